"""Replies whose time has come: sent, or held back where they may not fit any more."""

from datetime import datetime, timedelta

from care.business import Business
from care.customers import find
from care.followups.deed import Deed, Followup, of_ticket
from care.operators import find_operator
from care.schedule import Due
from care.store.unit import Unit
from care.tickets import later
from care.tickets.model import Ticket
from care.waiting import Waiting

LATE = timedelta(hours=6)  # we were down: who knows whether it is still right


async def _send(
    unit: Unit, _business: Business, ticket: Ticket, row: Followup, now: datetime
) -> datetime | None:
    reply = Waiting(row.id, row.operator or 0, row.data, row.due_at)
    why = await _why_not(unit, ticket, reply, now)
    if why:
        await later.hold(unit, ticket, reply, why, now)
    else:
        await later.send(unit, ticket, reply, now)
    return None


async def _why_not(unit: Unit, ticket: Ticket, reply: Waiting, now: datetime) -> str:
    if not ticket.is_open:
        return str(ticket.state)
    customer = await find(unit, ticket.customer)
    if customer is None or customer.blocked:
        return "unreachable"
    author = await find_operator(unit, reply.operator)
    if author is None or not author.may_act:
        return "left"
    if await later.has_written_since(unit, ticket, reply):
        return "written"
    return "late" if now - reply.due_at > LATE else ""


DEEDS: dict[Due, Deed] = {Due.LATER: of_ticket(_send)}
