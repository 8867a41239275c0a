"""To a ticket's topic: what an operator had put off until now."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from care.model.ticket import State
from care.notices.notice import Named, ToTopic
from care.values.codec import EMPTY_IS_NONE


class Hindrance(StrEnum):
    """Why a reply that was put off has not gone, beside the state of a ticket that is over."""

    WRITTEN = "written"  # the customer, since
    LATE = "late"  # we were down
    LEFT = "left"  # its author
    UNREACHABLE = "unreachable"  # the customer is


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
    """It has not gone, for what `held` says; its author is asked."""

    whose: Named
    number: int
    held: Hindrance | State
    text: str

    @property
    def stands_alone(self) -> bool:
        return True
