"""One root for what can go wrong.

A person sees a sentence in their language (dialogs/customers/refusals.py), logs and tests see `code`.
"""
# ruff: noqa: N818 - they are named as people say them: already taken, not allowed

from typing import ClassVar


class CareError(Exception):
    """A deed that cannot be done. `fields` fill the sentence that a person reads."""

    code: ClassVar[str] = "error"

    def __init__(self, **fields: object) -> None:
        super().__init__(self.code)
        self.fields = fields


class NoSuchTicket(CareError):
    code = "no_such_ticket"


class AlreadyTaken(CareError):
    """`by`: the name of the operator who owns the ticket."""

    code = "already_taken"


class WrongState(CareError):
    """The deed does not fit the ticket's `state`: solving what is solved, reopening too late.

    To staff also `into`: the ticket in which a merged one goes on.
    """

    code = "wrong_state"


class NotAllowed(CareError):
    """Who did this may not: a stranger in the staff group, another customer's ticket."""

    code = "not_allowed"


class Outdated(CareError):
    """The button was drawn for an earlier state of the ticket."""

    code = "outdated"


class AlreadyRated(CareError):
    """`score`: the one that stands."""

    code = "already_rated"


class NotOffered(CareError):
    """What was chosen (a department, a touchpoint, a language) is not in the settings any more."""

    code = "not_offered"


class OpensTooMany(CareError):
    """The customer has opened more than anybody can look at; field `until`: when they can open another."""

    code = "opens_too_many"


class Unreachable(CareError):
    """The customer has blocked the bot: nothing can be said to them."""

    code = "unreachable"


class CannotCross(CareError):
    """A bot cannot send it as what it is: a poll, a dice, a story ..."""

    code = "cannot_cross"


class NotEnough(CareError):
    """Fewer points than were to be taken; `balance`: those that there are."""

    code = "not_enough"


class Unclear(CareError):
    """What was written with `command` cannot be read; `near`, if it is there: what may be meant."""

    code = "unclear"


class EmptyNote(CareError):
    """A note was begun, and nothing follows."""

    code = "empty_note"


class NotOnShift(CareError):
    """There is no shift to end, or to take a break in."""

    code = "not_on_shift"


class ColleagueOff(CareError):
    """Who was to take over, `name`, is not at work."""

    code = "colleague_off"


class NotYours(CareError):
    """The buttons are for somebody else."""

    code = "not_yours"


class LacksRight(CareError):
    """They are of the staff, and this takes more: `role` is the least role that may."""

    code = "lacks_right"


class InPrivate(CareError):
    """This is not for a group's eyes: it is answered in private only."""

    code = "in_private"


class NotBanned(CareError):
    """There is no ban to lift."""

    code = "not_banned"


class BanUnclear(CareError):
    """A ban was asked for without how long it lasts, or without a reason."""

    code = "ban_unclear"


class TooMany(CareError):
    """More of them than there can be: `most`."""

    code = "too_many"


class TooLate(CareError):
    """What was to be changed or called off has happened, or was called off already."""

    code = "too_late"


class NotAnAnswer(CareError):
    """What was to be taken back is nothing that we have said to the customer."""

    code = "not_an_answer"


class NotThereYet(CareError):
    """What a message answers is still being shown: nobody knows yet which of our messages it is."""

    code = "not_there_yet"


class EditedCommand(CareError):
    """A message was edited into a command: those are read once, as they were first written."""

    code = "edited_command"


class LooksLikeACommand(CareError):
    """What was written begins like a command or a note: `name` is its word, or empty."""

    code = "looks_like_a_command"


class AnonymousFeedback(CareError):
    """Feedback without a name cannot be answered."""

    code = "anonymous_feedback"


class CustomerBanned(CareError):
    """Nothing is begun with somebody who is not heard."""

    code = "customer_banned"


class NotATag(CareError):
    """`tag` has other signs than letters, digits, _ and -, or is too long."""

    code = "not_a_tag"


class NoSuchTag(CareError):
    """The ticket has no tag `tag`, or it is not on offer any more."""

    code = "no_such_tag"


class CannotLink(CareError):
    """`ticket` is no other ticket, or none that staff sees: not even whether it exists is said."""

    code = "cannot_link"


class NotLinked(CareError):
    """`ticket` is not linked with this one, if it exists at all."""

    code = "not_linked"


class CannotMerge(CareError):
    """`ticket` is not another open ticket of the same customer."""

    code = "cannot_merge"


class GoesOn(CareError):
    """The ticket was joined with another one, `ticket`: what is said goes there."""

    code = "goes_on"


class NoSuchReply(CareError):
    """The canned reply has been deleted, or never was."""

    code = "no_such_reply"


class NoCustomer(CareError):
    """The customer's data was deleted at their wish."""

    code = "no_customer"


class LongNote(CareError):
    """A note on a customer has more than `limit` characters."""

    code = "long_note"


class NoSuchNote(CareError):
    """The note on a customer is gone, or is on somebody else."""

    code = "no_such_note"


class TimePassed(CareError):
    """What was to be done at a time cannot: it has passed, or is too far away."""

    code = "time_passed"


class CustomerWaits(CareError):
    """A ticket cannot be put off while its customer waits for an answer."""

    code = "customer_waits"
