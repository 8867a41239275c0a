/** The dialog that may be open, as the browser's own modal: it holds the focus and closes by Esc. */
import { html, useEffect, useRef } from "../lib.js";
import { closeDialog, dialog, openDialog } from "../state/overlays.js";
import { _ } from "../words.js";

function OpenDialog({ draw, role }) {
  const box = useRef(null);
  useEffect(() => box.current.showModal(), []);
  return html`<dialog ref=${box} role=${role} class="dialog" data-testid="dialog" aria-labelledby="dialog-title"
    onClose=${() => closeDialog()}>${draw(closeDialog)}</dialog>`;
}

export function DialogHost() {
  const open = dialog.value;
  return open && html`<${OpenDialog} key=${open} draw=${open.draw} role=${open.role} />`;
}

/** A dialog's usual shape: a title, what it holds, and its buttons. Submitting the form is its main deed. */
export function Sheet({ title, children, submit, danger = false, onSubmit, testid = "dialog-ok" }) {
  const send = (event) => {
    event.preventDefault();
    onSubmit(new FormData(event.currentTarget));
  };
  return html`<form class="sheet" onSubmit=${send}>
    <h2 id="dialog-title">${title}</h2>
    <div class="sheet-body">${children}</div>
    <div class="sheet-buttons">
      <button type="button" class="button" data-testid="dialog-cancel" onClick=${() => closeDialog()}>${_("Cancel")}</button>
      <button type="submit" class=${danger ? "button danger" : "button primary"} data-testid=${testid}>${submit}</button>
    </div>
  </form>`;
}

/** Words that must be acknowledged: a callback answered with an alert. */
export function showAlert(text) {
  const draw = (close) => html`<div class="sheet">
    <p id="dialog-title" class="alert-text" dir="auto">${text}</p>
    <div class="sheet-buttons">
      <button type="button" class="button primary" data-testid="alert-ok" autofocus onClick=${() => close()}>${_("OK")}</button>
    </div>
  </div>`;
  return openDialog(draw, "alertdialog");
}

/** Resolves to whether the deed was confirmed. */
export async function confirm({ title, text, submit, danger = true }) {
  const draw = (close) =>
    html`<${Sheet} title=${title} submit=${submit} danger=${danger} onSubmit=${() => close(true)}><p>${text}</p><//>`;
  return (await openDialog(draw)) === true;
}

/** Resolves to one line of text, or undefined when left. */
export function ask({ title, label, submit, value = "", required = true, maxlength = 128, pattern }) {
  const draw = (
    close,
  ) => html`<${Sheet} title=${title} submit=${submit} onSubmit=${(form) => close(form.get("line").trim())}>
    <label class="field"><span>${label}</span>
      <input name="line" data-testid="dialog-line" value=${value} required=${required} maxlength=${maxlength}
        pattern=${pattern} autofocus autocomplete="off" /></label>
  <//>`;
  return openDialog(draw);
}
