/** What each person has not seen yet. Seen is what stood in an open conversation while the page was looked at. */
import { kept } from "./kept.js";
import { chatsOf, isOwn, messagesIn, serviceKind } from "./view.js";

/** The newest message seen, by `"<person> <chat> <thread>"`. */
const marks = kept("seen", {});

function keyOf(person, place) {
  return `${person.key} ${place.chat} ${place.thread}`;
}

function counts(message, person) {
  return !isOwn(message, person) && !serviceKind(message);
}

function unreadMessages(person, place) {
  const seen = marks.value[keyOf(person, place)] ?? 0;
  return messagesIn(place).filter((message) => message.message_id > seen && counts(message, person));
}

export function unreadIn(person, place) {
  return unreadMessages(person, place).length;
}

/** Whether words that the person has not seen yet name them. */
export function isMentioned(person, place) {
  return unreadMessages(person, place).some((message) => names(message, person));
}

function names(message, person) {
  return (message.entities ?? message.caption_entities ?? []).some(({ user }) => user?.id === person.id);
}

export function unreadOf(person) {
  const places = chatsOf(person).flatMap((chat) => [
    { chat: chat.id, thread: 0 },
    ...chat.topics.map((topic) => ({ chat: chat.id, thread: topic.message_thread_id })),
  ]);
  return places.reduce((sum, place) => sum + unreadIn(person, place), 0);
}

/** Marks the conversation as seen to its end. */
export function markSeen(person, place) {
  const newest = newestIn(place);
  const key = keyOf(person, place);
  if (marks.value[key] !== newest) marks.value = { ...marks.value, [key]: newest };
}

function newestIn(place) {
  return messagesIn(place).at(-1)?.message_id ?? 0;
}

/** Takes back the marks that a younger world (restarted, reset) has not reached yet. */
export function clampSeen() {
  const clamped = Object.entries(marks.value).map(([key, seen]) => {
    const [, chat, thread] = key.split(" ").map(Number);
    return [key, Math.min(seen, newestIn({ chat, thread }))];
  });
  marks.value = Object.fromEntries(clamped);
}
