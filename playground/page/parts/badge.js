/** How many messages wait unread. */
import { html } from "../lib.js";
import { ngettext } from "../words.js";

const MOST_SHOWN = 99;

export function unreadWords(n) {
  return ngettext("{n} unread message", "{n} unread messages", n);
}

export function Badge({ n, testid }) {
  if (!n) return null;
  const shown = n > MOST_SHOWN ? `${MOST_SHOWN}+` : n;
  return html`<span class="badge" role="img" aria-label=${unreadWords(n)} data-testid=${testid}>${shown}</span>`;
}
