/** Short words that pass by: a callback's answer, a refusal. Each belongs to a person in a pane, or to the page (undefined). */
import { Refused } from "../api.js";
import { signal } from "../lib.js";
import { _, language } from "../words.js";

const SHOWN_MS = 4500;
const MEGABYTE = 2 ** 20; // as Telegram counts them

export const toasts = signal([]);

export function toast(text, seat = undefined) {
  const entry = { text, pane: seat?.index, person: seat?.person.key, key: Symbol(text) };
  toasts.value = [...toasts.value, entry];
  setTimeout(() => (toasts.value = toasts.value.filter((other) => other !== entry)), SHOWN_MS);
}

/** Puts text on the clipboard, and says so. */
export async function copy(text, seat) {
  await navigator.clipboard.writeText(text);
  toast(_("Copied"), seat);
}

function tooLarge({ limit }) {
  const size = new Intl.NumberFormat(language.value, { style: "unit", unit: "megabyte" }).format(limit / MEGABYTE);
  return _("This file is too large: the limit is {size}.", { size });
}

/** A refusal in the page's language. Only where the visitor's input was wrong does the server's own reason help. */
function refusalWords(error) {
  if (!(error instanceof Refused) || error.status >= 500) return _("The playground is not responding. Trying again…");
  if (error.status === 403) return _("That is not allowed here.");
  if (error.status === 404) return _("That is no longer there.");
  if (error.status === 410) return _("The group has moved: open the new one.");
  if (error.status === 413) return tooLarge(error);
  return _("This did not work: {reason}", { reason: error.message });
}

/** Does what may be refused, and says so. Resolves to undefined then. */
export async function attempt(deed, seat = undefined) {
  try {
    return await deed();
  } catch (error) {
    toast(refusalWords(error), seat);
    return undefined;
  }
}
