/** The panel beside the panes; on a phone it lies over them. */
import { html, useEffect, useRef } from "../../lib.js";
import { side } from "../../state/side.js";
import { till } from "../../state/world.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";
import { Controls } from "./controls.js";
import { Till } from "../till/till.js";
import { Hint } from "./hint.js";

function panels() {
  return { controls: Controls, hint: Hint, ...(till.value && { till: Till }) };
}

function titleOf(name) {
  return { controls: _("World controls"), hint: _("Welcome"), till: _("Till") }[name];
}

/** Closes the panel; the focus goes back to the button that opens it. */
function closeSide() {
  /** @type {HTMLElement | null} */
  const opener = document.querySelector(`.topbar [data-testid="${side.value}"]`);
  side.value = "";
  opener?.focus();
}

function onKeyDown(event) {
  if (event.key === "Escape") closeSide();
}

/** The focus goes into a panel that was asked for, not into the one that a newcomer finds open. */
function useEntry(name) {
  const box = useRef(null);
  const found = useRef(name);
  useEffect(() => {
    if (found.current !== name) box.current?.querySelector("button").focus();
    found.current = undefined;
  }, [name]);
  return box;
}

export function Side() {
  const box = useEntry(side.value);
  const Panel = panels()[side.value];
  if (!Panel) return null;
  return html`<aside class="side" ref=${box} aria-labelledby="side-title" data-testid="side" onKeyDown=${onKeyDown}>
    <header>
      <h2 id="side-title">${titleOf(side.value)}</h2>
      <${IconButton} icon="close" label=${_("Close")} testid="side-close" onClick=${closeSide} />
    </header>
    <${Panel} onClose=${closeSide} />
  </aside>`;
}
