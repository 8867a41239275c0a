/** Who stands at the till: by the code that their card in the bot shows. */
import { html } from "../../lib.js";
import { clear, customer, find } from "../../state/till.js";
import { _, ngettext } from "../../words.js";
import { Button, Field } from "../forms.js";
import { useDeed } from "./problems.js";

function Known() {
  const { name, tier, balance } = customer.value;
  return html`<div class="known" data-testid="till-customer">
    <p><b><bdi>${name}</bdi></b>${tier && html` <span class="tier">${tier}</span>`}
      <small>${balance === undefined ? _("no customer has added this number to the bot yet") : ngettext("{n} point", "{n} points", balance)}</small></p>
    <${Button} kind="small" testid="till-next" onClick=${clear}>${_("Next customer")}<//>
  </div>`;
}

function Scan() {
  const { run, busy, said } = useDeed();
  const submit = (event) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code"));
    run(() => find(code));
  };
  return html`<form class="line" onSubmit=${submit}>
      <${Field} label=${_("Card code or phone number")}>
        <input name="code" inputmode="tel" autocomplete="off" required maxlength="40" data-testid="till-code" />
      <//>
      <${Button} type="submit" kind="primary" testid="till-find" disabled=${busy}>${_("Find")}<//>
    </form>
    ${said ?? html`<p class="note">${_("The card is in the bot, under “My points”. Its code changes every minute and works only once. A phone number starts with +.")}</p>`}`;
}

export function Customer() {
  return html`<section aria-labelledby="till-customer-title">
    <h3 id="till-customer-title">${_("Customer")}</h3>
    ${customer.value ? html`<${Known} />` : html`<${Scan} />`}
  </section>`;
}
