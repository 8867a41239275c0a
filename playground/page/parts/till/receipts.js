/** What this till has told, what it brought, and what comes back of it. */
import { html, useState } from "../../lib.js";
import { receipts, refund } from "../../state/till.js";
import { _, ngettext } from "../../words.js";
import { Button } from "../forms.js";
import { money } from "./money.js";
import { useDeed } from "./problems.js";

function Waits() {
  return html`<li>${_("waiting until the bot knows whose it is")}</li>`;
}

function Brought({ waits, points, stamps, balance }) {
  if (waits) return html`<${Waits} />`;
  return html`<li>
    ${ngettext("+{n} point", "+{n} points", points)}
    ${stamps > 0 && html`, ${ngettext("+{n} point for stamps", "+{n} points for stamps", stamps)}`}
    <small>${_("balance {n}", { n: balance })}</small>
  </li>`;
}

function Returned({ waits, taken, debt, returned, balance }) {
  if (waits) return html`<${Waits} />`;
  return html`<li>
    ${ngettext("−{n} point", "−{n} points", taken)}
    ${returned > 0 && html`, ${ngettext("{n} spent point is back", "{n} spent points are back", returned)}`}
    ${debt > 0 && html`, ${ngettext("{n} point is still owed", "{n} points are still owed", debt)}`}
    <small>${_("balance {n}", { n: balance })}</small>
  </li>`;
}

function Line({ receipt, line, run, busy }) {
  const [typed, setTyped] = useState(null);
  const quantity = typed ?? String(line.left);
  const submit = async (event) => {
    event.preventDefault();
    await run(() => refund(receipt, line, quantity));
    setTyped(null);
  };
  const what = `${line.category || _("Unnamed item")}, ${line.quantity}`;
  return html`<li class="sold">
    <span><bdi>${what}</bdi><small>${money(Number(line.sum))}</small></span>
    ${
      line.left > 0
        ? html`<form onSubmit=${submit}>
          ${Number(line.quantity) !== 1 && html`<input value=${quantity} inputmode="decimal" aria-label=${_("Quantity to return")}
            data-testid=${`till-back-${line.id}`} onInput=${({ target }) => setTyped(target.value)} />`}
          <${Button} type="submit" kind="small" testid=${`till-refund-${line.id}`} disabled=${busy}>${_("Refund")}<//>
        </form>`
        : html`<small>${_("refunded")}</small>`
    }
  </li>`;
}

function Receipt({ receipt }) {
  const { run, busy, said } = useDeed();
  const { number, name, lines, brought, refunds } = receipt;
  return html`<article class="receipt" data-testid="till-receipt">
    <h4><bdi>${name}</bdi><small>${number}</small></h4>
    <ul>${lines.map((line) => html`<${Line} key=${line.id} receipt=${receipt} line=${line} run=${run} busy=${busy} />`)}</ul>
    <ul class="brought" data-testid="till-brought">
      <${Brought} ...${brought} />${refunds.map((each) => html`<${Returned} ...${each} />`)}
    </ul>
    ${said}
  </article>`;
}

export function Receipts() {
  const told = receipts();
  if (!told.length) return null;
  return html`<section aria-labelledby="till-receipts-title">
    <h3 id="till-receipts-title">${_("Receipts")}</h3>
    ${told.map((receipt) => html`<${Receipt} key=${receipt.number} receipt=${receipt} />`)}
  </section>`;
}
