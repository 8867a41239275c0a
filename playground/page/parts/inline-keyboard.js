/** Buttons under a message. A press waits for the bot's answer and shows that it does. */
import { safeUrl, startPayload } from "../format/links.js";
import { html } from "../lib.js";
import { start } from "../state/deeds.js";
import { isWaiting, press } from "../state/presses.js";
import { toast } from "../state/toasts.js";
import { _ } from "../words.js";

async function copy(seat, text) {
  await navigator.clipboard.writeText(text);
  toast(_("Copied"), seat.index);
}

function followLink(seat, address) {
  const payload = startPayload(address);
  if (payload !== undefined) return start(seat, payload);
  return safeUrl(address) && window.open(safeUrl(address), "_blank", "noopener");
}

function run(seat, message, button) {
  if (button.callback_data !== undefined) return press(seat, message, button);
  if (button.copy_text) return copy(seat, button.copy_text.text);
  if (button.url) return followLink(seat, button.url);
  return toast(_("This button does nothing in the playground"), seat.index);
}

function Button({ button, seat, message, row, column }) {
  const waits = button.callback_data !== undefined && isWaiting(seat, message, button);
  return html`<button type="button" class="inline-button" data-style=${button.style} disabled=${button.disabled} aria-busy=${waits}
    data-testid=${`inline-${message.message_id}-${row}-${column}`} onClick=${() => run(seat, message, button)}>
    <span dir="auto">${button.text}</span>${button.url && html`<span class="corner" aria-hidden="true">↗</span>`}
    ${waits && html`<span class="spinner" aria-hidden="true"></span>`}
  </button>`;
}

export function InlineKeyboard({ message, seat }) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return html`<div class="inline-keyboard" role="toolbar" aria-label=${_("Buttons")}>
    ${rows.map(
      (buttons, row) => html`<div class="inline-row" key=${row}>
      ${buttons.map((button, column) => html`<${Button} key=${column} ...${{ button, seat, message, row, column }} />`)}
    </div>`,
    )}
  </div>`;
}
