/** A signal that outlives a reload: its value is kept as JSON in the browser's storage. */
import { effect, signal } from "../lib.js";

const PREFIX = "playground.";

/** The kept value, or `initial` where there is none, it is damaged, or storage is refused. */
function stored(key, initial) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key)) ?? initial;
  } catch {
    return initial;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Storage full or refused: the page works on, and forgets at the next reload.
  }
}

/**
 * @template T
 * @param {string} key
 * @param {T} initial
 */
export function kept(key, initial) {
  const box = signal(stored(key, initial));
  effect(() => store(key, box.value));
  return box;
}
