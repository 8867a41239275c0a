"""To a ticket's topic, and to supervisors in private: what time does to a ticket."""

from datetime import datetime
from typing import Annotated, Self

from care.business import Priority
from care.model.ticket import Clock, Promised, Ticket
from care.notices.notice import Named, Notice, OfTicket, ToStaff, ToTopic
from care.values.codec import EMPTY_IS_NONE


class OfPromise(Notice, abstract=True):
    """Around a deadline: what is promised, as care/model/ticket.py has it."""

    clock: Clock
    due: datetime
    wait: Annotated[datetime | None, EMPTY_IS_NONE]


class ToWhose(ToTopic, abstract=True):
    """`who` has it or is asked to take it, and their `name`; None: nobody in particular."""

    who: int | None = None
    name: str = ""


class ToKeeper(ToWhose, OfPromise, abstract=True):
    """To whoever is to keep a promise."""

    others: tuple[Named, ...] = ()  # on shift, where that person is not: of what an operator has promised

    @classmethod
    def of(cls, ticket: Ticket, promised: Promised) -> Self:
        who, name = whose(ticket)
        return cls(who=who, name=name, clock=promised.clock, due=promised.due, wait=promised.wait)


class DeskWarned(ToKeeper):
    """A deadline is near: a word to the owner, or whoever is asked to take it."""


class DeskOverdue(ToKeeper):
    """A promise is broken: a word to the same people."""


class DeskEscalated(ToKeeper):
    """It still is, after some time; `people` are the supervisors. They read it together with who has it.

    `broken`: how many promises of this wait are, with it.
    """

    people: tuple[Named, ...] = ()
    broken: int = 1


class StaffEscalated(ToStaff, OfTicket, OfPromise):
    """To a supervisor: a promise has been broken for some time. `broken`: as above."""

    broken: int = 1


class DeskSnoozed(ToTopic):
    """`operator` has put it off: until a time, or until the customer answers."""

    operator: str
    until: datetime | None


class DeskWoken(ToTopic):
    """The time has come; `who`: its owner's id, None if they are not at work."""

    who: int | None
    name: str


class DeskHeard(ToWhose):
    """Its customer has written and waits for a word: it sleeps no longer."""


class DeskRaised(ToWhose):
    """Its customer has written what makes it more urgent."""

    priority: Priority


class DeskAwake(ToTopic):
    """`operator` goes on with it before its time."""

    operator: str


def whose(ticket: Ticket) -> Named:
    """Who has the ticket or is asked to take it."""
    if ticket.owner is not None:
        return Named(ticket.owner, ticket.owner_name)
    return Named(ticket.meant, ticket.meant_name)
