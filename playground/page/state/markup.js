/** The reply keyboard and the forced reply that stand in a conversation: the newest word of the bot counts. */
import { signal } from "../lib.js";
import { placeOf } from "./panes.js";
import { isOwn, messagesIn } from "./view.js";
import { bot } from "./world.js";

/** What the visitor did against the default: keyboards opened or shut, forced replies dismissed; by message. */
const shown = signal({});

function keyOf(seat, message) {
  return `${seat.person.key} ${seat.chat.id} ${message.message_id}`;
}

/** Selective markup concerns those whom the bot answers. */
function concerns(message, person) {
  const { selective } = message.reply_markup;
  return !selective || message.reply_to_message?.from?.id === person.id;
}

function isReplyMarkup(message) {
  const markup = message.reply_markup;
  return (
    message.from?.id === bot.value.id && markup && (markup.keyboard || markup.remove_keyboard || markup.force_reply)
  );
}

/** The newest message that put or removed a keyboard, and whether the person has written since. */
function standing(seat) {
  const list = messagesIn(placeOf(seat));
  const at = list.findLastIndex((message) => isReplyMarkup(message) && concerns(message, seat.person));
  if (at < 0) return {};
  return { message: list[at], answered: list.slice(at + 1).some((message) => isOwn(message, seat.person)) };
}

/** `{message, rows, placeholder, open}` or undefined. A one-time keyboard folds away once it was used. */
export function replyKeyboard(seat) {
  const { message, answered } = standing(seat);
  const markup = message?.reply_markup;
  if (!markup?.keyboard) return undefined;
  const open = shown.value[keyOf(seat, message)] ?? !(markup.one_time_keyboard && answered);
  return { message, rows: markup.keyboard, placeholder: markup.input_field_placeholder, open };
}

/** The message that the next words answer, because the bot asked for it; undefined once answered or dismissed. */
export function forcedReply(seat) {
  const { message, answered } = standing(seat);
  if (!message?.reply_markup.force_reply || answered) return undefined;
  return shown.value[keyOf(seat, message)] === false ? undefined : message;
}

export function show(seat, message, open) {
  shown.value = { ...shown.value, [keyOf(seat, message)]: open };
}
