/** What the page adds to each of the cast: where they are, what they share, how they are drawn. */
import { _ } from "../words.js";

const KYIV = { zone: "Europe/Kyiv", latitude: 50.4501, longitude: 30.5234 };

/** Numbers that belong to nobody. */
const FACTS = {
  olena: { ...KYIV, phone: "+380000001001", hue: 152 },
  ivan: { zone: "Europe/Warsaw", latitude: 52.2297, longitude: 21.0122, phone: "+48000001002", hue: 212 },
  emma: { zone: "Europe/London", latitude: 51.5072, longitude: -0.1276, phone: "+447700900003", hue: 330 },
  taras: { ...KYIV, phone: "+380000002001", hue: 28 },
  daria: { ...KYIV, phone: "+380000002002", hue: 268 },
  solomiia: { ...KYIV, phone: "+380000003001", hue: 4 },
  charlie: { ...KYIV, phone: "+447700900004", hue: 190 },
};

export function factsOf(person) {
  return FACTS[person.key] ?? { ...KYIV, phone: `+38000${person.id}`, hue: person.id % 360 };
}

/** The place in the world where a person's messages are timed. */
export function zoneOf(person) {
  return factsOf(person).zone;
}

/** How that place's time is called. */
export function zoneName(person) {
  const names = { "Europe/Kyiv": _("Kyiv time"), "Europe/Warsaw": _("Warsaw time"), "Europe/London": _("London time") };
  return names[zoneOf(person)];
}

export function partName(part) {
  const names = { customer: _("customer"), operator: _("operator"), admin: _("admin"), stranger: _("stranger") };
  return names[part] ?? part;
}
