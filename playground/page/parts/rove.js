/** Lists that are one stop of the Tab key: arrows move the focus among their `[data-rove]` members. */

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * @param {KeyboardEvent & {target: HTMLElement, currentTarget: HTMLElement}} event on the list
 * @param {"vertical" | "horizontal" | "both"} axis of the arrows that move
 */
export function rove(event, axis = "both") {
  const current = event.target.closest("[data-rove]");
  if (!current || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  /** @type {HTMLElement[]} */
  const members = [...event.currentTarget.querySelectorAll("[data-rove]")];
  const next = members[target(event.key, axis, members.indexOf(current), members.length)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function target(key, axis, at, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const along = axis === "both" || (axis === "vertical") === /Up|Down/.test(key);
  return along && key in STEPS ? at + STEPS[key] : undefined;
}
