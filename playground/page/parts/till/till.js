/** The till of the shop whose bot this is: a purchase, what comes back of it, a voucher. */
import { html } from "../../lib.js";
import { till } from "../../state/world.js";
import { copy } from "../../state/toasts.js";
import { _ } from "../../words.js";
import { Button } from "../forms.js";
import { Customer } from "./customer.js";
import { Purchase } from "./purchase.js";
import { Receipts } from "./receipts.js";
import { Voucher } from "./voucher.js";

/** For whoever has a till or a program of their own to try. */
function Line() {
  return html`<details class="programs">
    <summary>${_("For programs")}</summary>
    <p class="note">${_("This till calls the shop’s API as yours would. The address is {address}, and the key changes each time the world starts over.", { address: `${location.origin}/v1` })}</p>
    <${Button} kind="small" testid="till-key" onClick=${() => copy(till.value.key, undefined)}>${_("Copy the key")}<//>
  </details>`;
}

export function Till() {
  return html`<div class="till" data-testid="till-panel" key=${till.value.key}>
    <${Customer} /><${Purchase} /><${Voucher} /><${Receipts} />
    <section><${Line} /></section>
  </div>`;
}
