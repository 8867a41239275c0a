"""To the customer: what we write by ourselves. Each has a press that leads on, and one for no more of its kind."""

from care.notices.followups import HowWasIt
from dialogs.customers.followups import fewer
from dialogs.engine.machine import Button, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.notices.context import Context, words_of

ORDER = 40  # characters of its number


@words_of(HowWasIt)
def how_was_it(notice: HowWasIt, context: Context, _: Words) -> Screen:
    known = context.business.touchpoint(notice.touchpoint)
    if notice.delivery:
        order = sanitize.line(notice.order, ORDER)
        ask = _("Your order {order} has been delivered. Did everything go well?", order=order)
    elif known:
        where = known.name.in_language(_.language)
        ask = _("Thank you for your visit ({where}). How was it?", where=where)
    else:
        ask = _("Thank you for your visit. How was it?")
    about = f"-{known.key}" if known else ""
    give = Button(_.pgettext("button", "Leave feedback"), "followup", f"visit-feedback{about}")
    return Screen(ask, ((give,), (fewer("visit", _),)))
