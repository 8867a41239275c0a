"""The usual reasons for passing a ticket on, as the next one reads them."""

from markupsafe import Markup

from care.tickets.work.assignment import Cause
from dialogs.language.words import Words


def cause(code: str, _: Words) -> Markup:
    """Empty for no reason, and for a code that is no more."""
    match code:
        case Cause.DEPARTMENT:
            return _("not for this department")
        case Cause.LANGUAGE:
            return _("the customer’s language")
        case Cause.SHIFT:
            return _("end of shift")
        case Cause.DECISION:
            return _("needs a decision")
    return Markup()


def cause_label(code: Cause, _: Words) -> Markup:
    """The same on a button."""
    match code:
        case Cause.DEPARTMENT:
            return _.pgettext("button", "Wrong department")
        case Cause.LANGUAGE:
            return _.pgettext("button", "Wrong language")
        case Cause.SHIFT:
            return _.pgettext("button", "End of my shift")
        case Cause.DECISION:
            return _.pgettext("button", "Needs a decision")
        case Cause.NONE:
            return _.pgettext("button", "Skip")
