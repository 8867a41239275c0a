"""Why something could not be done, as a person reads it. The codes are those of care/values/errors.py."""

from datetime import datetime

from markupsafe import Markup

from care.commands import Refused
from dialogs.engine.machine import Note
from dialogs.language.words import Words


def sentence(refused: Refused, _: Words) -> Markup:
    match refused.code:
        case "no_such_ticket" | "not_allowed":
            return _("We cannot find that ticket among yours.")
        case "wrong_state" | "outdated":
            return _("This ticket has changed in the meantime, so that is no longer possible.")
        case "already_rated":
            return _("You have already rated this: {score} of 5. Thank you.", score=refused.fields["score"])
        case "opens_too_many":
            until = _.clock(datetime.fromisoformat(refused.fields["until"]))
            return _("You have sent us a lot in a short time. You can send this after {time}.", time=until)
        case "not_offered":
            return _("That choice is no longer available. Please go back and choose again.")
    return _("That did not work. Nothing was changed. Please try again or write to us here.")


def note(refused: Refused, _: Words) -> Note:
    return Note(sentence(refused, _))


def ban(until: datetime | None, now: datetime, _: Words) -> Markup:
    """For a banned customer, whether they write or press a button: civil, with the end, and nothing more."""
    if until is None:
        return _("We no longer accept your messages here.")
    return _(
        "We are not accepting your messages here right now. You can write to us again {when}.",
        when=_.when(until, now),
    )
