/** What one person sees of the world: their chats, the topics in them, the messages of a conversation. */
import { bot, chats, messages, people } from "./world.js";

const PRESENT = new Set(["creator", "administrator", "member", "restricted"]);
const SERVICE = [
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "pinned_message",
  "group_chat_created",
  "supergroup_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "message_auto_delete_timer_changed",
];

/** @param {import("../types.js").Chat} chat @param {number} id of a user */
export function memberOf(chat, id) {
  const member = chat.members.find(({ user }) => user.id === id);
  return member && PRESENT.has(member.status) ? member : undefined;
}

/** The private chat first, then the groups that the person is in. */
export function chatsOf(person) {
  const all = Object.values(chats.value);
  const own = all.filter((chat) => chat.id === person.id);
  return [...own, ...all.filter((chat) => chat.type !== "private" && memberOf(chat, person.id))];
}

/** The topic a message is in; 0 is General, and everything outside forums. */
export function threadOf(message) {
  return message.is_topic_message ? message.message_thread_id : 0;
}

/** @returns {import("../types.js").Message[]} */
export function messagesIn({ chat, thread }) {
  const all = messages.value[chat] ?? [];
  return chats.value[chat]?.is_forum ? all.filter((message) => threadOf(message) === thread) : all;
}

/** Those messages as they are now, without the deleted. */
export function present(chat, ones) {
  const ids = new Set(ones.map(({ message_id }) => message_id));
  return (messages.value[chat] ?? []).filter(({ message_id }) => ids.has(message_id));
}

export function serviceKind(message) {
  return SERVICE.find((kind) => message[kind] !== undefined);
}

/** Topics, the one spoken in last first, closed ones after the open. */
export function topicsOf(chat) {
  const newest = {};
  for (const message of messages.value[chat.id] ?? []) newest[threadOf(message)] = message.message_id;
  const at = (topic) => newest[topic.message_thread_id] ?? topic.message_thread_id;
  return [...chat.topics].sort((a, b) => Number(a.closed) - Number(b.closed) || at(b) - at(a));
}

export function topicOf(chat, thread) {
  return chat.topics.find((topic) => topic.message_thread_id === thread);
}

/** The bot's `name` or `description` as a person's client shows it: in their language, else the one for all. */
export function botText(person, field) {
  const { texts } = bot.value;
  const byLanguage = texts?.[field] ?? {};
  return byLanguage[person.language_code] || byLanguage[""] || "";
}

export function botName(person) {
  return botText(person, "name") || bot.value.first_name;
}

export function personById(id) {
  return people.value.find((person) => person.id === id);
}

/** Whoever sent it: the person as the cast has them, else the user as Telegram does. */
export function nameOf(user) {
  return personById(user?.id)?.first_name ?? user?.first_name ?? "";
}

export function isOwn(message, person) {
  return message.from?.id === person.id;
}
