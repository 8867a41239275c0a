/** The dialog that may be open, as the browser's own modal: it holds the focus and closes by Esc. */
import { html, useEffect, useRef } from "../lib.js";
import { closeDialog, dialog, openDialog } from "../state/overlays.js";
import { _ } from "../words.js";
import { Button, Field } from "./forms.js";

function Modal({ Component, props, role }) {
  const box = useRef(null);
  useEffect(() => box.current.showModal(), []);
  return html`<dialog ref=${box} role=${role} class="dialog" data-testid="dialog" aria-labelledby="dialog-title"
    onClose=${() => closeDialog()}><${Component} ...${props} /></dialog>`;
}

export function DialogHost() {
  const open = dialog.value;
  return open && html`<${Modal} key=${open} ...${open} />`;
}

function Cancel() {
  return html`<${Button} testid="dialog-cancel" onClick=${() => closeDialog()}>${_("Cancel")}<//>`;
}

/** A form: a title, what it holds, and its buttons. `onSubmit` gets the form's data once the dialog is closed. */
export function Sheet({ title, children, submit, kind = "primary", onSubmit, testid = "dialog-ok" }) {
  const send = (event) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    closeDialog(onSubmit(data));
  };
  return html`<form class="sheet" onSubmit=${send}>
    <h2 id="dialog-title">${title}</h2>
    <div class="sheet-body">${children}</div>
    <div class="sheet-buttons">
      <${Cancel} /><${Button} type="submit" kind=${kind} testid=${testid}>${submit}<//>
    </div>
  </form>`;
}

/** A dialog in which a press decides: a title, what can be pressed, a way out. */
export function Choice({ title, children }) {
  return html`<div class="sheet">
    <h2 id="dialog-title">${title}</h2>
    ${children}
    <div class="sheet-buttons"><${Cancel} /></div>
  </div>`;
}

/** One thing to press in a `Choice`. */
export function Option({ testid, onChoose, children }) {
  const choose = () => {
    closeDialog();
    onChoose();
  };
  return html`<li>
    <button type="button" class="choice" data-testid=${testid} onClick=${choose}>${children}</button>
  </li>`;
}

function Alert({ text }) {
  return html`<div class="sheet">
    <p id="dialog-title" class="alert-text" dir="auto">${text}</p>
    <div class="sheet-buttons">
      <${Button} kind="primary" testid="alert-ok" autofocus onClick=${() => closeDialog()}>${_("OK")}<//>
    </div>
  </div>`;
}

/** Words that must be acknowledged: a callback answered with an alert. */
export function showAlert(text) {
  return openDialog(Alert, { text }, "alertdialog");
}

function Confirmation({ title, text, submit, kind }) {
  return html`<${Sheet} title=${title} submit=${submit} kind=${kind} onSubmit=${() => true}><p>${text}</p><//>`;
}

/** Resolves to whether the deed was confirmed. */
export async function confirm({ kind = "danger", ...words }) {
  return (await openDialog(Confirmation, { kind, ...words })) === true;
}

function Line({ title, label, submit, hint, ...input }) {
  return html`<${Sheet} title=${title} submit=${submit} onSubmit=${(form) => form.get("line").trim()}>
    <${Field} label=${label}><input name="line" data-testid="dialog-line" title=${hint} autofocus autocomplete="off" ...${input} /><//>
  <//>`;
}

/** Resolves to one line of text, or undefined when left. `input` is the field's: value, required, maxlength, pattern; `hint`: what
 * the pattern means. */
export function ask({ required = true, maxlength = 128, hint = "", ...input }) {
  return openDialog(Line, { required, maxlength, hint, ...input });
}
