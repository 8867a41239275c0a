"""One thing that is due, and the shape of doing it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from care.business import Business
from care.schedule import Due
from care.store.unit import Unit
from care.tickets.model import Ticket
from care.tickets.rows import load_ticket


@dataclass(frozen=True)
class Followup:
    id: int
    kind: Due
    ticket: int | None
    operator: int | None
    data: dict[str, Any]
    due_at: datetime


# Returns when to come again, or None when that is settled.
Deed: TypeAlias = Callable[[Unit, Business, Followup, datetime], Awaitable[datetime | None]]
TicketDeed: TypeAlias = Callable[[Unit, Business, Ticket, Followup, datetime], Awaitable[datetime | None]]


def of_ticket(deed: TicketDeed) -> Deed:
    """The deed with its ticket, as it is once nobody else is changing it."""

    async def do(unit: Unit, business: Business, due: Followup, now: datetime) -> datetime | None:
        return await deed(unit, business, await load_ticket(unit, due.ticket or 0), due, now)

    return do
