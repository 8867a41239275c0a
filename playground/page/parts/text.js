/** A message's words with their entities, drawn as elements: what people write never becomes markup. */
import { tree } from "../format/entities.js";
import { placeOf, safeUrl, startPayload } from "../format/links.js";
import { entityMoment, fullMoment } from "../format/time.js";
import { html, useLayoutEffect, useRef, useState } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { say, start } from "../state/deeds.js";
import { visit } from "../state/panes.js";
import { toast } from "../state/toasts.js";
import { _ } from "../words.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};

function plain(node) {
  return typeof node === "string" ? node : node.children.map(plain).join("");
}

function Spoiler({ children }) {
  const [open, setOpen] = useState(false);
  if (open) return html`<span class="spoiler open">${children}</span>`;
  return html`<button type="button" class="spoiler" aria-label=${_("Show the hidden text")} onClick=${() => setOpen(true)}>
    <span aria-hidden="true">${children}</span></button>`;
}

/** Folded where it is longer than the style lets a folded one be. */
function Expandable({ children }) {
  const box = useRef(null);
  const [open, setOpen] = useState(false);
  const [long, setLong] = useState(false);
  useLayoutEffect(() => setLong(open || box.current.scrollHeight > box.current.clientHeight + 1), [children]);
  const name = [!open && "folded", long && "long"].filter(Boolean).join(" ");
  const fold = html`<button type="button" class="fold" aria-expanded=${open} onClick=${() => setOpen(!open)}>
    ${open ? _("Less") : _("More")}
  </button>`;
  return html`<blockquote ref=${box} class=${name}>${children}${long && fold}</blockquote>`;
}

/** What a Telegram client does with a link itself; undefined for those that go to a new window. */
function followed(address, seat) {
  const payload = startPayload(address);
  const place = placeOf(address);
  if (payload !== undefined) return () => start(seat, payload);
  return place && (() => visit(seat.index, place) || toast(_("That is no longer there."), seat));
}

function Link({ address, seat, children }) {
  const href = safeUrl(address);
  if (!href) return children;
  const follow = (event) => {
    const deed = followed(address, seat);
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  return html`<a href=${href} target="_blank" rel="noopener noreferrer" onClick=${follow}>${children}</a>`;
}

function Moment({ entity, seat, children }) {
  const zone = zoneOf(seat.person);
  const iso = new Date(entity.unix_time * 1000).toISOString();
  const pattern = entity.date_time_format;
  return html`<time class="moment" datetime=${iso} title=${fullMoment(entity.unix_time * 1000, zone)}>
    ${pattern ? entityMoment(entity.unix_time, pattern, zone) : children}</time>`;
}

function CommandLink({ seat, children, words }) {
  return html`<button type="button" class="link" onClick=${() => say(seat, { text: words })}>${children}</button>`;
}

const DRAWERS = {
  spoiler: ({ children }) => html`<${Spoiler}>${children}<//>`,
  expandable_blockquote: ({ children }) => html`<${Expandable}>${children}<//>`,
  pre: ({ children, entity }) => html`<pre data-language=${entity.language}><code>${children}</code></pre>`,
  text_link: ({ children, entity, seat }) => html`<${Link} address=${entity.url} seat=${seat}>${children}<//>`,
  url: ({ children, words, seat }) => html`<${Link} address=${words} seat=${seat}>${children}<//>`,
  email: ({ children, words, seat }) => html`<${Link} address=${`mailto:${words}`} seat=${seat}>${children}<//>`,
  phone_number: ({ children, words, seat }) => html`<${Link} address=${`tel:${words}`} seat=${seat}>${children}<//>`,
  bot_command: ({ children, words, seat }) => html`<${CommandLink} words=${words} seat=${seat}>${children}<//>`,
  mention: ({ children }) => html`<span class="mention">${children}</span>`,
  text_mention: ({ children }) => html`<span class="mention">${children}</span>`,
  hashtag: ({ children }) => html`<span class="mention">${children}</span>`,
  date_time: ({ children, entity, seat }) => html`<${Moment} entity=${entity} seat=${seat}>${children}<//>`,
};

function draw(node, seat) {
  if (typeof node === "string") return node;
  const { entity } = node;
  const children = node.children.map((child) => draw(child, seat));
  if (TAGS[entity.type]) return html`<${TAGS[entity.type]}>${children}<//>`;
  return DRAWERS[entity.type]?.({ children, entity, seat, words: plain(node) }) ?? children;
}

/** `children` stand after the last word. */
export function Text({ message, seat, children }) {
  const words = message.text ?? message.caption;
  if (!words) return null;
  const nodes = tree(words, message.text === undefined ? message.caption_entities : message.entities);
  return html`<div class="words" dir="auto">${nodes.map((node) => draw(node, seat))}${" "}${children}</div>`;
}
