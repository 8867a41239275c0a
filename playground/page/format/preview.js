/** A message in one line: for lists, quotes and banners. */
import { isOwn, nameOf, serviceKind } from "../state/view.js";
import { chats } from "../state/world.js";
import { _, pgettext } from "../words.js";
import { serviceText } from "./service.js";

export const KINDS = [
  "animation",
  "photo",
  "video",
  "video_note",
  "voice",
  "audio",
  "document",
  "sticker",
  "venue",
  "location",
  "contact",
  "poll",
  "dice",
  "checklist",
  "story",
  "game",
  "paid_media",
];

/** What a message holds besides words; undefined for text. An animation is a document too, a venue a location. */
export function kindOf(message) {
  return KINDS.find((kind) => message[kind] !== undefined);
}

function kindName(kind) {
  return {
    animation: _("Animation"),
    photo: _("Photo"),
    video: _("Video"),
    video_note: _("Video message"),
    voice: _("Voice message"),
    audio: _("Audio"),
    document: _("File"),
    sticker: _("Sticker"),
    venue: _("Place"),
    location: _("Location"),
    contact: _("Contact"),
    poll: _("Poll"),
    dice: _("Dice"),
    checklist: _("Checklist"),
    story: _("Story"),
    game: _("Game"),
    paid_media: _("Paid media"),
  }[kind];
}

/** What it is and says, without whose it is. */
export function gist(message) {
  const kind = kindOf(message);
  const words = message.text ?? message.caption;
  if (!kind) return words ?? _("Message");
  return words ? `${kindName(kind)}: ${words}` : detail(kind, message);
}

function detail(kind, message) {
  if (kind === "document") return message.document.file_name ?? kindName(kind);
  if (kind === "sticker") return `${message.sticker.emoji ?? ""} ${kindName(kind)}`.trim();
  if (kind === "poll") return `${kindName(kind)}: ${message.poll.question}`;
  return kindName(kind);
}

/** For the list of chats: in groups with its sender, one's own with «You». */
export function preview(message, person) {
  if (serviceKind(message)) return serviceText(message);
  const words = gist(message).replace(/\s+/g, " ").slice(0, 120);
  if (isOwn(message, person)) return pgettext("preview", "You: {words}", { words });
  return chats.value[message.chat.id]?.type === "private" ? words : `${nameOf(message.from)}: ${words}`;
}
