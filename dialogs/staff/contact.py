"""Whether a customer may be written to, in the words of the team."""

from markupsafe import Markup

from care.contact import No, NotBefore, Verdict, Why, Yes
from dialogs.language.words import Words


def verdict(found: Verdict, _: Words) -> Markup:
    match found:
        case Yes():
            return _("yes, now")
        case NotBefore(at=at, why=why):
            return _("at the earliest {when} — {why}", when=_.when(at), why=reason(why, _))
        case No(why=why):
            return _("no — {why}", why=reason(why, _))


def reason(why: Why, _: Words) -> Markup:
    return {
        Why.UNKNOWN: _("there is no such customer, or their data has been deleted"),
        Why.BLOCKED: _("the customer has blocked the bot"),
        Why.BANNED: _("the customer is banned"),
        Why.FARTHER: _("the customer chose to hear less from us"),
        Why.UNWISHED: _("the customer has not agreed to such messages"),
        Why.COMPLAINT: _("the customer has an open complaint"),
        Why.ALREADY: _("we write this only once, and we already have"),
        Why.OFTEN: _("we wrote about this not long ago"),
        Why.WEEK: _("we have written enough for one week"),
        Why.TURN: _("something else comes first"),
        Why.DAY_OFF: _("it is a day off"),
        Why.QUIET: _("these are the customer’s quiet hours"),
    }[why]
