/**
 * Messages as they are laid out: days, service lines and bubbles.
 * An album is one bubble. Bubbles of one sender close in time make a run: the first has the name, the last the tail.
 */
import { serviceKind } from "../state/view.js";
import { dayKey } from "./time.js";

const RUN_SECONDS = 600;

/** @param {import("../types.js").Message[]} messages @param {string} zone IANA name, decides where days change */
export function layout(messages, zone) {
  const items = [];
  let day = "";
  for (const message of messages) {
    const today = dayKey(message.date * 1000, zone);
    if (today !== day) items.push({ kind: "day", key: `day-${today}`, date: message.date });
    day = today;
    place(items, message);
  }
  return items;
}

function place(items, message) {
  const previous = items[items.length - 1];
  if (serviceKind(message)) return items.push({ kind: "service", key: message.message_id, message });
  if (sameAlbum(previous, message)) return previous.messages.push(message);
  const follows = sameRun(previous, message);
  if (follows) previous.last = false;
  return items.push({ kind: "bubble", key: message.message_id, messages: [message], first: !follows, last: true });
}

function sameAlbum(item, message) {
  return item.kind === "bubble" && message.media_group_id && item.messages[0].media_group_id === message.media_group_id;
}

function sameRun(item, message) {
  if (item.kind !== "bubble") return false;
  const previous = item.messages[item.messages.length - 1];
  return previous.from?.id === message.from?.id && message.date - previous.date < RUN_SECONDS;
}
