"""An operator promises the customer to write by a time (docs/decisions/0009-two-clocks.md).

Whoever has the ticket makes it, moves it and withdraws it, and it goes on with the ticket. Who waited for an answer
waits for this one from then on. An answer keeps it (care/tickets/delivery/kept.py); what ends the ticket settles it.

What the customer knows stands beside what is true, as `promise_told`: `tell` makes the two equal, once, in their waking
hours. What was moved and moved back, or kept, before they wake is never told.
"""

from datetime import datetime

from care.agenda.jobs import TellPromise
from care.agenda.schedule import schedule
from care.contact import No, NotBefore, Yes, may_write, write
from care.contact.purposes import PROMISE
from care.model.history import Event, happened
from care.model.ticket import OPEN, Clock, Promised, State, Ticket
from care.notices.notice import AboutTicket
from care.notices.promises import (
    DeskPromised,
    DeskPromiseWithdrawn,
    PromiseMade,
    PromiseMoved,
    PromiseWithdrawn,
)
from care.outbox import of_deed, owe, to_customer
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change, touch
from care.tickets.delivery.answered import is_unanswered
from care.tickets.rights import access_own
from care.tickets.rows import load_ticket
from care.tickets.words.relay import check_crosses, check_reachable, speak
from care.tickets.work import working
from care.values.content import Message
from care.values.errors import NothingPromised


async def promise(
    unit: Unit,
    ticket_id: int,
    operator: Operator,
    due: datetime,
    words: Message | None = None,
) -> Ticket:
    """They write by `due`, which is to come; `words` of theirs reach the customer at once.

    A ticket that nobody has is theirs then. Raises NoSuchTicket, NotAllowed, AlreadyTaken, WrongState,
    Unreachable and CannotCross.
    """
    if words is not None:
        check_crosses(words.content)
    ticket = await access_own(unit, ticket_id, operator, OPEN)
    await check_reachable(unit, ticket)
    if ticket.state is State.NEW:
        ticket = await working.take(unit, ticket.id, operator, answering=True)
    was, told = ticket.promise_due, ticket.promise_told
    ticket = await touch(unit, ticket, **clocks.WROTE)  # these words are not those that it waits for
    if words is not None:
        await speak(unit, ticket, operator, words)
        ticket = await load_ticket(unit, ticket.id)
    new = Promised(clock=Clock.PROMISE, due=due, wait=unit.now)
    made = happened(Event.PROMISED, operator.id, **new.facts, was=was.isoformat() if was else "")
    ticket = await change(
        unit, ticket, made, outdates=False, promise_told=told, **clocks.promised(due, unit.now)
    )
    later = await _tell_in_time(unit, ticket)
    said = words is not None
    word = DeskPromised(operator=operator.name, due=due, was=was, told_at=later, with_words=said)
    await owe(unit, of_deed(ticket, word))
    return ticket


async def withdraw(unit: Unit, ticket_id: int, operator: Operator) -> Ticket:
    """They will not write. Who has asked something that is not answered waits for that again, by a new time.

    Raises NothingPromised, and what `promise` does.
    """
    ticket = await access_own(unit, ticket_id, operator, OPEN)
    was = ticket.promise_due
    if was is None:
        raise NothingPromised
    waits = ticket.waiting_since is None and await is_unanswered(unit, ticket)
    ticket = await change(
        unit,
        ticket,
        happened(Event.WITHHELD, operator.id, was=was.isoformat()),
        outdates=False,
        promise_due=None,
        promised_at=None,
        **(clocks.waiting(unit.business, ticket, unit.now, told=True) if waits else {}),
    )
    later = await _tell_in_time(unit, ticket)
    await owe(unit, of_deed(ticket, DeskPromiseWithdrawn(operator=operator.name, was=was, told_at=later)))
    return ticket


async def _tell_in_time(unit: Unit, ticket: Ticket) -> datetime | None:
    """When the customer will hear of it. None: they hear of it now, or need not.

    One that waits already stays: the clock may be at it, and it tells nothing twice.
    """
    at = await tell(unit, ticket)
    if at is not None:
        await schedule(unit, TellPromise(ticket=ticket.id), at)
    return at


async def tell(unit: Unit, ticket: Ticket) -> datetime | None:
    """The customer hears what has become of the promise that they know of; when to come again, if they sleep.

    Of the first one they hear at once: it answers them.
    """
    due, told = ticket.promise_due, ticket.promise_told
    if due == told or not ticket.is_open:
        return None
    word = _word(ticket)
    if told is None:
        await owe(unit, to_customer(ticket, word))
    else:
        match await may_write(unit, PROMISE, ticket.customer):
            case NotBefore(at=at):
                return at
            case Yes() as yes:
                await write(unit, yes, to_customer(ticket, word), touchpoint="ticket", ticket=ticket.id)
            case No():
                pass
    await touch(unit, ticket, promise_told=due)
    return None


def _word(ticket: Ticket) -> AboutTicket:
    due, was = ticket.promise_due, ticket.promise_told
    if due is None:
        assert was is not None  # noqa: S101 - else there is nothing to tell
        return PromiseWithdrawn(was=was, answer_due=clocks.awaited(ticket))
    if was is None:
        return PromiseMade(operator=ticket.owner_name, operator_id=ticket.owner, due=due)
    return PromiseMoved(operator=ticket.owner_name, operator_id=ticket.owner, due=due, was=was)
