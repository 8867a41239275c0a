/** Buttons under a message. A press waits for the bot's answer and shows that it does. */
import { safeUrl, startPayload } from "../format/links.js";
import { html } from "../lib.js";
import { start } from "../state/deeds.js";
import { isWaiting, press } from "../state/presses.js";
import { copy, toast } from "../state/toasts.js";
import { _ } from "../words.js";
import { rove } from "./rove.js";

function followLink(seat, address) {
  const payload = startPayload(address);
  if (payload !== undefined) return start(seat, payload);
  return safeUrl(address) && window.open(safeUrl(address), "_blank", "noopener");
}

function run(seat, message, button) {
  if (button.callback_data !== undefined) return press(seat, message, button);
  if (button.copy_text) return copy(button.copy_text.text, seat);
  if (button.url) return followLink(seat, button.url);
  return toast(_("This button does nothing in the playground"), seat);
}

function InlineButton({ button, seat, message, testid, tabbed }) {
  const waits = button.callback_data !== undefined && isWaiting(seat, message, button);
  return html`<button type="button" class="inline-button" data-style=${button.style} disabled=${button.disabled}
    aria-busy=${waits} data-testid=${testid} tabindex=${tabbed ? 0 : -1} onClick=${() => run(seat, message, button)}>
    <span dir="auto">${button.text}</span>
    ${button.url && html`<span class="corner" aria-hidden="true">↗</span>`}
    ${waits && html`<span class="spinner" aria-hidden="true"></span>`}
  </button>`;
}

function Row({ buttons, row, ...common }) {
  const own = (column) => ({
    testid: `inline-${common.message.message_id}-${row}-${column}`,
    tabbed: row + column === 0,
  });
  return html`<div class="inline-row">
    ${buttons.map((button, i) => html`<${InlineButton} key=${i} button=${button} ...${own(i)} ...${common} />`)}
  </div>`;
}

export function InlineKeyboard({ message, seat }) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return html`<div class="inline-keyboard" role="toolbar" aria-label=${_("Buttons")}
    onKeyDown=${(event) => rove(event, "both", "button")}>
    ${rows.map((buttons, i) => html`<${Row} key=${i} row=${i} buttons=${buttons} message=${message} seat=${seat} />`)}
  </div>`;
}
