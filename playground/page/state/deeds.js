/** What a person does at their seat. Refusals are said in their pane; the world's answer comes as events. */
import { act } from "../api.js";
import { factsOf } from "./cast.js";
import { setTarget, targetOf } from "./drafts.js";
import { forcedReply } from "./markup.js";
import { attempt } from "./toasts.js";

const LONGEST = 4096; // Telegram's clients cut longer texts into several messages

function where(seat) {
  return { chat_id: seat.chat.id, ...(seat.thread ? { message_thread_id: seat.thread } : {}) };
}

/** The reply that the next message is; taken, so that it is used once. */
function takeReply(seat) {
  const target = targetOf(seat);
  if (target?.mode === "reply") setTarget(seat, null);
  const message = target?.mode === "reply" ? target.message : forcedReply(seat);
  return message ? { reply_to: message.message_id } : {};
}

function deed(seat, name, body) {
  return attempt(() => act(seat.person.key, name, body), seat);
}

/** Sends text, contact, location, sticker, dice or poll. */
export function say(seat, content) {
  return deed(seat, "messages", { ...where(seat), ...takeReply(seat), ...content });
}

export async function sayText(seat, text) {
  for (let at = 0; at < text.length; at += LONGEST) await say(seat, { text: text.slice(at, at + LONGEST) });
}

/** Sends files; several make an album. `as` is Telegram's word for what they are. */
export function upload(seat, files, as, fields = {}) {
  const form = new FormData();
  Object.entries({ ...where(seat), ...takeReply(seat), as, ...fields }).forEach(([key, value]) => form.set(key, value));
  files.forEach((file) => form.append("files", file, file.name));
  return deed(seat, "messages", form);
}

export function edit(seat, message, text) {
  return deed(seat, "edit", { chat_id: seat.chat.id, message_id: message.message_id, text });
}

export async function remove(seat, messages) {
  for (const { message_id } of messages) await deed(seat, "delete", { chat_id: seat.chat.id, message_id });
}

/** Sets the reaction, or takes it back where it is set already. */
export function react(seat, message, emoji) {
  const mine = message.reactions?.find(({ by }) => by === seat.person.id)?.emoji;
  const body = { chat_id: seat.chat.id, message_id: message.message_id, emoji: mine === emoji ? null : emoji };
  return deed(seat, "react", body);
}

export function start(seat, payload) {
  return deed(seat, "start", payload ? { payload } : {});
}

export function setBlocked(seat, blocked) {
  return deed(seat, blocked ? "block" : "unblock");
}

export function sharePlace(seat) {
  const { latitude, longitude } = factsOf(seat.person);
  return say(seat, { location: { latitude, longitude } });
}

/** One's own contact carries one's id; someone else's does too, but not the sender's. */
export function shareContact(seat, person) {
  const { phone } = factsOf(person);
  return say(seat, { contact: { phone_number: phone, first_name: person.first_name, user_id: person.id } });
}
