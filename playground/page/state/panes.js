/** Which person sits in which pane, and at which conversation. Kept over a reload. */
import { kept } from "./kept.js";
import { chatsOf, topicOf } from "./view.js";
import { chats, messages, people } from "./world.js";

/** `places` remembers each person's conversation, so that coming back to them finds it open. */
export const panes = kept("panes", [
  { person: "olena", places: {} },
  { person: "taras", places: {} },
]);
export const split = kept("split", false);

function change(index, pane) {
  panes.value = panes.value.map((old, i) => (i === index ? { ...old, ...pane } : old));
}

export function personIn(index) {
  return people.value.find(({ key }) => key === panes.value[index].person) ?? people.value[0];
}

export function choosePerson(index, key) {
  change(index, { person: key });
}

/** @param {number} index @param {import("../types.js").Place | null} place; null closes the conversation */
export function go(index, place) {
  const { key } = personIn(index);
  change(index, { places: { ...panes.value[index].places, [key]: place } });
}

/** Customers find their only chat open; the others choose. */
function firstPlace(person) {
  return person.part === "customer" || person.part === "stranger" ? { chat: person.id, thread: 0 } : null;
}

/** The chat of that id; where a group moved to another id, the group. */
function follow(id) {
  const movedFrom = (chat) => messages.value[chat]?.some((message) => message.migrate_from_chat_id === id);
  return chats.value[id] ?? chats.value[Object.keys(messages.value).find(movedFrom)];
}

/** Where the pane's person is: undefined where none is open, or what was open is there no more. */
export function seatIn(index) {
  const person = personIn(index);
  const { [person.key]: place = firstPlace(person) } = panes.value[index].places;
  const chat = place && follow(place.chat);
  if (!chat || !chatsOf(person).includes(chat)) return undefined;
  if (place.thread && !topicOf(chat, place.thread)) return undefined;
  return { index, person, chat, thread: place.thread };
}

/** Follows a link to a conversation; says whether the pane's person can see it. */
export function visit(index, place) {
  const chat = chatsOf(personIn(index)).find(({ id }) => id === place.chat);
  const there = Boolean(chat) && (!place.thread || Boolean(topicOf(chat, place.thread)));
  if (there) go(index, place);
  return there;
}

export function placeOf(seat) {
  return { chat: seat.chat.id, thread: seat.thread };
}
