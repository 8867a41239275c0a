"""Replies whose time has come: sent, or held back where they may not fit any more."""

from datetime import datetime, timedelta

from care.agenda.jobs import Later
from care.agenda.waiting import Waiting
from care.due.doers import does_with_ticket
from care.model.ticket import State, Ticket
from care.notices.scheduled_replies import Hindrance
from care.people.customers import find
from care.people.operators import find_operator
from care.store.unit import Unit
from care.tickets.words import scheduled_replies

LATE = timedelta(hours=6)  # we were down: who knows whether it is still right


@does_with_ticket(Later)
async def _send(unit: Unit, ticket: Ticket, due: Waiting[Later]) -> datetime | None:
    why = await _why_not(unit, ticket, due)
    if why:
        await scheduled_replies.hold(unit, ticket, due, why)
    else:
        await scheduled_replies.send(unit, ticket, due)
    return None


async def _why_not(unit: Unit, ticket: Ticket, reply: Waiting[Later]) -> Hindrance | State | None:
    if not ticket.is_open:
        return ticket.state
    customer = await find(unit, ticket.customer)
    if customer is None or customer.blocked:
        return Hindrance.UNREACHABLE
    author = await find_operator(unit, reply.job.operator)
    if author is None or not author.may_act:
        return Hindrance.LEFT
    if await scheduled_replies.has_written_since(unit, ticket, reply):
        return Hindrance.WRITTEN
    return Hindrance.LATE if unit.now - reply.due_at > LATE else None
