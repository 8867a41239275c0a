/** Buttons, fields and boxes to tick, as every form here has them. */
import { html } from "../lib.js";

/** @param {Record<string, any>} props `kind` (primary, danger, quiet, small, wide) and any of a button's own */
export function Button({ kind = "", testid, children, ...rest }) {
  return html`<button type="button" class="button ${kind}" data-testid=${testid} ...${rest}>${children}</button>`;
}

export function Field({ label, wide = false, children }) {
  return html`<label class=${wide ? "field wide" : "field"}><span>${label}</span>${children}</label>`;
}

export function Check({ label, testid, ...rest }) {
  return html`<label class="check"><input type="checkbox" data-testid=${testid} ...${rest} />${label}</label>`;
}
