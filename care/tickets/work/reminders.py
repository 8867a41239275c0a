"""What operators want to be told later: in the ticket's topic, at its time (care/due/reminders.py)."""

from datetime import datetime

from care.agenda.jobs import Remind
from care.agenda.waiting import Waiting, put, strike, waiting
from care.model.ticket import State
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets.rights import access, check_admitted
from care.values.errors import TooLate
from care.values.storable import storable

TEXT = 500  # characters
ANY = frozenset(State)


async def remind(unit: Unit, ticket_id: int, operator: Operator, at: datetime, text: str) -> Waiting[Remind]:
    """Write it down; `text` may be empty. Raises NoSuchTicket, NotAllowed and TooMany."""
    ticket = await access(unit, ticket_id, operator, ANY)
    said = storable(text)[:TEXT]
    return await put(unit, Remind(ticket=ticket.id, operator=operator.id, text=said, name=operator.name), at)


async def reminders_of(unit: Unit, ticket_id: int) -> tuple[Waiting[Remind], ...]:
    """Those that wait, everybody's, the earliest first."""
    return await waiting(unit, Remind, ticket_id)


async def forget(unit: Unit, ticket_id: int, operator: Operator, number: int) -> None:
    """Anybody of the desk may. Raises NotAllowed and TooLate."""
    check_admitted(operator)
    if await strike(unit, Remind, ticket_id, number) is None:
        raise TooLate
