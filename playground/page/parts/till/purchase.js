/** What is being rung up, line by line, and paid. */
import { html } from "../../lib.js";
import { addLine, changeLine, customer, lines, pay, removeLine, total } from "../../state/till.js";
import { till } from "../../state/world.js";
import { _ } from "../../words.js";
import { Button, Field } from "../forms.js";
import { IconButton } from "../icon.js";
import { money } from "./money.js";
import { useDeed } from "./problems.js";

function Cell({ label, name, index, line, ...input }) {
  return html`<${Field} label=${label}>
    <input value=${line[name]} autocomplete="off" data-testid=${`till-${name}-${index}`} ...${input}
      onInput=${({ target }) => changeLine(index, { [name]: target.value })} />
  <//>`;
}

function Line({ line, index }) {
  return html`<li class="rung">
    <${Cell} label=${_("Item")} name="what" index=${index} line=${line} list="till-kinds" maxlength="64" />
    <${Cell} label=${_("Quantity")} name="quantity" index=${index} line=${line} inputmode="decimal" required maxlength="20" />
    <${Cell} label=${_("Sum")} name="sum" index=${index} line=${line} inputmode="decimal" required maxlength="20" />
    <${IconButton} icon="trash" label=${_("Remove the item")} testid=${`till-remove-${index}`}
      disabled=${lines.value.length === 1} onClick=${() => removeLine(index)} />
  </li>`;
}

function Total() {
  const sum = total();
  return html`<p class="sum" data-testid="till-total">
    <span>${_("Total")}</span><b>${Number.isNaN(sum) ? "—" : money(sum)}</b>
  </p>`;
}

export function Purchase() {
  const { run, busy, said } = useDeed();
  const submit = (event) => {
    event.preventDefault();
    run(pay);
  };
  return html`<section aria-labelledby="till-purchase-title">
    <h3 id="till-purchase-title">${_("Purchase")}</h3>
    <form class="purchase" onSubmit=${submit}>
      <ul>${lines.value.map((line, index) => html`<${Line} line=${line} index=${index} />`)}</ul>
      <datalist id="till-kinds">${till.value.kinds.map((kind) => html`<option value=${kind}></option>`)}</datalist>
      <${Button} kind="quiet small" testid="till-add" onClick=${addLine}>${_("Add an item")}<//>
      <${Total} />
      <${Button} type="submit" kind="primary wide" testid="till-pay" disabled=${busy || !customer.value}>${_("Pay")}<//>
    </form>
    ${said ?? (!customer.value && html`<p class="note">${_("Find the customer first, so that points can be added.")}</p>`)}
  </section>`;
}
