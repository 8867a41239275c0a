/** The panel beside the panes; on a phone it lies over them. */
import { html, useEffect, useRef } from "../../lib.js";
import { side } from "../../state/side.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";
import { Controls } from "./controls.js";
import { Hint } from "./hint.js";

const PANELS = { controls: Controls, hint: Hint };

function titleOf(name) {
  return name === "controls" ? _("World controls") : _("Welcome");
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
  const Panel = PANELS[side.value];
  if (!Panel) return null;
  return html`<aside class="side" ref=${box} aria-labelledby="side-title" data-testid="side" onKeyDown=${onKeyDown}>
    <header>
      <h2 id="side-title">${titleOf(side.value)}</h2>
      <${IconButton} icon="close" label=${_("Close")} testid="side-close" onClick=${closeSide} />
    </header>
    <${Panel} onClose=${closeSide} />
  </aside>`;
}
