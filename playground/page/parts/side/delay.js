/** How long the Bot API takes to answer. */
import { control } from "../../api.js";
import { html } from "../../lib.js";
import { attempt } from "../../state/toasts.js";
import { delay } from "../../state/world.js";
import { _, language } from "../../words.js";
import { Field } from "../forms.js";

/** Milliseconds, from and to. */
const CHOICES = ["0-0", "20-120", "300-1500", "2000-8000"];

function label(choice) {
  const [least, most] = choice.split("-").map(Number);
  if (!most) return _("at once");
  if (most < 1000) return _("in {least}–{most} ms", { least, most });
  const [from, to] = [least, most].map((each) => (each / 1000).toLocaleString(language.value));
  return _("in {from}–{to} seconds", { from, to });
}

function choose({ target }) {
  const [least, most] = target.value.split("-").map(Number);
  attempt(() => control("delay", { least, most }));
}

export function DelayTools() {
  const now = `${delay.value.least}-${delay.value.most}`;
  const choices = CHOICES.includes(now) ? CHOICES : [...CHOICES, now];
  return html`<section aria-labelledby="delay-title">
    <h3 id="delay-title">${_("Speed")}</h3>
    <div class="fields">
      <${Field} label=${_("Telegram answers the bot")} wide>
        <select value=${now} onChange=${choose} data-testid="delay">
          ${choices.map((choice) => html`<option value=${choice}>${label(choice)}</option>`)}
        </select>
      <//>
    </div>
  </section>`;
}
