"""Things that the clock shall do: one row for each, done once by care/followups.py."""

from datetime import datetime
from enum import StrEnum

from care.store.tables import followups
from care.store.unit import Unit


class Due(StrEnum):
    HAND_BACK = "hand_back"  # an owner who is silent while the customer waits; data: the ticket's version
    OVERDUE = "overdue"  # nobody has answered by `answer_due`
    ASK_SCORE = "ask_score"  # data: when the ticket was solved
    CLOSE = "close"  # a solved ticket; data: the ticket's version


async def schedule(unit: Unit, due: Due, due_at: datetime, ticket: int, **data: object) -> None:
    row = {"kind": str(due), "ticket_id": ticket, "data": data, "due_at": due_at}
    await unit.execute(unit.insert(followups), row)
