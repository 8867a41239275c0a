/** The page: its words, its connection to the world, and what is seen. */
import { html, render } from "./lib.js";
import { DialogHost } from "./parts/dialog.js";
import { MenuHost } from "./parts/menu.js";
import { Pane } from "./parts/pane.js";
import { Side } from "./parts/side/side.js";
import { Toasts } from "./parts/toasts.js";
import { Topbar } from "./parts/topbar.js";
import { split } from "./state/panes.js";
import { connect, connection } from "./state/stream.js";
import { people } from "./state/world.js";
import { _, speak, startingLanguage } from "./words.js";

function Offline() {
  if (connection.value !== "offline") return null;
  return html`<p class="offline" role="status" data-testid="offline">
    ${_("The playground is not responding. Trying again…")}
  </p>`;
}

function Stage() {
  if (!people.value.length) return html`<main class="stage"></main>`;
  return html`<main class=${split.value ? "stage split" : "stage"}>
    <${Pane} index=${0} />${split.value && html`<${Pane} index=${1} />`}
  </main>`;
}

function App() {
  return html`${people.value.length > 0 && html`<${Topbar} />`}<${Offline} /><${Stage} />
    ${people.value.length > 0 && html`<${Side} />`}
    <${Toasts} pane=${undefined} /><${MenuHost} /><${DialogHost} />`;
}

await speak(startingLanguage());
connect();
render(html`<${App} />`, document.getElementById("page"));
