"""What Telegram left in doubt: posts that wait to be looked for, and those that had to be sent again unproven.

Of each that was sent again the staff of its ticket is told, because somebody may see it twice.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import literal, select, union_all

from care.notices.topic import DeskResent
from care.outbox import Claim, owe, to_topic
from care.store.tables import outbox, resent
from care.store.unit import Unit
from care.tickets.rows import find_ticket


@dataclass(frozen=True)
class Ambiguous:
    at: datetime  # since when it is owed, or when it was sent again
    kind: str
    chat_id: int
    ticket: int | None
    waits: bool  # it will be looked for; else it was sent again


async def note(unit: Unit, owed: Claim) -> None:
    """It was sent again, and an earlier try may have arrived."""
    head = owed.head
    row = {"at": unit.now, "kind": str(head.kind), "chat_id": owed.chat_id, "ticket_id": head.ticket_id}
    await unit.execute(unit.insert(resent), row)
    ticket = await find_ticket(unit, head.ticket_id) if head.ticket_id else None
    if ticket is not None:
        await owe(unit, to_topic(ticket, DeskResent(here=owed.chat_id < 0)))


async def ambiguous(unit: Unit) -> list[Ambiguous]:
    """All that is in doubt now or has remained so, oldest first."""
    waiting = select(
        outbox.c.created_at, outbox.c.kind, outbox.c.chat_id, outbox.c.ticket_id, literal(True)
    ).where(outbox.c.token.is_not(None), outbox.c.leased_until.is_(None))
    again = select(resent.c.at, resent.c.kind, resent.c.chat_id, resent.c.ticket_id, literal(False))
    rows = (await unit.execute(union_all(waiting, again).order_by("created_at"))).all()
    return [
        Ambiguous(at=at, kind=kind, chat_id=chat_id, ticket=ticket, waits=bool(waits))
        for at, kind, chat_id, ticket, waits in rows
    ]
