/** «Typing», for as long as Telegram shows it. */
import { html } from "../lib.js";
import { bot, typing } from "../state/world.js";
import { _ } from "../words.js";

export function typingIn(seat) {
  return typing.value.find(({ chat_id: chat, thread }) => chat === seat.chat.id && (thread ?? 0) === seat.thread);
}

export function actionName(action) {
  if (action.startsWith("upload")) return _("sending a file…");
  if (action.startsWith("record")) return _("recording a message…");
  return _("typing…");
}

export function TypingBubble({ seat }) {
  const entry = typingIn(seat);
  if (!entry) return null;
  const label = `${bot.value.first_name}: ${actionName(entry.action)}`;
  return html`<p class="typing" data-testid="typing" aria-label=${label}>
    <i></i><i></i><i></i>
  </p>`;
}
