/** What a message holds besides words: one small drawer for each kind, an album as a grid or a stack. */
import { kindOf } from "../../format/preview.js";
import { html } from "../../lib.js";
import { Checklist, Contact, Dice, Game, Location, PaidMedia, Poll, Sticker, Story } from "./cards.js";
import { Document } from "./document.js";
import { Audio, Voice } from "./sound.js";
import { Animation, Photo, Video, VideoNote } from "./vision.js";

const DRAWERS = {
  animation: Animation,
  photo: Photo,
  video: Video,
  video_note: VideoNote,
  voice: Voice,
  audio: Audio,
  document: Document,
  sticker: Sticker,
  venue: Location,
  location: Location,
  contact: Contact,
  poll: Poll,
  dice: Dice,
  checklist: Checklist,
  story: Story,
  game: Game,
  paid_media: PaidMedia,
};

function One({ message }) {
  const kind = kindOf(message);
  return kind ? html`<${DRAWERS[kind]} message=${message} />` : null;
}

/** @param {{messages: import("../../types.js").Message[]}} props one message, or an album's */
export function Media({ messages }) {
  if (messages.length === 1) return html`<${One} message=${messages[0]} />`;
  const pictures = ["photo", "video"].includes(kindOf(messages[0]));
  return html`<div class=${pictures ? "album grid" : "album"} data-count=${messages.length} data-testid="album">
    ${messages.map(
      (message) => html`<div class="album-item" key=${message.message_id}><${One} message=${message} /></div>`,
    )}
  </div>`;
}
