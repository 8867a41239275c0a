"""One thing that is due, and the shape of doing it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import RowMapping

from care.agenda.schedule import Due
from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets.rows import load_ticket


@dataclass(frozen=True)
class Followup:
    id: int
    kind: Due
    ticket: int | None
    operator: int | None
    data: dict[str, Any]
    due_at: datetime


def followup_of(row: RowMapping) -> Followup:
    kind = Due(row["kind"])
    return Followup(row["id"], kind, row["ticket_id"], row["operator_id"], row["data"], row["due_at"])


# Returns when to come again, or None when that is settled.
Deed: TypeAlias = Callable[[Unit, Followup], Awaitable[datetime | None]]
TicketDeed: TypeAlias = Callable[[Unit, Ticket, Followup], Awaitable[datetime | None]]


# Not done while a ticket is hidden (care/tickets/hiding.py). Its promises are none then (care/tickets/clocks.py).
NOT_HIDDEN = frozenset({Due.HAND_BACK, Due.ASK_SCORE})


def of_ticket(deed: TicketDeed) -> Deed:
    """The deed with its ticket, as it is once nobody else is changing it."""

    async def do(unit: Unit, due: Followup) -> datetime | None:
        ticket = await load_ticket(unit, due.ticket or 0)
        if ticket.hidden and due.kind in NOT_HIDDEN:
            return None
        return await deed(unit, ticket, due)

    return do
