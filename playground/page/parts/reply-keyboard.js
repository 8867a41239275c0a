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
  if (await confirm({ title: _("Share your number?"), text, submit: _("Share"), danger: false }))
    shareContact(seat, seat.person);
}

async function offerPlace(seat) {
  const text = _("The bot will see where you are.");
  if (await confirm({ title: _("Share your location?"), text, submit: _("Share"), danger: false })) sharePlace(seat);
}

function run(seat, message, button) {
  if (button.request_contact) return offerContact(seat);
  if (button.request_location) return offerPlace(seat);
  if (Object.keys(button).some((key) => key.startsWith("request_") || key === "web_app"))
    return toast(_("This button does nothing in the playground"), seat.index);
  // In a group, Telegram sends a keyboard's words as an answer to the message that brought it.
  const reply = seat.chat.type === "private" ? {} : { reply_to: message.message_id };
  return say(seat, { ...reply, text: button.text });
}

export function ReplyKeyboard({ seat }) {
  const keyboard = replyKeyboard(seat);
  if (!keyboard?.open) return null;
  const { rows, message } = keyboard;
  const asButton = (button) => (typeof button === "string" ? { text: button } : button);
  return html`<div class="reply-keyboard" role="toolbar" aria-label=${_("The bot's keyboard")} data-testid="reply-keyboard">
    ${rows.map(
      (buttons, row) => html`<div class="reply-row" key=${row}>
      ${buttons.map(asButton).map(
        (button, column) => html`<button type="button" key=${column} class="reply-button" data-style=${button.style}
        dir="auto" data-testid=${`reply-${row}-${column}`} onClick=${() => run(seat, message, button)}>${button.text}</button>`,
      )}
    </div>`,
    )}
  </div>`;
}
