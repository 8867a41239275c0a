"""How a job is done: a function of this folder that names its kind.

    @does(BanEnds)
    async def run_out(unit: Unit, due: Waiting[BanEnds]) -> datetime | None

It returns when to come again, or None when that is settled.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from care.agenda.job import J, Job, OfTicket
from care.agenda.waiting import Waiting
from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets.rows import load_ticket

T = TypeVar("T", bound=OfTicket)
Deed: TypeAlias = Callable[[Unit, Waiting[J]], Awaitable[datetime | None]]
TicketDeed: TypeAlias = Callable[[Unit, Ticket, Waiting[T]], Awaitable[datetime | None]]

DEEDS: dict[type[Job], Deed[Any]] = {}


def does(kind: type[J]) -> Callable[[Deed[J]], Deed[J]]:
    def bind(deed: Deed[J]) -> Deed[J]:
        if kind in DEEDS:
            raise LookupError(f"two functions do {kind.stored_as}")
        DEEDS[kind] = deed
        return deed

    return bind


def does_with_ticket(kind: type[T]) -> Callable[[TicketDeed[T]], TicketDeed[T]]:
    """The function has the ticket, too, as it is once nobody else is changing it."""

    def bind(deed: TicketDeed[T]) -> TicketDeed[T]:
        async def do(unit: Unit, due: Waiting[T]) -> datetime | None:
            ticket = await load_ticket(unit, due.job.ticket)
            if ticket.hidden and not kind.while_hidden:
                return None
            return await deed(unit, ticket, due)

        does(kind)(do)
        return deed

    return bind
