/**
 * The menu that may be open: beside what opened it, kept inside the window, driven by arrows, left by Esc.
 * Its items are asked for each time it is drawn: what changes while it is open, changes in it.
 */
import { html, useLayoutEffect, useRef } from "../lib.js";
import { closeMenu, menu } from "../state/overlays.js";
import { Icon } from "./icon.js";
import { rove } from "./rove.js";

const GAP = 6;

/** Below the anchor if there is room, else above; never over the window's edge. */
function position(box, anchor) {
  const { width, height } = box.getBoundingClientRect();
  const below = anchor.bottom + GAP + height <= innerHeight;
  const top = below ? anchor.bottom + GAP : Math.max(GAP, anchor.top - GAP - height);
  box.style.top = `${top}px`;
  box.style.left = `${Math.max(GAP, Math.min(anchor.left, innerWidth - width - GAP))}px`;
}

function choose(item) {
  closeMenu();
  item.run();
}

function onKeyDown(event) {
  if (event.key === "Tab") closeMenu();
  if (event.key !== "Escape") return rove(event);
  event.stopPropagation();
  closeMenu();
}

function Item({ item }) {
  return html`<button
    type="button" role="menuitem" data-rove tabindex="-1" data-testid=${item.testid}
    class=${item.danger ? "menu-item danger" : "menu-item"} onClick=${() => choose(item)}>
    ${item.icon && html`<${Icon} name=${item.icon} />`}<span>${item.label}</span>
  </button>`;
}

function OpenMenu({ items, anchor, header }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    position(box.current, anchor);
    box.current.querySelector("[data-rove]")?.focus();
  }, [anchor]);
  return html`<div class="menu-shade" onPointerDown=${(event) => event.target === event.currentTarget && closeMenu()}>
    <div class="menu" role="menu" ref=${box} data-testid="menu" onKeyDown=${onKeyDown}>
      ${header}${items().map((item) => html`<${Item} item=${item} />`)}
    </div>
  </div>`;
}

export function MenuHost() {
  return menu.value && html`<${OpenMenu} ...${menu.value} />`;
}
