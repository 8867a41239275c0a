"""What an operator has promised to write (care/tickets/words/promising.py) is kept by the next answer, anybody's.

It stands again when the customer has no answer after all, or when its writer says that this was not yet the one.
"""

from collections.abc import Iterable
from datetime import datetime

from care.model.history import Event, happened, last_of_ticket, record
from care.model.ticket import OPEN, Clock, Promised, Ticket
from care.notices.promises import DeskPromiseKept
from care.outbox import owe, to_topic
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.rights import access
from care.values.errors import TooLate


async def note_kept(unit: Unit, ticket: Ticket) -> None:
    """`ticket`, as it was before the answer."""
    if ticket.promise_due is None:
        return
    promised = Promised(clock=Clock.PROMISE, due=ticket.promise_due, wait=ticket.promised_at)
    in_time = ticket.promise_due >= unit.now
    await record(unit, ticket.id, happened(Event.KEPT, **promised.facts, in_time=in_time))
    if in_time and ticket.promise_due > unit.now:
        await owe(unit, to_topic(ticket, DeskPromiseKept(due=ticket.promise_due)))


async def not_yet(unit: Unit, ticket_id: int, operator: Operator, due: datetime) -> Ticket:
    """The promise for `due` stands: the answer was another one. The customer was told nothing else.

    Raises NoSuchTicket, NotAllowed, WrongState, and TooLate where it is over, or was made anew.
    """
    ticket = await access(unit, ticket_id, operator, OPEN)
    stands = await _last_kept(unit, ticket)
    if stands is None or stands["promise_due"] != due or due <= unit.now:
        raise TooLate
    return await change(unit, ticket, outdates=False, **stands)


async def stands_again(unit: Unit, ticket: Ticket, answered: Iterable[datetime]) -> clocks.Columns:
    """The columns of a ticket whose customer has been given these answers, and no other."""
    stands = await _last_kept(unit, ticket) if ticket.is_open else None
    if stands is None or any(at > stands["promised_at"] for at in answered):
        return {}
    return stands


async def _last_kept(unit: Unit, ticket: Ticket) -> clocks.Columns | None:
    """What was promised last, if an answer has kept it."""
    if ticket.promise_due is not None:
        return None
    kept = await last_of_ticket(unit, ticket.id, Event.KEPT)
    made = await last_of_ticket(unit, ticket.id, Event.PROMISED)
    if kept is None or made is None or kept["wait"] != made["wait"]:
        return None
    due = datetime.fromisoformat(kept["due"])
    return {
        "promise_due": due,
        "promised_at": datetime.fromisoformat(kept["wait"]),
        "promise_told": due,
    }
