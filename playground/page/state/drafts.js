/** What stands in each conversation's composer: words (kept over a reload) and the message they answer or change. */
import { signal } from "../lib.js";
import { kept } from "./kept.js";

const texts = kept("drafts", {});
/** `{mode: "reply" | "edit", message}` by seat. */
const targets = signal({});

function keyOf(seat) {
  return `${seat.person.key} ${seat.chat.id} ${seat.thread}`;
}

function without(record, key) {
  const { [key]: _gone, ...rest } = record;
  return rest;
}

export function draftOf(seat) {
  return texts.value[keyOf(seat)] ?? "";
}

export function setDraft(seat, text) {
  const key = keyOf(seat);
  texts.value = text ? { ...texts.value, [key]: text } : without(texts.value, key);
}

export function targetOf(seat) {
  return targets.value[keyOf(seat)];
}

export function setTarget(seat, target) {
  const key = keyOf(seat);
  targets.value = target ? { ...targets.value, [key]: target } : without(targets.value, key);
}

export function startReply(seat, message) {
  setTarget(seat, { mode: "reply", message });
}

export function startEdit(seat, message) {
  setTarget(seat, { mode: "edit", message });
  setDraft(seat, message.text ?? message.caption ?? "");
}

/** Leaves a reply or an edit; the words of an abandoned edit go with it. */
export function dropTarget(seat) {
  if (targetOf(seat)?.mode === "edit") setDraft(seat, "");
  setTarget(seat, null);
}
