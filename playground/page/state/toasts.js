/** Short words that pass by: a callback's answer, a refusal. Each belongs to a pane, or (undefined) to the whole page. */
import { signal } from "../lib.js";

const SHOWN_MS = 4500;

export const toasts = signal([]);

export function toast(text, pane = undefined) {
  const entry = { text, pane, key: Symbol(text) };
  toasts.value = [...toasts.value, entry];
  setTimeout(() => (toasts.value = toasts.value.filter((other) => other !== entry)), SHOWN_MS);
}

/** Does what may be refused, and says so. Resolves to undefined then. */
export async function attempt(deed, pane = undefined) {
  try {
    return await deed();
  } catch (error) {
    toast(error.message, pane);
    return undefined;
  }
}
