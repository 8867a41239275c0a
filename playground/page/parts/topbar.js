/** The bar above it all: the time, the panes, the look, the language. */
import { timeOf, worldNow } from "../format/time.js";
import { html } from "../lib.js";
import { zoneOf } from "../state/cast.js";
import { personIn, split } from "../state/panes.js";
import { side, toggleSide } from "../state/side.js";
import { isDark, toggleTheme } from "../state/theme.js";
import { faults } from "../state/world.js";
import { _, chooseLanguage, language, LANGUAGES } from "../words.js";
import { Icon, IconButton } from "./icon.js";

function Clock() {
  const time = timeOf(Math.floor(worldNow() / 1000), zoneOf(personIn(0)));
  return html`<button type="button" class="clock" title=${_("The world's clock")} aria-label=${_("The world's clock: {time}", { time })}
    data-testid="clock" onClick=${() => toggleSide("controls")}><${Icon} name="clock" /><span>${time}</span></button>`;
}

function Language() {
  return html`<select class="language" aria-label=${_("Language of the page")} data-testid="language" value=${language.value}
    onChange=${({ target }) => chooseLanguage(target.value)}>
    ${Object.entries(LANGUAGES).map(([code, name]) => html`<option value=${code} lang=${code}>${name}</option>`)}
  </select>`;
}

export function Topbar() {
  const dark = isDark();
  return html`<header class="topbar">
    <img class="logo" src="/page/icon.svg" alt="" /><h1>Turbota <span>${_("playground")}</span></h1>
    <${Clock} />
    <${IconButton} icon="split" label=${_("Two persons side by side")} testid="split" aria-pressed=${split.value} onClick=${() => (split.value = !split.value)} />
    <${IconButton} icon=${dark ? "sun" : "moon"} label=${dark ? _("Light colours") : _("Dark colours")} testid="theme" onClick=${toggleTheme} />
    <${Language} />
    <${IconButton} icon="help" label=${_("Who is who, what to try")} testid="hint" aria-pressed=${side.value === "hint"} onClick=${() => toggleSide("hint")} />
    <${IconButton} icon="controls" label=${_("Controls of the world")} testid="controls" aria-pressed=${side.value === "controls"}
      data-marked=${faults.value.length > 0} onClick=${() => toggleSide("controls")} />
  </header>`;
}
