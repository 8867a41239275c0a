/** Toasts of the person in a pane, or of the page. Spoken politely, gone by themselves. */
import { html } from "../lib.js";
import { toasts } from "../state/toasts.js";

export function Toasts({ pane, person }) {
  const mine = toasts.value.filter((toast) => toast.pane === pane && toast.person === person?.key);
  return html`<div class="toasts" role="status" aria-live="polite">
    ${mine.map((toast) => html`<p key=${toast.key} class="toast" data-testid="toast" dir="auto">${toast.text}</p>`)}
  </div>`;
}
