/** The world as the server tells it: a snapshot, then events. Nothing here is decided by the page. */
import { batch, signal } from "../lib.js";

const TYPING_SHOWN_MS = 5000; // as Telegram shows a chat action

/** @type {{value: import("../types.js").User | null}} */
export const bot = signal(null);
/** @type {{value: import("../types.js").Person[]}} */
export const people = signal([]);
/** @type {{value: Object<string, import("../types.js").Chat>}} */
export const chats = signal({});
/** @type {{value: Object<string, import("../types.js").Message[]>}} */
export const messages = signal({});
/** The world's clock and when (by this machine's steady clock) it was told. */
export const clock = signal({ now: new Date().toISOString(), offset: 0, at: performance.now() });
/** @type {{value: import("../types.js").Fault[]}} */
export const faults = signal([]);
/** How long the Bot API takes, in milliseconds: `{least, most}`. */
export const delay = signal({ least: 0, most: 0 });
/** The shop's till, if there is one: `{key, currency, kinds}`. */
export const till = signal(null);
/** Who is typing where: `{chat_id, thread, action}`. */
export const typing = signal([]);

export function load(snapshot) {
  batch(() => {
    bot.value = snapshot.bot;
    people.value = snapshot.people;
    chats.value = Object.fromEntries(snapshot.chats.map((chat) => [chat.id, chat]));
    messages.value = snapshot.messages;
    faults.value = snapshot.faults;
    delay.value = snapshot.delay;
    till.value = snapshot.till;
    typing.value = [];
    setClock(snapshot.clock);
  });
}

/** Whether the event was understood; one that was not calls for a fresh snapshot. */
export function apply(event) {
  const handler = HANDLERS[event.type];
  if (handler) batch(() => handler(event));
  return Boolean(handler);
}

const HANDLERS = {
  message: ({ chat_id: id, message }) => {
    stopTyping(id, message);
    setMessages(id, upserted(messages.value[id] ?? [], message));
  },
  deleted: ({ chat_id: id, message_ids: gone }) =>
    setMessages(
      id,
      (messages.value[id] ?? []).filter((message) => !gone.includes(message.message_id)),
    ),
  chat: ({ chat }) => (chats.value = { ...chats.value, [chat.id]: chat }),
  person: ({ person }) => (people.value = people.value.map((known) => (known.key === person.key ? person : known))),
  typing: showTyping,
  clock: ({ clock: told }) => setClock(told),
  faults: ({ faults: told }) => (faults.value = told),
  delay: ({ delay: told }) => (delay.value = told),
  till: ({ till: told }) => (till.value = told),
};

function setMessages(id, list) {
  messages.value = { ...messages.value, [id]: list };
}

/** Nearly always the newest: then it is put at the end without looking further. */
function upserted(list, message) {
  const last = list[list.length - 1];
  if (!last || last.message_id < message.message_id) return [...list, message];
  const others = list.filter((known) => known.message_id !== message.message_id);
  return [...others, message].sort((a, b) => a.message_id - b.message_id);
}

function setClock({ now, offset }) {
  clock.value = { now, offset, at: performance.now() };
}

function showTyping({ chat_id, message_thread_id: thread = 0, action }) {
  const entry = { chat_id, thread, action };
  typing.value = [...typing.value.filter((other) => !sameSpot(other, chat_id, thread)), entry];
  setTimeout(() => (typing.value = typing.value.filter((other) => other !== entry)), TYPING_SHOWN_MS);
}

function stopTyping(id, message) {
  if (message.from?.id !== bot.value?.id) return;
  const thread = message.is_topic_message ? message.message_thread_id : 0;
  if (typing.value.some((entry) => sameSpot(entry, id, thread)))
    typing.value = typing.value.filter((entry) => !sameSpot(entry, id, thread));
}

function sameSpot(entry, id, thread) {
  return entry.chat_id === id && entry.thread === (thread ?? 0);
}
