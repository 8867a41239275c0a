"""Reminders as tests ask for them and look at them."""

from datetime import UTC, datetime, timedelta

from care.commands import (
    Command as Wanted,
)
from care.commands import (
    Refused,
    Result,
)
from care.due import do_due
from care.handlers import carry_out
from care.notices.reminders import Came, CustomerReminder, CustomerReminders
from care.people.customers import Customer, find
from care.reminders.commands import (
    KeepReminder,
    ReminderSet,
)
from care.reminders.model import Plan, Reminder, State
from care.reminders.rows import reminders_of
from care.store.unit import Store, Unit
from tests.store.cast import NOW, OLENA
from tests.store.looking import clear, do, notices

WEEK = timedelta(days=7)
TOMORROW = datetime.fromisoformat("2026-11-21T10:00")  # on a wall; in Kyiv 8:00 UTC
AT = datetime(2026, 11, 21, 8, tzinfo=UTC)
DAILY = Plan(TOMORROW, "FREQ=DAILY")


async def result(store: Store, command: Wanted, who: Customer = OLENA, now: datetime = NOW) -> Result:
    async def deed(unit: Unit) -> Result:
        return await carry_out(unit, command, await find(unit, who.id) or who)

    return await do(store, deed, now=now)


async def kept(
    store: Store, plan: Plan = DAILY, what: str = "Order water", who: Customer = OLENA, now: datetime = NOW
) -> Reminder:
    given = await result(store, KeepReminder(what, plan), who, now)
    assert isinstance(given, ReminderSet), given
    return given.reminder


async def told(store: Store, now: datetime) -> list[CustomerReminder]:
    """What a tick at `now` says."""
    await do(store, do_due, now=now)
    found = await notices(store, CustomerReminder)
    await do(store, clear)
    return found


async def of(store: Store, who: Customer = OLENA) -> list[Reminder]:
    return await do(store, reminders_of, who.id, tuple(State))


def why(given: Result) -> object:
    assert isinstance(given, Refused), given
    return given.why


async def together(store: Store, now: datetime) -> list[list[Came]]:
    """The messages of a tick at `now` that say several."""
    await do(store, do_due, now=now)
    found = await notices(store, CustomerReminders)
    assert await notices(store, CustomerReminder) == []
    await do(store, clear)
    return [[Came(*each) for each in word.came] for word in found]
