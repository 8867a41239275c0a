/** What a message answers, and where it came from. */
import { gist } from "../format/preview.js";
import { html } from "../lib.js";
import { nameOf, threadOf } from "../state/view.js";
import { _ } from "../words.js";
import { nameStyle } from "./avatar.js";

/** In a topic every message answers the topic's first, tacitly; that is no quote. */
function isTacit(message) {
  const { reply_to_message: original } = message;
  return original.forum_topic_created !== undefined || original.message_id === threadOf(message);
}

/** Moves to a message of the conversation around `element`, where it is drawn. */
export function jump(element, id) {
  const conversation = element.closest(".conversation");
  const original = conversation.querySelector(`[data-testid="message-${id}"]`);
  original?.scrollIntoView({ block: "center" });
  original?.focus();
}

function Elsewhere({ message }) {
  return html`<span class="quote" data-testid="quote">
    <b dir="auto">${originName(message.external_reply.origin)}</b>
    <span dir="auto">${message.quote?.text ?? _("Message")}</span>
  </span>`;
}

export function Quote({ message }) {
  if (message.external_reply) return html`<${Elsewhere} message=${message} />`;
  const original = message.reply_to_message;
  if (!original || isTacit(message)) return null;
  return html`<button type="button" class="quote" data-testid="quote" tabindex="-1"
    style=${nameStyle(original.from ?? { id: 0 })} onClick=${(event) => jump(event.currentTarget, original.message_id)}>
    <b dir="auto">${nameOf(original.from)}</b>
    <span dir="auto">${message.quote?.text ?? gist(original)}</span>
  </button>`;
}

function originName(origin) {
  return origin.sender_user ? nameOf(origin.sender_user) : (origin.sender_user_name ?? origin.sender_chat?.title ?? "");
}

export function Forwarded({ message }) {
  const origin = message.forward_origin;
  return (
    origin &&
    html`<span class="forwarded" dir="auto">${_("Forwarded from {name}", { name: originName(origin) })}</span>`
  );
}
