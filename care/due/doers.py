"""How a job is done: a function of this folder that names its kind.

    @does(BanEnds)
    async def run_out(unit: Unit, due: Waiting[BanEnds]) -> datetime | None

It returns when to come again, or None when that is settled. Of what may be due by thousands, all that are due beside
each other are done together, so that what they need is read once:

    @does_together(RemindCustomer)
    async def remind(unit: Unit, dues: Sequence[Waiting[RemindCustomer]]) -> list[datetime | None]
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from care.agenda.job import J, Job, OfTicket
from care.agenda.waiting import Waiting
from care.model.ticket import Ticket
from care.store.unit import Unit
from care.tickets.rows import load_ticket

T = TypeVar("T", bound=OfTicket)
Doer: TypeAlias = Callable[[Unit, Waiting[J]], Awaitable[datetime | None]]
TicketDoer: TypeAlias = Callable[[Unit, Ticket, Waiting[T]], Awaitable[datetime | None]]
Together: TypeAlias = Callable[[Unit, Sequence[Waiting[J]]], Awaitable[list[datetime | None]]]

DOERS: dict[type[Job], Together[Any]] = {}
TOGETHER: set[str] = set()  # those that are done together, as the store calls them


def does(kind: type[J]) -> Callable[[Doer[J]], Doer[J]]:
    def bind(doer: Doer[J]) -> Doer[J]:
        async def each(unit: Unit, dues: Sequence[Waiting[J]]) -> list[datetime | None]:
            return [await doer(unit, due) for due in dues]

        _bind(kind, each)
        return doer

    return bind


def does_together(kind: type[J]) -> Callable[[Together[J]], Together[J]]:
    """The function has at most one of each customer at a time, and answers in the same order."""

    def bind(doer: Together[J]) -> Together[J]:
        _bind(kind, doer)
        TOGETHER.add(kind.stored_as)
        return doer

    return bind


def does_with_ticket(kind: type[T]) -> Callable[[TicketDoer[T]], TicketDoer[T]]:
    """The function has the ticket, too, as it is once nobody else is changing it."""

    def bind(doer: TicketDoer[T]) -> TicketDoer[T]:
        async def do(unit: Unit, due: Waiting[T]) -> datetime | None:
            ticket = await load_ticket(unit, due.job.ticket)
            if ticket.hidden and not kind.while_hidden:
                return None
            return await doer(unit, ticket, due)

        does(kind)(do)
        return doer

    return bind


def _bind(kind: type[J], doer: Together[J]) -> None:
    if kind in DOERS:
        raise LookupError(f"two functions do {kind.stored_as}")
    DOERS[kind] = doer
