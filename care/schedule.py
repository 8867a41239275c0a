"""Things that the clock shall do: one row for each, done once by care/followups/."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import delete

from care.store.tables import followups
from care.store.unit import Unit


class Due(StrEnum):
    HAND_BACK = "hand_back"  # an owner who is silent while the customer waits; data: the ticket's version
    OVERDUE = "overdue"  # nobody has answered by `answer_due`
    ASK_SCORE = "ask_score"  # data: when the ticket was solved
    CLOSE = "close"  # a solved ticket; data: the ticket's version


async def schedule(
    unit: Unit,
    due: Due,
    due_at: datetime,
    ticket: int | None = None,
    operator: int | None = None,
    **data: object,
) -> None:
    """`data` is plain JSON."""
    row = {"kind": str(due), "ticket_id": ticket, "operator_id": operator, "data": data, "due_at": due_at}
    await unit.execute(unit.insert(followups), row)


async def cancel(unit: Unit, due: Due, ticket: int | None = None, operator: int | None = None) -> int:
    """What waits of this kind shall not be done; how many rows that were."""
    waiting = delete(followups).where(followups.c.kind == str(due), followups.c.done_at.is_(None))
    if ticket is not None:
        waiting = waiting.where(followups.c.ticket_id == ticket)
    if operator is not None:
        waiting = waiting.where(followups.c.operator_id == operator)
    return (await unit.execute(waiting)).rowcount
