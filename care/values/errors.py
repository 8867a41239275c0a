"""One root for what can go wrong.

A person sees a sentence in their language (dialogs/*/refusals.py), logs, tests and the audit log see `code`. Its fields
are plain values, by keyword (care/values/codec.py keeps them). They cannot be frozen: Python writes tracebacks on them.
"""
# ruff: noqa: N818 - they are named as people say them: already taken, not allowed

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, dataclass_transform

from care.values.codec import Unreadable, read, stored_name

ERRORS: dict[str, type["CareError"]] = {}  # all that there are, by their codes


@dataclass_transform(eq_default=False, kw_only_default=True)
class CareError(Exception):
    """A deed that cannot be done. `code` is the class's name in snake case."""

    code: ClassVar[str] = "error"

    def __init_subclass__(cls) -> None:
        dataclass(eq=False, kw_only=True)(cls)
        cls.code = stored_name(cls)
        ERRORS[cls.code] = cls

    def __str__(self) -> str:
        return self.code

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    __hash__ = Exception.__hash__


def error_of(code: str, fields: Mapping[str, Any]) -> CareError:
    """One that was stored; of an older version, whose it is no more, the root alone."""
    try:
        return read(ERRORS[code], fields)
    except (KeyError, Unreadable):
        return CareError()


class NoSuchTicket(CareError):
    """None that they may know of."""


class AlreadyTaken(CareError):
    """`by`: the name of the operator who owns the ticket."""

    by: str


class WrongState(CareError):
    """The deed does not fit the ticket's `state`: solving what is solved, reopening too late. To staff also `into`:
    the ticket in which a merged one goes on.
    """

    state: str
    into: int | None = None


class NotAllowed(CareError):
    """Who did this may not: a stranger in the staff group, another customer's ticket."""


class Outdated(CareError):
    """The button was drawn for an earlier state of the ticket."""


class AlreadyRated(CareError):
    """`score`: the one that stands."""

    score: int


class NotOffered(CareError):
    """What was chosen (a department, a touchpoint, a language) is not in the settings any more."""


class OpensTooMany(CareError):
    """The customer has opened more than anybody can look at; field `until`: when they can open another."""

    until: datetime


class Unreachable(CareError):
    """The customer has blocked the bot: nothing can be said to them."""


class NothingPromised(CareError):
    """No operator has promised to write in this ticket."""


class CannotCross(CareError):
    """A bot cannot send it as what it is: a poll, a dice, a story ..."""


class NotEnough(CareError):
    """Fewer points than were to be taken; `balance`: those that there are."""

    balance: int


class NotInLedger(CareError):
    """A purchase, a refund, a movement of points or a code cannot be; `problem`: care/loyalty/problems.py."""

    problem: str


class Unclear(CareError):
    """`command` cannot be read as written; `near`: what may be meant, `missing`: what was not found."""

    command: str
    near: tuple[str, ...] = ()
    missing: str = ""


class StandsAlone(CareError):
    """More than the command `name` was written, and it takes nothing more: the rest would be lost."""

    name: str


class EmptyNote(CareError):
    """A note was begun, and nothing follows."""


class NotOnShift(CareError):
    """There is no shift to end, or to take a break in."""


class ColleagueOff(CareError):
    """Who was to take over, `name`, is not at work."""

    name: str


class NotYours(CareError):
    """The buttons are for somebody else."""


class LacksRight(CareError):
    """They are of the staff, and this takes more: `role` is the least role that may."""

    role: str = ""


class InPrivate(CareError):
    """This is not for a group's eyes: it is answered in private only."""


class NotBanned(CareError):
    """There is no ban to lift."""


class BanUnclear(CareError):
    """A ban was asked for without how long it lasts, or without a reason."""


class TooMany(CareError):
    """More of them than there can be: `most`."""

    most: int


class NoSuchReminder(CareError):
    """None of theirs, or it was deleted, or is over."""


class ReminderPassed(CareError):
    """The button is of an earlier one: the same reminder has come again since."""


class AlreadyAnswered(CareError):
    """It was said before what shall become of the reminder; `until`: when it comes again, if it was put off."""

    until: datetime | None


class AllAnswered(CareError):
    """Of the reminders that came together each has its answer, or has come again since."""


class TooLate(CareError):
    """What was to be changed or called off has happened, or was called off already."""


class NotAnAnswer(CareError):
    """What was to be taken back is nothing that we have said to the customer."""


class NotThereYet(CareError):
    """What a message answers is still being shown: nobody knows yet which of our messages it is."""


class EditedCommand(CareError):
    """A message was edited into a command: those are read once, as they were first written."""


class LooksLikeACommand(CareError):
    """What was written begins like a command or a note: `name` is its word, or empty."""

    name: str = ""


class AnonymousFeedback(CareError):
    """Feedback without a name cannot be answered."""


class CustomerBanned(CareError):
    """Nothing is begun with somebody who is not heard."""


class NotATag(CareError):
    """`tag` has other signs than letters, digits, _ and -, or is too long."""

    tag: str


class NoSuchTag(CareError):
    """The ticket has no tag `tag`, or it is not on offer any more."""

    tag: str


class CannotLink(CareError):
    """`ticket` is no other ticket, or none that staff sees: not even whether it exists is said."""

    ticket: int | str


class NotLinked(CareError):
    """`ticket` is not linked with this one, if it exists at all."""

    ticket: int | str


class CannotMerge(CareError):
    """`ticket` is not another open ticket of the same customer."""

    ticket: int | str


class GoesOn(CareError):
    """The ticket was joined with another one, `ticket`: what is said goes there."""

    ticket: int


class NoSuchReply(CareError):
    """The canned reply has been deleted, or never was. `command`: the one that lists them where this was asked."""

    command: str = "c"


class NoCustomer(CareError):
    """The customer's data was deleted at their wish."""


class LongNote(CareError):
    """A note on a customer has more than `limit` characters."""

    limit: int


class NoSuchNote(CareError):
    """The note on a customer is gone, or is on somebody else."""


class TimePassed(CareError):
    """What was to be done at a time cannot: it has passed, or is too far away."""


class CustomerWaits(CareError):
    """A ticket cannot be put off while its customer waits for an answer."""


class UnknownCommand(CareError):
    """`name`: what was written."""

    name: str


class OfATicket(CareError):
    """The command `name` works in a ticket's topic."""

    name: str


class UnreadableReply(CareError):
    """`why`: the mistakes in a canned reply, worded."""

    why: str


class Anonymous(CareError):
    """An administrator writes as the group: nobody knows who it is."""
