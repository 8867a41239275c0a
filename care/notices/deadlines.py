"""To a ticket's topic, and to supervisors in private: what time does to a ticket."""

from collections.abc import Mapping
from dataclasses import replace

from care.notices.posts import to_chat, to_topic
from care.outbox import Post
from care.tickets.model import Ticket


def desk_warned(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A deadline is near: a word to the owner, or whoever is asked to take it. `promised`: care/tickets/clocks.py."""
    who, name = (ticket.owner, ticket.owner_name) if ticket.owner else (ticket.meant, ticket.meant_name)
    return to_topic(ticket, "desk_warned", **promised, who=who, name=name)


def desk_overdue(ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A promise is broken."""
    return to_topic(ticket, "desk_overdue", **promised)


def desk_escalated(ticket: Ticket, promised: Mapping[str, str], people: Mapping[int, str]) -> Post:
    """It still is, after some time; `people`: care/staff/supervisors.py."""
    return to_topic(ticket, "desk_escalated", **promised, people=[list(each) for each in people.items()])


def staff_escalated(supervisor: int, ticket: Ticket, promised: Mapping[str, str]) -> Post:
    """A promise has been broken for some time."""
    return replace(to_chat(supervisor, "staff_escalated", ticket=ticket.id, **promised), ticket_id=ticket.id)


def desk_snoozed(ticket: Ticket, operator: str) -> Post:
    """`operator` has put it off: until a time, or until the customer answers."""
    until = ticket.wakes_at.isoformat() if ticket.wakes_at else None
    return to_topic(ticket, "desk_snoozed", operator=operator, until=until)


def desk_woken(ticket: Ticket, who: int | None, name: str) -> Post:
    """The time has come; `who`: its owner's id, None if they are not at work."""
    return to_topic(ticket, "desk_woken", who=who, name=name)


def desk_awake(ticket: Ticket, operator: str) -> Post:
    """`operator` goes on with it before its time."""
    return to_topic(ticket, "desk_awake", operator=operator)
