/** The panel beside the panes; on a phone it lies over them. */
import { html } from "../../lib.js";
import { side } from "../../state/side.js";
import { _ } from "../../words.js";
import { IconButton } from "../icon.js";
import { Controls } from "./controls.js";
import { Hint } from "./hint.js";

const PANELS = { controls: Controls, hint: Hint };

function titleOf(name) {
  return name === "controls" ? _("Controls of the world") : _("Welcome");
}

function onKeyDown(event) {
  if (event.key === "Escape") side.value = "";
}

export function Side() {
  const Panel = PANELS[side.value];
  if (!Panel) return null;
  return html`<aside class="side" aria-labelledby="side-title" data-testid="side" onKeyDown=${onKeyDown}>
    <header><h2 id="side-title">${titleOf(side.value)}</h2>
      <${IconButton} icon="close" label=${_("Close")} testid="side-close" onClick=${() => (side.value = "")} /></header>
    <${Panel} />
  </aside>`;
}
