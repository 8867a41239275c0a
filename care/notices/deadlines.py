"""To a ticket's topic, and to supervisors in private: what time does to a ticket."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Annotated

from care.business import Priority
from care.model.ticket import Clock, Ticket
from care.notices.notice import Named, Notice, OfTicket, ToStaff, ToTopic
from care.notices.posts import to_chat, to_topic
from care.outbox import Post
from care.values.codec import EMPTY_IS_NONE


class Promised(Notice, abstract=True):
    """Which clock, due when, and since when the customer waits for a word, if they do."""

    clock: Clock
    due: datetime
    wait: Annotated[datetime | None, EMPTY_IS_NONE]


class ToWhose(ToTopic, abstract=True):
    """`who` has it or is asked to take it, and their `name`; None: nobody in particular."""

    who: int | None = None
    name: str = ""


class DeskWarned(ToWhose, Promised):
    """A deadline is near: a word to the owner, or whoever is asked to take it."""


class DeskOverdue(ToWhose, Promised):
    """A promise is broken: a word to the same people."""


class DeskEscalated(ToWhose, Promised):
    """It still is, after some time; `people` are the supervisors. They read it together with who has it.

    `broken`: how many promises of this wait are, with it.
    """

    people: tuple[Named, ...]
    broken: int = 1


class StaffEscalated(ToStaff, OfTicket, Promised):
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


def desk_warned(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A deadline is near: a word to the owner, or whoever is asked to take it. `promised`: care/tickets/clocks.py."""
    return to_topic(ticket, "desk_warned", **promised, **_whose(ticket))


def desk_overdue(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A promise is broken: a word to the same people."""
    return _once(to_topic(ticket, "desk_overdue", **promised, **_whose(ticket)), promised)


def desk_escalated(
    ticket: Ticket, promised: Mapping[str, str], people: Mapping[int, str], broken: int
) -> Post:
    """It still is, after some time; `people`: care/staff/supervisors.py. They read it together with who has it.

    `broken`: how many promises of this wait are, with it.
    """
    named = [list(each) for each in people.items()]
    fields = {**promised, **_whose(ticket), "people": named, "broken": broken}
    return _once(to_topic(ticket, "desk_escalated", **fields), promised)


def staff_escalated(supervisor: int, ticket: Ticket, promised: Mapping[str, str], broken: int) -> Post:
    """A promise has been broken for some time. `broken`: as above."""
    word = to_chat(supervisor, "staff_escalated", ticket=ticket.id, **promised, broken=broken)
    return replace(word, ticket_id=ticket.id)


def desk_snoozed(ticket: Ticket, operator: str) -> Post:
    """`operator` has put it off: until a time, or until the customer answers."""
    until = ticket.wakes_at.isoformat() if ticket.wakes_at else None
    return to_topic(ticket, "desk_snoozed", operator=operator, until=until)


def desk_woken(ticket: Ticket, who: int | None, name: str) -> Post:
    """The time has come; `who`: its owner's id, None if they are not at work."""
    return to_topic(ticket, "desk_woken", who=who, name=name)


def desk_heard(ticket: Ticket) -> Post:
    """Its customer has written and waits for a word: it sleeps no longer."""
    return to_topic(ticket, "desk_heard", **_whose(ticket))


def desk_raised(ticket: Ticket) -> Post:
    """Its customer has written what makes it more urgent."""
    return to_topic(ticket, "desk_raised", priority=int(ticket.priority), **_whose(ticket))


def desk_awake(ticket: Ticket, operator: str) -> Post:
    """`operator` goes on with it before its time."""
    return to_topic(ticket, "desk_awake", operator=operator)


def _whose(ticket: Ticket) -> dict[str, object]:
    """`who` has it or is asked to take it, and their `name`; None: nobody in particular."""
    if ticket.owner is not None:
        return {"who": ticket.owner, "name": ticket.owner_name}
    return {"who": ticket.meant, "name": ticket.meant_name}


def _once(word: Post, promised: Mapping[str, str]) -> Post:
    """The later word about a broken promise takes the place of one that still waits: the same is not said twice."""
    return replace(word, once=f"late:{word.chat_id}:{word.ticket_id}:{promised['clock']}")
