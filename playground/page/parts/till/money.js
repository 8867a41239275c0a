/** Sums in the shop's currency, and points, as the page's language writes them. */
import { till } from "../../state/world.js";
import { language } from "../../words.js";

/** @param {number} sum */
export function money(sum) {
  const format = { style: "currency", currency: till.value.currency, currencyDisplay: "narrowSymbol" };
  return new Intl.NumberFormat(language.value, /** @type {any} */ (format)).format(sum);
}
