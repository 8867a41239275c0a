"""Banning a customer (care/people/bans.py), and its end.

A ban ends by itself at `until`, or when somebody lifts it. Who is banned is told so and until when
(bot/routers/customer/banned.py), and that it is over when they next write. Who is shadow-banned sees no difference;
their tickets are hidden (care/tickets/hiding.py) and shown when the ban ends.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update

from care.agenda.jobs import BanAsked, BanEnds
from care.agenda.schedule import schedule
from care.agenda.waiting import put, strike, strike_all, waiting
from care.model.ticket import Ticket
from care.notices.customer import BanOver
from care.outbox import owe, to_person
from care.people.bans import Ban, ban_of, in_force, standing
from care.reminders import telling
from care.store.tables import bans, customers
from care.store.unit import Unit
from care.tickets import changing, hiding
from care.values.errors import NotBanned, TooLate

REASON = 500  # characters
ASKED_FOR = timedelta(days=1)  # how long a question whether to ban may be answered


async def ask(
    unit: Unit,
    ticket: Ticket,
    operator: int,
    reason: str,
    until: datetime | None,
    *,
    shadow: bool,
    message: int,
) -> None:
    """Whether the ticket's customer shall be banned, as the `message` of the desk says. The last question counts."""
    await strike_all(unit, BanAsked, ticket.id)
    asked = BanAsked(
        ticket=ticket.id,
        operator=operator,
        reason=reason[:REASON],
        until=until,
        shadow=shadow,
        message=message,
    )
    await put(unit, asked, unit.now + ASKED_FOR)


async def confirm(unit: Unit, ticket: Ticket, operator: int, message: int) -> Ban:
    """Somebody says yes to the question of that message.

    Raises TooLate for one that was answered, replaced or forgotten, and for a ban that would be over by now.
    """
    asked = await waiting(unit, BanAsked, ticket.id)
    number = next((each.id for each in asked if each.job.message == message), 0)
    this = await strike(unit, BanAsked, ticket.id, number)
    if this is None or not ticket.customer:
        raise TooLate
    job = this.job
    if job.until is not None and job.until <= unit.now:
        raise TooLate
    await impose(unit, ticket.customer, operator, job.reason, job.until, shadow=job.shadow)
    return (await standing(unit, [ticket.customer]))[ticket.customer]


async def impose(
    unit: Unit, customer: int, operator: int, reason: str, until: datetime | None, *, shadow: bool = False
) -> None:
    """Ban a customer from now on, in place of a ban that holds already."""
    for ban in (await standing(unit, [customer])).values():
        await _end(unit, ban, operator)
    row = {
        "customer_id": customer,
        "shadow": shadow,
        "reason": reason[:REASON],
        "by_id": operator,
        "at": unit.now,
        "until": until,
    }
    inserted = await unit.execute(unit.insert(bans).returning(bans.c.id), row)
    number: int = inserted.scalar_one()
    if until is not None:
        await schedule(unit, BanEnds(ban=number), until)
    if shadow:
        await changing.hide_all(unit, customer)
    await hiding.redraw_cards(unit, customer)


async def lift(unit: Unit, customer: int, operator: int) -> Ban:
    """End the ban before its time; who knew of it is told. Raises NotBanned."""
    ban = await in_force(unit, customer)
    if ban is None:
        raise NotBanned
    await _end(unit, ban, operator)
    await hiding.redraw_cards(unit, customer)
    await telling.wake(unit, customer)
    if not ban.shadow:
        await owe(unit, to_person(customer, BanOver()))
    return ban


async def run_out(unit: Unit, number: int) -> None:
    """The time of a ban is over: what was hidden is shown, and cards say no more of it.

    Who was banned is told when they next write (`welcome_back`). Of somebody erased meanwhile nothing stays.
    """
    query = select(bans).where(bans.c.id == number, bans.c.lifted_at.is_(None))
    row = (await unit.execute(query)).mappings().one_or_none()
    if row is None:
        return
    ban = ban_of(row)
    erased = ~exists().where(customers.c.id == ban.customer)
    if (await unit.execute(delete(bans).where(bans.c.id == ban.id, erased))).rowcount:
        return
    if ban.shadow:
        await _end(unit, ban)
    await hiding.redraw_cards(unit, ban.customer)
    await telling.wake(unit, ban.customer)


async def welcome_back(unit: Unit, ban: Ban) -> None:
    """Somebody writes whose ban has run out: they are told, once."""
    await _end(unit, ban)
    await owe(unit, to_person(ban.customer, BanOver()))


async def _end(unit: Unit, ban: Ban, by: int | None = None) -> None:
    """All that stand up to this one: two operators may have banned at the same moment."""
    these = bans.c.customer_id == ban.customer, bans.c.id <= ban.id, bans.c.lifted_at.is_(None)
    ended = update(bans).where(*these).values(lifted_at=unit.now, lifted_by=by).returning(bans.c.shadow)
    if any((await unit.execute(ended)).scalars()):
        await hiding.show(unit, ban.customer)
