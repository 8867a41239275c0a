"""The facts that a dialog names in its `needs`, read from the store. What it does not name is not read."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from bot.delivery.rendering.circular import beginning
from care.broadcasts import outcomes, rows
from care.broadcasts.audience import Counted
from care.broadcasts.checking import Audience, audience
from care.closures import rows as closures
from care.closures.rows import Closure
from care.contact import agreements
from care.contact.agreements import Agreement
from care.contact.purposes import BROADCAST
from care.followups.appointments import ahead
from care.loyalty import friends, movements, receipts, standing
from care.loyalty.friends import Brought
from care.loyalty.movements import Movement
from care.loyalty.receipts import Receipt
from care.loyalty.standing import Portion, Standing
from care.loyalty.till import vouchers
from care.loyalty.till.vouchers import Voucher
from care.model.ticket import Ticket
from care.people import customers as people
from care.people import numbers
from care.people.customers import Customer
from care.people.numbers import Numbers
from care.privacy import knowledge
from care.reminders.model import Appointment, Reminder
from care.reminders.rows import came_at, reminders_of
from care.rules import setting_up
from care.rules.changing import Change, history
from care.rules.setting_up import Offered
from care.store.unit import Unit
from care.tickets.entries import words_in
from care.tickets.rows import tickets_of
from dialogs.customers.facts import (
    Agreements,
    Answered,
    Appointments,
    CameTogether,
    Circulated,
    Closures,
    Coming,
    Endings,
    Facts,
    Friends,
    Kept,
    MayInvite,
    Movements,
    OfferedGroup,
    OwnNumbers,
    Points,
    Reached,
    Receipts,
    Reminders,
    RuleChanges,
    Tickets,
    Vouchers,
    WordsIn,
)
from dialogs.driver.exchange import Load
from dialogs.engine.machine import Need

T = TypeVar("T")
Reader: TypeAlias = Callable[[Unit, Customer, Any], Awaitable[T]]
READERS: dict[type[Need[Any]], Reader[Any]] = {}


async def load(
    unit: Unit,
    customer: Customer,
    needs: Iterable[Need[Any]] = (),
    reminded_at: datetime | None = None,
    bot: str | None = None,
) -> Facts:
    found = {need: await READERS[type(need)](unit, customer, need) for need in needs}
    return Facts(
        business=unit.business,
        customer=customer,
        now=unit.now,
        found=found,
        reminded_at=reminded_at,
        bot=bot or "",
    )


async def asked(
    unit: Unit,
    customer: Customer,
    wanted: Load,
    reminded_at: datetime | None = None,
    bot: str | None = None,
) -> Facts | None:
    """What a conversation with this person asks for; None: it is not for customers."""
    return await load(unit, customer, wanted.needs, reminded_at, bot) if wanted.kind is Facts else None


def reads(kind: Callable[..., Need[T]]) -> Callable[[Reader[T]], Reader[T]]:
    """Says how needs of this type are read; what it gives is of the need's own type."""

    def register(reader: Reader[T]) -> Reader[T]:
        if isinstance(kind, type):
            READERS[kind] = reader
        return reader

    return register


@reads(Tickets)
async def _tickets(unit: Unit, customer: Customer, _need: Tickets) -> tuple[Ticket, ...]:
    return tuple(await tickets_of(unit, customer.id))


@reads(WordsIn)
async def _words(unit: Unit, customer: Customer, need: WordsIn) -> tuple[str, ...]:
    return await words_in(unit, need.ticket, customer.id)


@reads(Reminders)
async def _reminders(unit: Unit, customer: Customer, _need: Reminders) -> tuple[Reminder, ...]:
    return tuple(await reminders_of(unit, customer.id))


@reads(CameTogether)
async def _came_together(unit: Unit, customer: Customer, need: CameTogether) -> tuple[Reminder, ...]:
    return tuple(await came_at(unit, customer.id, need.at))


@reads(Appointments)
async def _appointments(unit: Unit, customer: Customer, _need: Appointments) -> tuple[Appointment, ...]:
    return tuple(await ahead(unit, customer.id))


@reads(Closures)
async def _closures(unit: Unit, _customer: Customer, _need: Closures) -> tuple[Closure, ...]:
    return await closures.in_force(unit)


@reads(Points)
async def _points(unit: Unit, customer: Customer, _need: Points) -> Standing:
    return await standing.standing(unit, customer.id)


@reads(Movements)
async def _movements(unit: Unit, customer: Customer, need: Movements) -> tuple[Movement, ...]:
    return await movements.of_customer(unit, customer.id, need.limit, need.before)


@reads(Coming)
async def _coming(unit: Unit, customer: Customer, need: Coming) -> tuple[Portion, ...]:
    return await standing.coming(unit, customer.id, need.limit)


@reads(Endings)
async def _endings(unit: Unit, customer: Customer, need: Endings) -> tuple[Portion, ...]:
    return await standing.endings(unit, customer.id, need.limit)


@reads(Receipts)
async def _receipts(unit: Unit, customer: Customer, need: Receipts) -> tuple[Receipt, ...]:
    return await receipts.latest(unit, customer.id, need.limit)


@reads(Vouchers)
async def _vouchers(unit: Unit, customer: Customer, _need: Vouchers) -> tuple[Voucher, ...]:
    return await vouchers.open_ones(unit, customer.id)


@reads(OwnNumbers)
async def _numbers(unit: Unit, customer: Customer, _need: OwnNumbers) -> Numbers:
    return await numbers.of(unit, customer.id)


@reads(MayInvite)
async def _may_invite(unit: Unit, customer: Customer, _need: MayInvite) -> bool:
    return await friends.may_offer(unit, customer.id)


@reads(Friends)
async def _friends(unit: Unit, customer: Customer, _need: Friends) -> Brought:
    return await friends.brought(unit, customer.id)


@reads(Agreements)
async def _agreements(unit: Unit, customer: Customer, need: Agreements) -> tuple[Agreement, ...]:
    return tuple(await agreements.of(unit, customer.id, need.limit))


@reads(Kept)
async def _kept(unit: Unit, customer: Customer, _need: Kept) -> dict[str, Any]:
    return await knowledge.kept(unit, customer.id)


@reads(Answered)
async def _answered(unit: Unit, customer: Customer, _need: Answered) -> frozenset[str]:
    return await setting_up.answered(unit) if customer.id in unit.business.admins else frozenset()


@reads(RuleChanges)
async def _changes(unit: Unit, customer: Customer, need: RuleChanges) -> tuple[tuple[Change, str], ...]:
    if customer.id not in unit.business.admins:
        return ()
    found = await history(unit, need.limit)
    names = {by: await people.find(unit, by) for by in {each.by for each in found}}
    return tuple((each, who.name if (who := names[each.by]) else "") for each in found)


@reads(OfferedGroup)
async def _offered(unit: Unit, customer: Customer, _need: OfferedGroup) -> Offered | None:
    return await setting_up.offered(unit, customer.id) if customer.id in unit.business.admins else None


@reads(Reached)
async def _reached(unit: Unit, customer: Customer, need: Reached) -> Audience:
    if customer.id not in unit.business.admins:
        return Audience(Counted({}, {}), (), ())
    return await audience(unit, need.rule, need.fields, BROADCAST)


@reads(Circulated)
async def _circulated(unit: Unit, customer: Customer, need: Circulated) -> str | None:
    broadcast = await rows.find(unit, need.broadcast)
    row = await outcomes.reached(unit, need.broadcast, customer.id)
    if broadcast is None or row is None:
        return None
    return beginning(broadcast.letter, row, unit.business, customer)
