"""To a ticket's topic: what an operator had put off until now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from care.model.ticket import Ticket
from care.notices.notice import Named, ToTopic
from care.notices.posts import of_deed, to_topic
from care.outbox import Post
from care.values.codec import EMPTY_IS_NONE


class DeskReminder(ToTopic):
    """What somebody (without an id: who has left) wanted to be told. `here`: they are on shift.

    If not, it is for the `others`. `was_due` says for when it was, if that has passed.
    """

    whose: Named
    text: str
    here: bool
    others: tuple[Named, ...]
    was_due: Annotated[datetime | None, EMPTY_IS_NONE]


class DeskLaterSent(ToTopic):
    """The reply that `operator` had put off has gone to the customer; `text` may be empty."""

    operator: str
    text: str = ""


class DeskLaterUnsent(ToTopic):
    """The ticket is over while these wait (when, and what they say): they go only if it is open again by then."""

    replies: tuple[tuple[datetime, str], ...]


class DeskLaterHeld(ToTopic):
    """It has not gone; its author is asked. `held` says why: written, late, left, unreachable, or a state."""

    whose: Named
    number: int
    held: str
    text: str


def desk_reminder(
    ticket: Ticket,
    whose: tuple[int | None, str],
    text: str,
    *,
    here: bool,
    others: Sequence[tuple[int, str]],
    was_due: datetime | None,
) -> Post:
    """What somebody (id, or None who has left, and name) wanted to be told. `here`: they are on shift.

    If not, it is for the `others` (id and name). `was_due` says for when it was, if that has passed.
    """
    due = was_due.isoformat() if was_due else ""
    return to_topic(
        ticket, "desk_reminder", whose=list(whose), text=text, here=here, others=list(others), was_due=due
    )


def desk_later_sent(ticket: Ticket, operator: str, text: str) -> Post:
    """The reply that `operator` had put off has gone to the customer; `text` may be empty."""
    return to_topic(ticket, "desk_later_sent", operator=operator, text=text)


def desk_later_unsent(ticket: Ticket, replies: Sequence[tuple[datetime, str]]) -> Post:
    """The ticket is over while these wait (when, and what they say): they go only if it is open again by then."""
    return of_deed(ticket, "desk_later_unsent", replies=[[due.isoformat(), text] for due, text in replies])


def desk_later_held(ticket: Ticket, whose: tuple[int, str], number: int, why: str, text: str) -> Post:
    """It has not gone, for `why` (written, late, left, unreachable, or a state); its author (id, name) is asked."""
    fields = {"whose": list(whose), "number": number, "held": why, "text": text}
    return replace(to_topic(ticket, "desk_later_held", **fields), together="")  # it has buttons
