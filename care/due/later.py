"""Replies whose time has come: sent, or held back where they may not fit any more."""

from datetime import datetime, timedelta

from care.agenda.schedule import Due
from care.agenda.waiting import Waiting
from care.due.deed import Deed, Followup, of_ticket
from care.model.ticket import State, Ticket
from care.notices.later import Hindrance
from care.people.customers import find
from care.people.operators import find_operator
from care.store.unit import Unit
from care.tickets.words import scheduled_replies

LATE = timedelta(hours=6)  # we were down: who knows whether it is still right


async def _send(unit: Unit, ticket: Ticket, row: Followup) -> datetime | None:
    reply = Waiting(row.id, row.operator or 0, row.data, row.due_at)
    why = await _why_not(unit, ticket, reply)
    if why:
        await scheduled_replies.hold(unit, ticket, reply, why)
    else:
        await scheduled_replies.send(unit, ticket, reply)
    return None


async def _why_not(unit: Unit, ticket: Ticket, reply: Waiting) -> Hindrance | State | None:
    if not ticket.is_open:
        return ticket.state
    customer = await find(unit, ticket.customer)
    if customer is None or customer.blocked:
        return Hindrance.UNREACHABLE
    author = await find_operator(unit, reply.operator)
    if author is None or not author.may_act:
        return Hindrance.LEFT
    if await scheduled_replies.has_written_since(unit, ticket, reply):
        return Hindrance.WRITTEN
    return Hindrance.LATE if unit.now - reply.due_at > LATE else None


DEEDS: dict[Due, Deed] = {Due.LATER: of_ticket(_send)}
