/** One bubble: a message, or an album of several. */
import { timeOf } from "../format/time.js";
import { html } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { isOwn, nameOf } from "../state/view.js";
import { _ } from "../words.js";
import { nameStyle, UserAvatar } from "./avatar.js";
import { InlineKeyboard } from "./inline-keyboard.js";
import { Media } from "./media/media.js";
import { openMessageMenu } from "./message-menu.js";
import { Forwarded, Quote } from "./quote.js";
import { Reactions } from "./reactions.js";
import { Text } from "./text.js";
import { IconButton } from "./icon.js";

const BARE = ["sticker", "dice", "video_note"]; // shown without a bubble around them

/** A bot redraws its screens, the messages with buttons, all the time: as in Telegram's clients that is no mark. */
function isMarked(message) {
  return message.edit_date && !message.reply_markup?.inline_keyboard;
}

function Meta({ message, zone }) {
  return html`<span class="meta">
    ${isMarked(message) && html`<span class="edited" data-testid="edited">${_("edited")}</span>`}
    <time datetime=${new Date(message.date * 1000).toISOString()}>${timeOf(message.date, zone)}</time>
  </span>`;
}

function Sender({ message }) {
  return html`<span class="sender" style=${nameStyle(message.from)} dir="auto">
    ${nameOf(message.from)}${" "}${message.from.is_bot && html`<small>${_("bot")}</small>`}
  </span>`;
}

/** The message of an album that speaks for it: the one with the caption. */
function speaker(messages) {
  return messages.find((message) => message.caption) ?? messages[0];
}

function classOf(messages, own, last) {
  const bare = BARE.some((kind) => messages[0][kind]) && !messages[0].reply_to_message;
  const pictured = ["photo", "video", "animation"].some((kind) => messages[0][kind]);
  return ["bubble", own ? "out" : "in", last && "tailed", bare && "bare", pictured && "pictured"]
    .filter(Boolean)
    .join(" ");
}

function Body({ messages, seat, named }) {
  const message = speaker(messages);
  const meta = html`<${Meta} message=${message} zone=${zoneOf(seat.person)} />`;
  const above = Boolean(message.show_caption_above_media);
  // Beside the last word where words end the bubble, below everything else.
  const beside = Boolean(message.text ?? message.caption) && !above && !messages[0].reactions?.length;
  const words = html`<${Text} message=${message} seat=${seat}>${beside && meta}<//>`;
  return html`${named && html`<${Sender} message=${message} />`}
    <${Forwarded} message=${message} />
    <${Quote} message=${message} />
    ${above && words}
    <${Media} messages=${messages} />
    ${!above && words}
    <${Reactions} message=${messages[0]} seat=${seat} />
    ${!beside && meta}`;
}

function onKey(event, open) {
  if (event.target !== event.currentTarget || !["Enter", "ContextMenu"].includes(event.key)) return;
  event.preventDefault();
  open(event.currentTarget);
}

function label(message, seat) {
  const name = isOwn(message, seat.person) ? _("You") : nameOf(message.from);
  return `${name}, ${timeOf(message.date, zoneOf(seat.person))}`;
}

/** The sender's avatar beside the last of a run; beside the others, its room. */
function Face({ message, last }) {
  return html`<span class="row-avatar">${last && html`<${UserAvatar} user=${message.from} size="small" />`}</span>`;
}

export function Bubble({ messages, first, last, seat, tabbed }) {
  const message = speaker(messages);
  const own = isOwn(message, seat.person);
  const group = seat.chat.type !== "private";
  const open = (element) => openMessageMenu(seat, messages, message, element);
  const onContextMenu = (event) => {
    event.preventDefault();
    open(event.target);
  };
  const name = ["row", own ? "out" : "in", first && "first"].filter(Boolean).join(" ");
  return html`<article class=${name} data-rove tabindex=${tabbed ? 0 : -1} aria-label=${label(message, seat)}
    data-testid=${`message-${messages[0].message_id}`}
    onKeyDown=${(event) => onKey(event, open)} onContextMenu=${onContextMenu}>
    ${group && !own && html`<${Face} message=${message} last=${last} />`}
    <div class="stack">
      <div class=${classOf(messages, own, last)}>
        <${Body} messages=${messages} seat=${seat} named=${group && !own && first} />
      </div>
      <${InlineKeyboard} message=${message} seat=${seat} />
    </div>
    <${IconButton} icon="menu" label=${_("Message menu")} testid="message-menu" tabindex="-1"
      onClick=${(event) => open(event.currentTarget)} />
  </article>`;
}
