/** Links in messages: only schemes that cannot run anything, and the bot's own deep links followed inside the page. */
import { bot } from "../state/world.js";

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

/** The payload of a `t.me/<this bot>?start=…` link; undefined for any other link. */
export function startPayload(address) {
  const url = safeUrl(address) && new URL(safeUrl(address));
  if (!url || !["t.me", "telegram.me"].includes(url.hostname)) return undefined;
  if (url.pathname.slice(1).toLowerCase() !== bot.value?.username?.toLowerCase()) return undefined;
  return url.searchParams.get("start") ?? "";
}
