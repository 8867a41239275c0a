"""The one shape of a follow-up. Each kind is one file of care/followups/kinds/, and a section of the settings."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from care.agenda.jobs import FollowUp
from care.contact import Purpose
from care.followups.events import Event
from care.notices.notice import ToCustomer
from care.people.customers import Customer
from care.store.unit import Unit

Word: TypeAlias = Callable[[Unit, Customer, FollowUp], Awaitable[ToCustomer | None]]
Follows: TypeAlias = Callable[[Unit, Event], Awaitable[datetime | None]]
Deed: TypeAlias = Callable[[Unit, Customer, ToCustomer], Awaitable[ToCustomer]]
Days: TypeAlias = Callable[[Unit, list[date]], Awaitable[list[tuple[int, date]]]]


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Something that will be asked or said, unless it is cancelled. `job`: None for what has a clock of its own."""

    purpose: Purpose
    customer: int
    at: datetime
    about: str = ""
    job: int | None = None


Coming: TypeAlias = Callable[[Unit, datetime, int], Awaitable[list[Planned]]]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """`purpose` says whether it may be written, how close it is and at most how often; its key is the kind's, too.

    `word`: what is said now, or None when it no longer holds, because something has cancelled it.
    `after`, `follows`: the events that it may follow, and since when its time counts; None: that one is no reason.
    `days`: which customers have their day on one of these (naive dates, in their own time).
    `deed`: what is done for them once they may be told of it, in the same transaction; it completes the word.
    `nearer`: whoever wants us so near gets that kind in its place, at the same time.
    `remembers`: who does not answer it is reminded once (kinds/unanswered.py).
    `coming`: of a kind that has a clock of its own and no `word` here, what is due until then, so many at most.
    """

    purpose: Purpose
    word: Word | None = None
    after: tuple[type[Event], ...] = ()
    follows: Follows | None = None
    days: Days | None = None
    deed: Deed | None = None
    nearer: Purpose | None = None
    remembers: bool = False
    coming: Coming | None = None

    @property
    def key(self) -> str:
        return self.purpose.key
