"""Tickets wait in working hours and nobody is on shift: the staff group hears it once a day of work."""

from datetime import datetime, time

from care.business import Business, Hours, Period, Person
from care.business.hours import DAYS
from care.due import do_due
from care.due.nobody import EVERY, begin
from care.notices.group import NobodyOnShift
from care.people.operators import Operator, find_operator
from care.staff import shifts
from care.staff.leaving import left
from care.store.tables import outbox
from care.store.unit import Store
from tests.store.cast import (
    COURIERS,
    DARIA,
    DAY,
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    opened,
)
from tests.store.looking import ask, clear, do, notices, rows

CLOSING, OPENING = NOW + 6 * HOUR, NOW + 21 * HOUR  # today's, and tomorrow's
SALES_ALONE = SHOP.model_copy(update={"staff": (Person(id=TARAS.id, departments=("sales",)),)})


async def operator(store: Store, who: Operator) -> Operator:
    found = await ask(store, find_operator, who.id)
    assert found is not None
    return found


async def comes(store: Store, who: Operator = TARAS, at: datetime = NOW, shop: Business = SHOP) -> None:
    await do(store, shifts.begin, await operator(store, who), now=at, business=shop)


async def goes(store: Store, who: Operator = TARAS, at: datetime = NOW) -> None:
    await do(store, shifts.end, await operator(store, who), now=at)


async def worked_once(store: Store, at: datetime = NOW) -> None:
    """Somebody has been on shift and is no more; the clock looks after the rest."""
    await comes(store, at=at)
    await goes(store, at=at)
    await do(store, begin, now=at)


async def said(store: Store, at: datetime, shop: Business = SHOP) -> list[tuple[int, NobodyOnShift]]:
    """What the groups hear when this time has come."""
    await do(store, clear)
    await do(store, do_due, now=at, business=shop)
    told = await rows(store, outbox)
    groups = [row["chat_id"] for row in told if row["body"].get("notice") == NobodyOnShift.stored_as]
    return list(zip(groups, await notices(store, NobodyOnShift), strict=True))


def word(count: int = 1, *departments: str, group: int = DESK) -> tuple[int, NobodyOnShift]:
    return group, NobodyOnShift(count=count, departments=departments)


async def test_at_the_opening_the_group_hears_that_nobody_is_there(store: Store) -> None:
    await worked_once(store, CLOSING)
    await do(store, opened, at=CLOSING)
    await do(store, opened, OLENA, department="delivery", at=CLOSING)
    assert await said(store, OPENING - MINUTE) == []
    assert await said(store, OPENING) == [word(group=COURIERS), word()]


async def test_what_comes_in_by_day_is_seen_within_minutes(store: Store) -> None:
    await worked_once(store)
    assert await said(store, NOW) == []
    await do(store, opened)
    assert await said(store, NOW + EVERY) == [word()]


async def test_it_is_said_once_in_a_day_of_work_whoever_comes_and_goes(store: Store) -> None:
    await worked_once(store)
    await do(store, opened)
    assert await said(store, NOW) == [word()]
    await comes(store, at=NOW + HOUR)
    await goes(store, at=NOW + 2 * HOUR)
    for at in (NOW + 3 * HOUR, CLOSING, OPENING - MINUTE):
        await do(store, begin, now=at)  # as at each start
        assert await said(store, at) == []
    assert await said(store, OPENING) == [word()]


async def test_nothing_is_said_while_somebody_is_there_even_on_a_break(store: Store) -> None:
    await worked_once(store)
    await do(store, opened)
    await comes(store)
    await do(store, shifts.take_break, await operator(store, TARAS), HOUR)
    assert await said(store, NOW) == []


async def test_who_is_there_for_another_department_is_not_there_for_this_one(store: Store) -> None:
    await worked_once(store)
    await do(store, opened)
    await do(store, opened, OLENA, department="sales")
    await comes(store, shop=SALES_ALONE)
    assert await said(store, NOW, SALES_ALONE) == [word(1, "cafe")]


async def test_a_shift_that_is_over_by_the_clock_counts_no_more(store: Store) -> None:
    await worked_once(store)
    await do(store, opened)
    await do(store, shifts.begin, await operator(store, TARAS), NOW + HOUR)
    assert await said(store, NOW + HOUR) == [word()]


async def test_a_team_without_shifts_hears_nothing(store: Store) -> None:
    await do(store, begin)
    await do(store, opened)
    await do(store, left, DARIA.id, DESK)
    assert await said(store, NOW) == []


async def test_an_empty_queue_and_a_holiday_are_quiet(store: Store) -> None:
    await worked_once(store)
    assert await said(store, NOW) == []
    await do(store, opened, EMMA, department="sales")
    holiday = Hours(days=SHOP.hours.days, holidays=frozenset({NOW.date(), OPENING.date()}))
    assert await said(store, NOW + HOUR, SHOP.model_copy(update={"hours": holiday})) == []
    assert await said(store, NOW + DAY) == []  # it was put off until the next opening
    assert await said(store, NOW + 3 * DAY) == [word()]


async def test_where_nobody_ever_closes_it_is_said_once_a_day(store: Store) -> None:
    whole = Hours(days=dict.fromkeys(DAYS, (Period(start=time(0), end=time(0)),)))
    shop = SHOP.model_copy(update={"hours": whole})
    await worked_once(store)
    await do(store, opened)
    assert await said(store, NOW, shop) == [word()]
    assert await said(store, NOW + 11 * HOUR, shop) == []
    assert await said(store, NOW + 12 * HOUR, shop) == [word()]  # midnight in Kyiv is at ten


async def test_a_department_that_is_closed_is_waited_for_by_nobody(store: Store) -> None:
    cafe, sales, *rest = SHOP.departments
    mornings = Hours(days=dict.fromkeys(DAYS, (Period(start=time(9), end=time(11)),)))
    sales = sales.model_copy(update={"hours": mornings})
    shop = SHOP.model_copy(update={"departments": (cafe, sales, *rest)})
    await worked_once(store)
    await do(store, opened, department="sales")
    assert await said(store, NOW, shop) == []
    assert await said(store, OPENING, shop) == [word()]
