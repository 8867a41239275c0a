/** The bot's keyboard under the composer: its buttons write, or share what the bot asked for. */
import { html } from "../lib.js";
import { factsOf } from "../state/cast.js";
import { say, shareContact, sharePlace } from "../state/deeds.js";
import { replyKeyboard } from "../state/markup.js";
import { toast } from "../state/toasts.js";
import { _ } from "../words.js";
import { confirm } from "./dialog.js";

async function offerContact(seat) {
  const text = _("The bot will see your phone number: {phone}", { phone: factsOf(seat.person).phone });
  if (await confirm({ title: _("Share your number?"), text, submit: _("Share"), kind: "primary" }))
    shareContact(seat, seat.person);
}

async function offerPlace(seat) {
  const text = _("The bot will see where you are.");
  if (await confirm({ title: _("Share your location?"), text, submit: _("Share"), kind: "primary" })) sharePlace(seat);
}

function run(seat, message, button) {
  if (button.request_contact) return offerContact(seat);
  if (button.request_location) return offerPlace(seat);
  if (Object.keys(button).some((key) => key.startsWith("request_") || key === "web_app"))
    return toast(_("This button does nothing in the playground"), seat);
  // In a group, Telegram sends a keyboard's words as an answer to the message that brought it.
  const reply = seat.chat.type === "private" ? {} : { reply_to: message.message_id };
  return say(seat, { ...reply, text: button.text });
}

function ReplyButton({ button, testid, onPress }) {
  return html`<button type="button" class="reply-button" data-style=${button.style} dir="auto" data-testid=${testid}
    onClick=${onPress}>${button.text}</button>`;
}

function Row({ buttons, row, seat, message }) {
  const whole = buttons.map((button) => (typeof button === "string" ? { text: button } : button));
  return html`<div class="reply-row">
    ${whole.map(
      (button, column) => html`<${ReplyButton} key=${column} button=${button} testid=${`reply-${row}-${column}`}
        onPress=${() => run(seat, message, button)} />`,
    )}
  </div>`;
}

export function ReplyKeyboard({ seat }) {
  const keyboard = replyKeyboard(seat);
  if (!keyboard?.open) return null;
  const label = _("The bot’s keyboard");
  return html`<div class="reply-keyboard" role="toolbar" aria-label=${label} data-testid="reply-keyboard">
    ${keyboard.rows.map(
      (buttons, row) => html`<${Row} key=${row} ...${{ buttons, row, seat }} message=${keyboard.message} />`,
    )}
  </div>`;
}
