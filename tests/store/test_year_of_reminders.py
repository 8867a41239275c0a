"""A year of reminders in three cities, from due to due: how many come, and what the clock there shows when they do."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from care.due import do_due
from care.people.customers import Customer, save
from care.reminders import keeping
from care.reminders.model import Plan
from care.store.tables import Moment, contacts, jobs, reminders
from care.store.unit import Store, Unit
from tests.store.cast import OLENA, at_moment

BEGINS, ENDS = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 12, 1, tzinfo=UTC)
# At the same moment for most of the year, so that a tick has several to tell; at 02:30 and 03:30 clocks change.
CITIES = {"Europe/Kyiv": "09:30", "Europe/Warsaw": "08:30", "America/New_York": "02:30"}
SELDOM = {"FREQ=WEEKLY;BYDAY=SU": 52, "FREQ=MONTHLY;BYMONTHDAY=-1": 12}
DAILY = {"FREQ=DAILY": 365}  # on SQLite alone: a thousand ticks take their time
NIGHT = datetime.fromisoformat("2026-12-01T03:30")


async def settle(unit: Unit, rules: Iterable[str]) -> dict[int, tuple[str, str]]:
    """Customers, each with one reminder: in which city, by which rule."""
    who = {}
    for number, zone in enumerate(CITIES):
        for index, rule in enumerate(rules):
            customer = replace(OLENA, id=5000 + 10 * number + index, zone=zone)
            at = datetime.fromisoformat(f"2026-12-01T{CITIES[zone]}")
            await _keep(unit, customer, Plan(at, rule))
            who[customer.id] = (zone, rule)
    return who


async def _keep(unit: Unit, customer: Customer, plan: Plan) -> None:
    await save(unit, [customer])
    await keeping.keep(unit, customer, "water", plan)


async def live(unit: Unit) -> None:
    """From due to due until the year is over."""
    while True:
        query = select(func.min(jobs.c.due_at, type_=Moment())).where(jobs.c.done_at.is_(None))
        due = (await unit.execute(query)).scalar_one()
        if due >= ENDS:
            return
        await do_due(at_moment(unit, due))


async def test_a_year_of_them_comes_at_its_hours_and_none_twice(store: Store) -> None:
    async with store.write() as unit:
        begun = at_moment(unit, BEGINS)
        rules = SELDOM if unit.on_postgres else SELDOM | DAILY
        who = await settle(begun, rules)
        await live(begun)
        query = select(contacts.c.customer_id, contacts.c.at).order_by(contacts.c.id)
        came = [(row.customer_id, row.at) for row in await unit.execute(query)]
        turns = {row.customer_id: row.turn for row in await unit.execute(select(reminders))}
    counts = Counter(customer for customer, _at in came)
    assert {who[customer]: count for customer, count in counts.items()} == {
        (zone, rule): count for zone in CITIES for rule, count in rules.items()
    }
    assert turns == counts
    odd = [
        (zone, local)
        for customer, at in came
        for zone in [who[customer][0]]
        if (local := at.astimezone(ZoneInfo(zone))).strftime("%H:%M") != CITIES[zone]
    ]
    # 02:30 is skipped in New York on one night, of which every Sunday is one, and moves forward with the clocks.
    assert {(zone, f"{local:%m-%d %H:%M}") for zone, local in odd} == {("America/New_York", "03-14 03:30")}


async def test_a_time_that_comes_twice_comes_once_and_one_that_is_skipped_moves(store: Store) -> None:
    async with store.write() as unit:
        for month, day in ((3, 27), (10, 30)):
            begun = at_moment(unit, datetime(2027, month, day, tzinfo=UTC))
            customer = replace(OLENA, id=6000 + month, zone="Europe/Kyiv")
            night = NIGHT.replace(year=2027, month=month, day=day)
            await _keep(begun, customer, Plan(night, "FREQ=DAILY;COUNT=3"))
            while (due := await _next(begun, customer.id)) is not None:
                await do_due(at_moment(unit, due))
        query = select(contacts.c.at).where(contacts.c.customer_id > 6000).order_by(contacts.c.at)
        local = [at.astimezone(ZoneInfo("Europe/Kyiv")) for at in (await unit.execute(query)).scalars()]
    assert [f"{at:%m-%d %H:%M%z}" for at in local] == [
        *("03-27 03:30+0200", "03-28 04:30+0300", "03-29 03:30+0300"),
        *("10-30 03:30+0300", "10-31 03:30+0300", "11-01 03:30+0200"),
    ]


async def _next(unit: Unit, customer: int) -> datetime | None:
    waits = jobs.c.customer_id == customer, jobs.c.done_at.is_(None)
    found = await unit.execute(select(func.min(jobs.c.due_at, type_=Moment())).where(*waits))
    due: datetime | None = found.scalar_one()
    return due
