/** Which groups show their topics: all, but for those that were folded. Kept over a reload. */
import { kept } from "./kept.js";

/** Ids of chats. */
const folded = kept("folded", []);

export function isUnfolded({ id }) {
  return !folded.value.includes(id);
}

export function fold({ id }, folds) {
  const others = folded.value.filter((other) => other !== id);
  folded.value = folds ? [...others, id] : others;
}
