/** A voucher: looked at, then used. */
import { html, useState } from "../../lib.js";
import { look, use } from "../../state/till.js";
import { _ } from "../../words.js";
import { Button, Field } from "../forms.js";
import { useDeed } from "./problems.js";

function Found({ voucher, isUsed }) {
  const said = isUsed ? _("Used. Hand over: {what}", { what: voucher.give }) : _("Good for: {what}", { what: voucher.give });
  return html`<p class="good" role="status" data-testid="till-voucher"><bdi>${said}</bdi></p>`;
}

export function Voucher() {
  const { run, busy, said } = useDeed();
  const [found, setFound] = useState(null);
  const submit = async (event) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code"));
    const isUsed = event.submitter?.dataset.testid === "till-use";
    setFound(null);
    const voucher = await run(() => (isUsed ? use(code) : look(code)));
    setFound(voucher && { voucher, isUsed });
  };
  return html`<section aria-labelledby="till-voucher-title">
    <h3 id="till-voucher-title">${_("Voucher")}</h3>
    <form class="line vouchers" onSubmit=${submit}>
      <${Field} label=${_("Code of the voucher")}>
        <input name="code" inputmode="numeric" autocomplete="off" required maxlength="40" data-testid="till-voucher-code" />
      <//>
      <${Button} type="submit" testid="till-look" disabled=${busy}>${_("Check")}<//>
      <${Button} type="submit" kind="primary" testid="till-use" disabled=${busy}>${_("Use")}<//>
    </form>
    ${said}${found && html`<${Found} ...${found} />`}
  </section>`;
}
