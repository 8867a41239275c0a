/** Lists that are one stop of the Tab key: arrows move the focus among their members. */

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/**
 * @param {KeyboardEvent & {target: HTMLElement, currentTarget: HTMLElement}} event on the list
 * @param {"vertical" | "horizontal" | "both"} axis of the arrows that move
 * @param {string} kind the selector of the members
 */
export function rove(event, axis = "both", kind = "[data-rove]") {
  /** @type {HTMLElement | null} */
  const current = event.target.closest(kind);
  if (!current || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
  /** @type {NodeListOf<HTMLElement>} */
  const found = event.currentTarget.querySelectorAll(kind);
  const members = [...found];
  const next = members[target(event.key, axis, members.indexOf(current), members.length)];
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function target(key, axis, at, count) {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const along = axis === "both" || (axis === "vertical") === /Up|Down/.test(key);
  return along && key in STEPS ? at + STEPS[key] : undefined;
}
