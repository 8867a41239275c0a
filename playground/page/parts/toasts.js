/** Toasts of one pane, or of the page. Spoken politely, gone by themselves. */
import { html } from "../lib.js";
import { toasts } from "../state/toasts.js";

export function Toasts({ pane }) {
  const mine = toasts.value.filter((toast) => toast.pane === pane);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${mine.map((toast) => html`<p key=${toast.key} class="toast" data-testid="toast" dir="auto">${toast.text}</p>`)}
  </div>`;
}
