"""What happened to a ticket, append-only. `data` is plain JSON and holds no name and no person's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from care.store.tables import history
from care.store.unit import Unit


class Event(StrEnum):
    OPENED = "opened"
    ROUTED = "routed"  # data: {"to": operator's id, "priority", "rule", "why": codes of care/routing}
    TAKEN = "taken"
    PASSED = "passed"  # data: {"to": operator's id} or {"department": key}, {"reason": code}
    PRIORITY = "priority"  # data: {"priority": number}, by hand, or (the actor: its customer) by their words
    QUEUED = "queued"  # data: {"why": the notice that says so}
    SOLVED = "solved"  # data: {"in_time": whether it was by then that we had promised}
    REOPENED = "reopened"  # by words of its customer: data: {"by": who had solved it, "solved_at"}
    STILL_SOLVED = "still_solved"  # those words were meant for another ticket
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    RATED = "rated"  # data: {"score": 1-5, "before": the score that this one corrects}
    ASKED = "asked"  # the customer was asked for a score
    NOT_ASKED = "not_asked"  # data: {"why": "late", or one of care/contact/decide.py}
    # Escalations; data: the promise, as care/tickets/clocks.py has it.
    WARNED = "warned"  # its owner was told before the deadline
    OVERDUE = "overdue"  # the department was told after it
    ESCALATED = "escalated"  # the supervisors were told
    APOLOGISED = "apologised"  # the customer was told; data: {"wait", "due", "new"}
    PROMISED = "promised"  # an operator will write; data: {"due", "was": the time before, ""}
    WITHHELD = "withheld"  # they will not after all; data: {"was"}
    KEPT = "kept"  # an answer came; data: the promise, {"in_time"}
    SNOOZED = "snoozed"  # data: {"until": moment or None: until the customer answers}
    WOKEN = "woken"  # it was snoozed
    LINKED = "linked"  # data: {"to": the other ticket}
    MERGED = "merged"  # data: {"into": ticket, "left": message ids of the customer's in the old topic}
    JOINED = "joined"  # data: {"source": the ticket that was merged into this one}
    TAKEN_BACK = "taken_back"  # words to the customer; data: {"entries": ids, "how": care/tickets/words/taking_back.py}
    ERASED = "erased"  # the customer's data was deleted
    TOPIC_LOST = "topic_lost"
    FLOODED = "flooded"  # the customer wrote more than is read at once, and was told


@dataclass(frozen=True)
class Happened:
    """`actor` is a Telegram user id; None: the bot. `data` is plain JSON."""

    event: Event
    actor: int | None = None
    data: Mapping[str, object] = field(default_factory=dict)


def happened(event: Event, actor: int | None = None, /, **data: object) -> Happened:
    return Happened(event, actor, data)


async def record(unit: Unit, ticket: int, *what: Happened) -> None:
    """What happens to it now, in its order."""
    rows = [
        {
            "ticket_id": ticket,
            "at": unit.now,
            "actor_id": each.actor,
            "event": str(each.event),
            "data": dict(each.data),
        }
        for each in what
    ]
    await unit.execute(unit.insert(history), rows)


async def last_of_ticket(unit: Unit, ticket: int, event: Event) -> dict[str, Any] | None:
    """The data of the last time that it happened to the ticket."""
    seen = history.c.ticket_id == ticket, history.c.event == str(event)
    query = select(history.c.data).where(*seen).order_by(history.c.id.desc()).limit(1)
    data: dict[str, Any] | None = (await unit.execute(query)).scalar_one_or_none()
    return data


async def has_happened(unit: Unit, ticket: int, event: Event, **data: str) -> bool:
    """Whether this has happened to the ticket, with all of `data`."""
    same = [history.c.data[name].as_string() == value for name, value in data.items()]
    query = select(history.c.id).where(history.c.ticket_id == ticket, history.c.event == str(event), *same)
    return (await unit.execute(query.limit(1))).first() is not None


async def had_by_another(unit: Unit, ticket: int, person: int) -> bool:
    """Whether anybody but `person` has had the ticket."""
    query = select(history.c.event, history.c.actor_id, history.c.data).where(
        history.c.ticket_id == ticket, history.c.event.in_([str(Event.TAKEN), str(Event.PASSED)])
    )
    owners = {
        row.actor_id if row.event == Event.TAKEN else row.data.get("to") for row in await unit.execute(query)
    }
    return not owners <= {person, None}


async def happened_since(unit: Unit, ticket: int, event: Event, since: datetime) -> bool:
    seen = history.c.ticket_id == ticket, history.c.event == str(event), history.c.at > since
    return (await unit.execute(select(history.c.id).where(*seen).limit(1))).first() is not None
