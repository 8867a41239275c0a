/** Links in messages: only schemes that cannot run anything, and the bot's own deep links followed inside the page. */
import { threadOf, topicOf } from "../state/view.js";
import { bot, chats, messages } from "../state/world.js";

const GENERAL = 1; // what links call the topic General
const SAFE = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** The address to follow, or undefined where it must not be. */
export function safeUrl(address) {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  try {
    const url = new URL(withScheme);
    return SAFE.has(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The URL of a link into Telegram itself; undefined for any other. */
function within(address) {
  const safe = safeUrl(address);
  const url = safe && new URL(safe);
  return url && ["t.me", "telegram.me"].includes(url.hostname) ? url : undefined;
}

/** The payload of a `t.me/<this bot>?start=…` link; undefined for any other link. */
export function startPayload(address) {
  const url = within(address);
  if (!url || url.pathname.slice(1).toLowerCase() !== bot.value?.username?.toLowerCase()) return undefined;
  return url.searchParams.get("start") ?? "";
}

/** The place of a `t.me/c/<group>/<topic or message>` link, which only members can follow; undefined for any other. */
export function placeOf(address) {
  const [, id, number] = within(address)?.pathname.match(/^\/c\/(\d+)\/(\d+)/) ?? [];
  return id && { chat: Number(`-100${id}`), thread: threadAt(Number(`-100${id}`), Number(number)) };
}

/** The topic that has the number, or in which the message with it stands. */
function threadAt(id, number) {
  const group = chats.value[id];
  if (number === GENERAL || !group?.is_forum) return 0;
  const message = messages.value[id].find(({ message_id: known }) => known === number);
  return topicOf(group, number) || !message ? number : threadOf(message);
}
