/** What the shop's API refused, as a sentence for a cashier. */
import { Problem } from "../../api.js";
import { html, useState } from "../../lib.js";
import { _ } from "../../words.js";

function sentences() {
  return {
    unknown_customer: _("This customer no longer exists."),
    unknown_receipt: _("The shop has no such receipt."),
    code_misread: _("This is not a code, or one of its digits is wrong. Please read it once more."),
    code_unknown: _("There is no such code. Please ask for the one that is shown now."),
    code_used: _("This code has already been used."),
    code_ended: _("This code is no longer valid."),
    code_cancelled: _("This voucher was cancelled, and the customer has the points back."),
    invalid: _("One of these numbers is not right. Write a sum like 65 or 65.50."),
    negative_sum: _("A sum cannot be below zero."),
    bad_quantity: _("A quantity has to be more than zero."),
    too_long: _("One of these numbers is too long."),
    refund_too_large: _("That is more than is left on the receipt."),
    other_body: _("This was already sent with different contents. Send it as it was, or start again."),
    too_many: _("Too many calls in one second. Please try again."),
    no_key: _("The shop has started over, and this till with it. Please try again."),
    away: _("The shop’s server did not answer. Try again: nothing is counted twice."),
  };
}

function sentenceOf(error) {
  if (!(error instanceof Problem)) throw error;
  return sentences()[error.code] ?? _("The shop’s server refused this: {code}", { code: error.code });
}

/** What may be refused: `{run, busy, said}`; `said` is the refusal, as something to show. */
export function useDeed() {
  const [error, setError] = useState(null);
  const [busy, setBusy] = useState(false);
  const run = async (deed) => {
    setBusy(true);
    setError(null);
    try {
      return await deed();
    } catch (refused) {
      setError(refused);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const said = error && html`<p class="problem" role="alert" data-testid="till-problem">${sentenceOf(error)}</p>`;
  return { run, busy, said };
}
