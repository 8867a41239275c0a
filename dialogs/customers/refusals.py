"""Why something could not be done, as a customer reads it."""

from datetime import datetime

from markupsafe import Markup

from care.commands import Refused
from care.people.numbers import Number, NumberTaken, NumberTooSoon
from care.rules.commands import WrongRule
from care.values.errors import (
    AllAnswered,
    AlreadyAnswered,
    AlreadyRated,
    CareError,
    NoSuchReminder,
    NoSuchTicket,
    NotAllowed,
    NotEnough,
    NotInLedger,
    NotOffered,
    OpensTooMany,
    Outdated,
    ReminderPassed,
    TimePassed,
    TooLate,
    TooMany,
    WrongState,
)
from dialogs.engine.machine import Note
from dialogs.language.settings import say
from dialogs.language.words import Words


def sentence(refused: Refused, _: Words) -> Markup:
    match refused.why:
        case NoSuchTicket() | NotAllowed():
            return _("We cannot find that ticket among yours.")
        case WrongState() | Outdated():
            return _("This ticket has changed in the meantime, so that is no longer possible.")
        case AlreadyRated(score=score):
            return _("You have already rated this: {score} out of 5. Thank you.", score=score)
        case OpensTooMany(until=until):
            time = _.clock(until)
            return _("You have sent us a lot in a short time. You can send this after {time}.", time=time)
        case CareError() as error if (
            said := _of_reminder(error, _) or _of_number(error, _) or _of_rule(error, _)
        ):
            return said
        case TooLate():
            return _("It is too late to undo this with one press. You can write to us here at any time.")
        case NotEnough(balance=balance):
            return _.ngettext(
                "You have {count} point, which is not enough for this.",
                "You have {count} points, which is not enough for this.",
                balance,
            )
        case NotInLedger():
            return _("This voucher can no longer be used.")
        case NotOffered():
            return _("That choice is no longer available. Please go back and choose again.")
    return _("That did not work. Nothing was changed. Please try again or write to us here.")


def _of_reminder(error: CareError, _: Words) -> Markup:
    """Empty for what is none of them."""
    match error:
        case NoSuchReminder():
            return _("That reminder no longer exists.")
        case ReminderPassed():
            return _("This reminder has come again since then. Please answer the newer one.")
        case AllAnswered():
            return _("You have answered each of these reminders.")
        case AlreadyAnswered(until=None):
            return _("This one is already marked as done.")
        case AlreadyAnswered(until=until) if until:
            return _("You have already snoozed this: it comes again {when}.", when=_.when(until))
        case TooMany(most=most):
            return _(
                "You already have {most} reminders. Please delete one that you no longer need, then set a new one.",
                most=most,
            )
        case TimePassed():
            return _("That time has already passed. Please choose a later one.")
    return Markup()


def _of_number(error: CareError, _: Words) -> Markup:
    """The same."""
    match error:
        case NumberTooSoon(until=until):
            return _("You can enter one card a day. You can enter another one {when}.", when=_.when(until))
        case NumberTaken(kind=Number.PHONE):
            return _("Somebody else has already given us this phone number. If it is yours, ask an operator.")
        case NumberTaken():
            return _("Somebody else has already given us this card. If it is yours, ask an operator.")
    return Markup()


def _of_rule(error: CareError, _: Words) -> Markup:
    """The same."""
    if isinstance(error, WrongRule) and (reason := say(error.mistake, error.fields, _)):
        return _("This cannot be saved: {reason}.", reason=reason)
    return Markup()


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
