/** A file with its name and size, ready to be saved. */
import { fileUrl } from "../../api.js";
import { html } from "../../lib.js";
import { _, language } from "../../words.js";
import { Icon } from "../icon.js";

const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];

function sizeOf(bytes) {
  const step = bytes ? Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1) : 0;
  /** @type {Intl.NumberFormatOptions} */
  const options = { style: "unit", unit: UNITS[step], unitDisplay: "short", maximumFractionDigits: step ? 1 : 0 };
  return new Intl.NumberFormat(language.value, options).format(bytes / 1000 ** step);
}

export function Document({ message }) {
  const { file_id: id, file_name: name, file_size: size } = message.document;
  return html`<a class="document" href=${fileUrl(id)} download=${name ?? ""} tabindex="-1">
    <span class="document-mark"><${Icon} name="file" /></span>
    <span><b dir="auto">${name ?? _("File")}</b>${size !== undefined && html`<small>${sizeOf(size)}</small>`}</span>
  </a>`;
}
