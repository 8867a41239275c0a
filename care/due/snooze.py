"""A ticket that was put off until a time: it is awake again, and its owner is told."""

from datetime import datetime

from care.agenda.jobs import Wake
from care.agenda.waiting import Waiting
from care.due.doers import does_with_ticket
from care.model.history import Event, happened
from care.model.ticket import Sleep, Ticket
from care.notices.deadlines import DeskWoken
from care.outbox import to_topic
from care.people.operators import colleagues, is_at_work
from care.store.unit import Unit
from care.tickets.changing import change
from care.tickets.clocks import AWAKE


@does_with_ticket(Wake)
async def _wake(unit: Unit, ticket: Ticket, due: Waiting[Wake]) -> datetime | None:
    if not ticket.is_open or ticket.asleep is not Sleep.UNTIL or ticket.wakes_at != due.job.until:
        return None
    woken = DeskWoken(who=await _owner_at_work(unit, ticket), name=ticket.owner_name)
    word = to_topic(ticket, woken)
    await change(unit, ticket, happened(Event.WOKEN), says=[word], outdates=False, **AWAKE)
    return None


async def _owner_at_work(unit: Unit, ticket: Ticket) -> int | None:
    """Their id; None: they are gone, or off shift while somebody else is on."""
    owner = next((person.id for person in await colleagues(unit) if person.id == ticket.owner), None)
    return owner if owner is not None and await is_at_work(unit, owner) else None
