/** The world's clock, and ways to move it on. It never goes back. */
import { control } from "../../api.js";
import { fullMoment, worldNow } from "../../format/time.js";
import { html } from "../../lib.js";
import { zoneOf } from "../../state/cast.js";
import { personIn } from "../../state/panes.js";
import { attempt } from "../../state/toasts.js";
import { _ } from "../../words.js";
import { Button } from "../forms.js";

function advance(seconds) {
  return attempt(() => control("clock", { advance: seconds }));
}

function Step({ testid, seconds, children }) {
  return html`<${Button} testid=${testid} onClick=${() => advance(seconds)}>${children}<//>`;
}

export function ClockTools() {
  return html`<section aria-labelledby="clock-title">
    <h3 id="clock-title">${_("Time")}</h3>
    <p class="big" data-testid="clock-now">${fullMoment(worldNow(), zoneOf(personIn(0)))}</p>
    <div class="steps" role="toolbar" aria-labelledby="clock-title">
      <${Step} testid="clock-minutes" seconds=${300}>${_("+5 minutes")}<//>
      <${Step} testid="clock-hour" seconds=${3600}>${_("+1 hour")}<//>
      <${Step} testid="clock-day" seconds=${86400}>${_("+1 day")}<//>
    </div>
    <p class="note">${_("Move the clock forward to see what the bot does later: reminders, deadlines, long silence.")}</p>
  </section>`;
}
