/** The desk of the world: time, failures, the group, a new beginning. */
import { control } from "../../api.js";
import { html } from "../../lib.js";
import { attempt } from "../../state/toasts.js";
import { _ } from "../../words.js";
import { confirm } from "../dialog.js";
import { Button } from "../forms.js";
import { ClockTools } from "./clock.js";
import { DelayTools } from "./delay.js";
import { FaultTools } from "./faults.js";
import { GroupTools } from "./group.js";

async function reset() {
  const text = _("All messages and topics will be deleted, and everyone will meet the bot for the first time.");
  if (await confirm({ title: _("Start over?"), text, submit: _("Start over") })) await attempt(() => control("reset"));
}

export function Controls() {
  return html`<div data-testid="controls-panel">
    <${ClockTools} /><${DelayTools} /><${FaultTools} /><${GroupTools} />
    <section aria-labelledby="world-title"><h3 id="world-title">${_("World")}</h3>
      <${Button} kind="danger" testid="world-reset" onClick=${reset}>${_("Start over")}<//>
    </section>
  </div>`;
}
