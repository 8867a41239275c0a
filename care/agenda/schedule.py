"""Things that the clock shall do: one row for each, done once by care/due/."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, TypeAlias

from sqlalchemy import delete

from care.store.tables import followups
from care.store.unit import Unit

EPOCH = datetime.fromisoformat("2000-01-01T00:00:00+00:00")  # from which stretches of time are counted

Row: TypeAlias = dict[str, Any]  # of followups


class Due(StrEnum):
    HAND_BACK = "hand_back"  # an owner who is silent while the customer waits; data: the ticket's version
    # Around a deadline; data: the promise, as care/tickets/clocks.py has it.
    WARN = "warn"  # soon
    OVERDUE = "overdue"  # now: the promise is broken
    ESCALATE = "escalate"  # some time after it
    STILL_BROKEN = "still_broken"  # a working day after the supervisors were told, and each day from then on
    APOLOGISE = "apologise"  # the customer is told, in their waking hours
    WAKE = "wake"  # a ticket that was put off; data: until when
    ASK_SCORE = "ask_score"  # data: when the ticket was solved
    CLOSE = "close"  # a solved ticket; data: the ticket's version
    CLOSE_TOPIC = "close_topic"  # of a ticket that is over; data: the ticket's version
    REMIND = "remind"  # what an operator wanted to be told; data: "text", in their words
    LATER = "later"  # an operator's reply that goes to the customer at its time
    SHIFT_OVER = "shift_over"  # an operator's
    BREAK_OVER = "break_over"
    BAN_ENDS = "ban_ends"  # data: the ban's id
    BAN_ASKED = "ban_asked"  # whether to ban a ticket's customer: nobody has said yes; data: the ban
    NOBODY = "nobody"  # whether tickets wait in a staff group and nobody is there; data: the group, what was `said`
    REPLIES_FILE = (
        "replies_file"  # a file of canned replies that an operator has sent; data: its "file_id", the "chat"
    )
    RETENTION = "retention"  # what has been kept long enough is deleted, every night
    DIGEST = "digest"  # a staff group's, every week; data: the group, as the settings name it


async def schedule(
    unit: Unit,
    due: Due,
    due_at: datetime,
    /,
    ticket: int | None = None,
    operator: int | None = None,
    **data: object,
) -> None:
    """`data` is plain JSON."""
    await schedule_all(unit, [later(due, due_at, ticket, operator, **data)])


def later(
    due: Due, due_at: datetime, /, ticket: int | None = None, operator: int | None = None, **data: object
) -> Row:
    """What `schedule` writes down, to be written together with others."""
    return {"kind": str(due), "ticket_id": ticket, "operator_id": operator, "data": data, "due_at": due_at}


async def schedule_all(unit: Unit, rows: Iterable[Row]) -> None:
    if rows := list(rows):
        await unit.execute(unit.insert(followups), rows)


async def cancel(unit: Unit, due: Due, ticket: int | None = None, operator: int | None = None) -> int:
    """What waits of this kind shall not be done; how many rows that were."""
    waiting = delete(followups).where(followups.c.kind == str(due), followups.c.done_at.is_(None))
    if ticket is not None:
        waiting = waiting.where(followups.c.ticket_id == ticket)
    if operator is not None:
        waiting = waiting.where(followups.c.operator_id == operator)
    return (await unit.execute(waiting)).rowcount


def stretch_start(now: datetime, every: timedelta) -> datetime:
    return now - (now - EPOCH) % every


def stretch_end(now: datetime, every: timedelta) -> datetime:
    """Stretches of the same length for everybody, so that all that comes within one is due at the same moment."""
    return stretch_start(now, every) + every
