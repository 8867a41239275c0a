/** Presses of inline buttons: which ones wait for the bot, and what its answer does. */
import { act } from "../api.js";
import { signal } from "../lib.js";
import { startPayload } from "../format/links.js";
import { showAlert } from "../parts/dialog.js";
import { start } from "./deeds.js";
import { attempt, toast } from "./toasts.js";

const waiting = signal(new Set());

function keyOf(seat, message, button) {
  return `${seat.person.key} ${message.chat.id} ${message.message_id} ${button.callback_data}`;
}

function mark(key, on) {
  const next = new Set(waiting.value);
  if (on) next.add(key);
  else next.delete(key);
  waiting.value = next;
}

export function isWaiting(seat, message, button) {
  return waiting.value.has(keyOf(seat, message, button));
}

export async function press(seat, message, button) {
  const key = keyOf(seat, message, button);
  if (waiting.value.has(key)) return;
  mark(key, true);
  const body = { chat_id: message.chat.id, message_id: message.message_id, data: button.callback_data };
  const answer = await attempt(() => act(seat.person.key, "press", body), seat);
  mark(key, false);
  if (answer) show(seat, answer);
}

function show(seat, { text, show_alert: alert, url }) {
  if (url && startPayload(url) !== undefined) start(seat, startPayload(url));
  if (text && alert) showAlert(text);
  else if (text) toast(text, seat);
}
