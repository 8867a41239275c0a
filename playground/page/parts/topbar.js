/** The bar above it all: the time, the panes, the look, the language. */
import { timeOf, worldNow } from "../format/time.js";
import { html } from "../lib.js";
import { zoneName, zoneOf } from "../state/cast.js";
import { personIn, split } from "../state/panes.js";
import { side, toggleSide } from "../state/side.js";
import { isDark, toggleTheme } from "../state/theme.js";
import { faults, till } from "../state/world.js";
import { _, chooseLanguage, language, LANGUAGES } from "../words.js";
import { Icon, IconButton } from "./icon.js";

function Clock() {
  const time = timeOf(Math.floor(worldNow() / 1000), zoneOf(personIn(0)));
  const zone = zoneName(personIn(0));
  const label = _("The world’s clock: {time}, {zone}", { time, zone });
  return html`<button type="button" class="clock" title=${label} aria-label=${label} data-testid="clock"
    onClick=${() => toggleSide("controls")}><${Icon} name="clock" /><span>${time}</span><small>${zone}</small></button>`;
}

function Split() {
  return html`<${IconButton} icon="split" label=${_("Two people side by side")} testid="split"
    aria-pressed=${split.value} onClick=${() => (split.value = !split.value)} />`;
}

function Theme() {
  const next = isDark() ? { icon: "sun", label: _("Light theme") } : { icon: "moon", label: _("Dark theme") };
  return html`<${IconButton} ...${next} testid="theme" onClick=${toggleTheme} />`;
}

function Language() {
  return html`<select class="language" aria-label=${_("Language of the page")} data-testid="language"
    value=${language.value} onChange=${({ target }) => chooseLanguage(target.value)}>
    ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code}>${name}</option>`)}
  </select>`;
}

function Panel({ name, icon, label, marked }) {
  return html`<${IconButton} icon=${icon} label=${label} testid=${name} aria-pressed=${side.value === name}
    data-marked=${marked} onClick=${() => toggleSide(name)} />`;
}

export function Topbar() {
  return html`<header class="topbar">
    <img class="logo" src="/page/icon.svg" alt="" />
    <h1>Turbota <span>${_("playground")}</span></h1>
    <${Clock} /><${Split} /><${Theme} /><${Language} />
    ${till.value && html`<${Panel} name="till" icon="till" label=${_("Till")} />`}
    <${Panel} name="hint" icon="help" label=${_("Who is who, what to try")} />
    <${Panel} name="controls" icon="controls" label=${_("World controls")} marked=${faults.value.length > 0} />
  </header>`;
}
