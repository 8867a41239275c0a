"""Putting an open ticket off: until a time, while our promises go on, or until the customer answers, while the clock
for solving stands still.

Nobody who waits for an answer is put off, and who puts off what nobody has takes it. The customer's next word wakes it
(care/tickets/words/hearing.py), and so does whatever gives it to somebody else or ends it.
"""

from datetime import datetime, timedelta

from care.agenda.jobs import Wake
from care.agenda.schedule import schedule
from care.business import Business
from care.business.hours import next_opening, openings
from care.model.history import Event, happened
from care.model.ticket import OPEN, Sleep, Ticket
from care.notices.deadlines import DeskAwake, DeskSnoozed
from care.outbox import to_topic
from care.people.operators import Operator
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import change
from care.tickets.rights import access_own
from care.tickets.work.working import take
from care.values.errors import CustomerWaits, TimePassed

LONGEST = timedelta(days=366)
SUNDAY = 6


async def snooze(
    unit: Unit, ticket_id: int, operator: Operator, until: datetime | None, version: int | None = None
) -> Ticket:
    """`until` None: until the customer answers. Raises CustomerWaits and TimePassed too."""
    ticket = await access_own(unit, ticket_id, operator, OPEN, version)
    if ticket.waiting_since is not None:
        raise CustomerWaits
    if until is not None and not unit.now < until <= unit.now + LONGEST:
        raise TimePassed
    if ticket.owner is None:
        ticket = await take(unit, ticket_id, operator)
    if until:
        await schedule(unit, Wake(ticket=ticket.id, until=until), until)
    word = to_topic(ticket, DeskSnoozed(operator=operator.name, until=until))
    return await change(
        unit,
        ticket,
        happened(Event.SNOOZED, operator.id, until=until.isoformat() if until else None),
        says=[word],
        outdates=False,
        **_columns(unit.business, ticket, unit.now, until),
    )


def _columns(business: Business, ticket: Ticket, now: datetime, until: datetime | None) -> clocks.Columns:
    if until is None:
        return {"asleep": Sleep.ANSWER, "wakes_at": None, **clocks.stopped(business, ticket, now)}
    return {"asleep": Sleep.UNTIL, "wakes_at": until, **clocks.running(business, ticket, now)}


async def wake(unit: Unit, ticket_id: int, operator: Operator, version: int | None = None) -> Ticket:
    """Go on with it before its time. Waking what is awake changes nothing."""
    ticket = await access_own(unit, ticket_id, operator, OPEN, version)
    if ticket.asleep is Sleep.AWAKE:
        return ticket
    word = to_topic(ticket, DeskAwake(operator=operator.name))
    return await change(
        unit,
        ticket,
        happened(Event.WOKEN, operator.id),
        says=[word],
        outdates=False,
        **clocks.awake(unit.business, ticket, unit.now),
    )


# --- times that are offered


def times(business: Business, department: str, now: datetime) -> dict[str, datetime]:
    """When one might go on, in the department's hours: at closing, tomorrow and next Monday at opening.

    Days on which nobody works are left out, and a Monday that is tomorrow.
    """
    local = now.astimezone(business.tz)
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    ahead = {"tomorrow": 1}
    if local.weekday() != SUNDAY:
        ahead["monday"] = 7 - local.weekday()
    opening = {
        name: _opening(business, department, midnight + timedelta(days)) for name, days in ahead.items()
    }
    return {
        name: at for name, at in {"closing": _closing(business, department, now), **opening}.items() if at
    }


def _closing(business: Business, department: str, now: datetime) -> datetime | None:
    """The end of the day's work."""
    today = now.astimezone(business.tz).date()
    closing = None
    for opens, closes in openings(business.hours_of(department), business.tz, now):
        if opens.astimezone(business.tz).date() > today:
            break
        closing = closes
    return closing


def _opening(business: Business, department: str, midnight: datetime) -> datetime | None:
    """When the department opens on the day that begins then."""
    at = next_opening(business.hours_of(department), business.tz, midnight)
    return at if at and at.astimezone(business.tz).date() == midnight.date() else None
