"""What happened to a ticket, append-only. `data` is plain JSON and holds no name and no person's words."""

from datetime import datetime
from enum import StrEnum

from care.store.tables import history
from care.store.unit import Unit


class Event(StrEnum):
    OPENED = "opened"
    TAKEN = "taken"
    PASSED = "passed"  # data: {"to": operator's id} or {"department": key}
    QUEUED = "queued"  # data: {"why": the notice that says so}
    SOLVED = "solved"
    REOPENED = "reopened"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    RATED = "rated"  # data: {"score": 1-5}
    ASKED = "asked"  # the customer was asked for a score
    NOT_ASKED = "not_asked"  # data: {"why": "late" | "unwished" | "blocked"}
    OVERDUE = "overdue"
    ERASED = "erased"  # the customer's data was deleted
    TOPIC_LOST = "topic_lost"


async def record(
    unit: Unit, ticket: int, event: Event, at: datetime, actor: int | None = None, **data: object
) -> None:
    """`actor` is a Telegram user id; None: the bot."""
    row = {"ticket_id": ticket, "at": at, "actor_id": actor, "event": str(event), "data": data}
    await unit.execute(unit.insert(history), row)
