"""Shifts and breaks: who is at work, and how that ends: by a word, the clock, or leaving."""

from datetime import datetime, time

import pytest

from care.business import Hours, Period, Person
from care.business.hours import DAYS
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.private import ShiftOver
from care.people.operators import Duty
from care.staff import shifts
from care.staff.leaving import left
from care.store.tables import jobs
from care.store.unit import Store
from care.tickets.changing import touch
from care.values.errors import NotOnShift
from tests.store.at_work import EVENING, QUARTER, begin, end, operator_now, pause, taken
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, opened
from tests.store.looking import ask, clear, do, notice, now_of, owed, rows

__all__ = ["taken"]  # a fixture

CLOSING = NOW + 6 * HOUR


async def tick(store: Store, at: datetime) -> None:
    await do(store, do_due, now=at)


# --- a shift and its end


async def test_a_shift_lasts_until_it_is_ended_or_the_departments_close(store: Store) -> None:
    assert (await operator_now(store)).duty is Duty.OFF
    await begin(store)
    assert await end(store) == 0
    assert (await operator_now(store)).duty is Duty.OFF
    await begin(store)
    await tick(store, CLOSING - MINUTE)
    assert (await operator_now(store)).duty is Duty.ON
    await tick(store, CLOSING)
    assert (await operator_now(store)).duty is Duty.OFF


async def test_begun_after_closing_it_lasts_until_the_next_closing() -> None:
    assert shifts.closing(SHOP, TARAS.id, CLOSING) == CLOSING + DAY
    person = Person(id=TARAS.id, departments=("delivery",))
    late = Hours(days={"fri": (Period(start=time(9), end=time(12)), Period(start=time(14), end=time(21)))})
    places = tuple(
        each.model_copy(update={"hours": late}) if each.key == "delivery" else each
        for each in SHOP.departments
    )
    shop = SHOP.model_copy(update={"departments": places, "staff": (person,)})
    assert shifts.closing(shop, TARAS.id, NOW) == CLOSING + 3 * HOUR  # their only department's
    assert shifts.closing(shop, DARIA.id, NOW) == CLOSING + 3 * HOUR  # the latest of all
    assert shifts.closing(shop, DARIA.id, CLOSING + 3 * HOUR) == CLOSING + DAY  # delivery opens a week later


async def test_where_nobody_ever_closes_it_has_no_end() -> None:
    whole = Hours(days=dict.fromkeys(DAYS, (Period(start=time(0), end=time(0)),)))
    places = tuple(each.model_copy(update={"hours": whole}) for each in SHOP.departments)
    shop = SHOP.model_copy(update={"departments": places})
    assert shifts.closing(shop, TARAS.id, NOW) is None


@pytest.mark.parametrize("alone", [True, False])
async def test_who_ends_the_last_shift_is_told_so(store: Store, alone: bool) -> None:
    await begin(store, until=NOW + HOUR)
    if not alone:
        await begin(store, DARIA)
        await do(store, shifts.take_break, await operator_now(store, DARIA), 2 * HOUR)
    await do(store, clear)
    await tick(store, NOW + HOUR)
    assert await owed(store, TARAS.id) == ["shift_over"]
    assert (await notice(store, ShiftOver)).alone is alone


async def test_who_is_not_on_shift_can_neither_end_it_nor_take_a_break(store: Store) -> None:
    with pytest.raises(NotOnShift):
        await end(store)
    with pytest.raises(NotOnShift):
        await pause(store)


# --- by itself


async def test_a_shift_ends_by_itself_at_its_time_and_they_are_told(store: Store, taken: Ticket) -> None:
    await do(store, touch, taken, waiting_since=None)  # answered: their silence is none
    await tick(store, EVENING - MINUTE)
    assert (await operator_now(store)).duty is Duty.ON
    for minute in range(3):
        await tick(store, EVENING + minute * MINUTE)
    assert (await operator_now(store)).duty is Duty.OFF
    assert (await now_of(store, taken)).state is State.NEW
    assert await owed(store, TARAS.id) == ["shift_over"]
    assert (await owed(store, EMMA.id), await owed(store, DESK)) == ([], ["desk_shift_over", "card"])


async def test_also_when_we_were_down_at_that_time(store: Store) -> None:
    await begin(store, until=EVENING)
    await pause(store, at=EVENING - MINUTE)
    await tick(store, EVENING + DAY)
    await tick(store, EVENING + DAY)
    assert (await operator_now(store)).duty is Duty.OFF
    assert (await owed(store, TARAS.id))[-1] == "shift_over"
    assert [row for row in await rows(store, jobs) if row["done_at"] is None] == []


async def test_another_end_takes_the_place_of_the_first(store: Store) -> None:
    await begin(store, until=EVENING)
    await begin(store, until=EVENING + HOUR)
    await tick(store, EVENING)
    assert (await operator_now(store)).duty is Duty.ON
    await tick(store, EVENING + HOUR)
    assert (await operator_now(store)).duty is Duty.OFF


async def test_who_leaves_the_group_is_on_shift_no_more(store: Store, taken: Ticket) -> None:
    await pause(store)
    await do(store, left, TARAS.id, DESK)
    assert (await operator_now(store)).duty is Duty.OFF
    assert (await now_of(store, taken)).owner is None
    await tick(store, EVENING)
    assert await owed(store, TARAS.id) == []


async def test_who_begins_a_shift_learns_what_waits_where_they_work(store: Store) -> None:
    for department in ("cafe", "cafe", "delivery"):
        await do(store, opened, department=department)
    person = Person(id=DARIA.id, departments=("cafe",))
    shop = SHOP.model_copy(update={"staff": (person,)})
    assert [await ask(store, shifts.waiting, who, business=shop) for who in (TARAS, DARIA)] == [3, 2]


async def test_saying_it_again_keeps_the_end_of_the_shift(store: Store) -> None:
    await begin(store, until=EVENING)
    await begin(store)
    assert (await operator_now(store)).duty_until == EVENING


# --- a break


async def test_a_break_keeps_what_they_have_and_brings_nothing_new(store: Store, taken: Ticket) -> None:
    await pause(store)
    ticket = await do(store, opened)
    assert ticket.meant is None
    assert (await now_of(store, taken)).owner == TARAS.id


async def test_a_break_ends_by_itself_and_the_shift_goes_on_to_its_own_end(
    store: Store, taken: Ticket
) -> None:
    await pause(store)
    await tick(store, NOW + QUARTER)
    assert (await operator_now(store)).duty_until == EVENING
    assert await owed(store, TARAS.id) == ["break_over"]
    assert (await do(store, opened)).meant == TARAS.id
    await tick(store, EVENING)
    assert (await operator_now(store)).duty is Duty.OFF
    assert (await now_of(store, taken)).state is State.NEW


async def test_who_comes_back_earlier_is_asked_again_and_not_told_later(store: Store) -> None:
    await begin(store, until=EVENING)
    await pause(store)
    await begin(store, at=NOW + MINUTE)
    operator = await operator_now(store)
    assert (operator.duty, operator.duty_until) == (Duty.ON, EVENING)
    await tick(store, NOW + QUARTER)
    assert await owed(store, TARAS.id) == []


async def test_a_longer_break_takes_the_place_of_the_first(store: Store) -> None:
    await begin(store)
    await pause(store)
    await pause(store, HOUR)
    await tick(store, NOW + QUARTER)
    assert (await operator_now(store)).duty is Duty.BREAK
    await tick(store, NOW + HOUR)
    assert (await operator_now(store)).duty_until == CLOSING


async def test_a_shift_that_the_clock_ends_does_not_call_off_its_own_row(store: Store) -> None:
    """Else the next row to be written might have its number, and be taken for done."""
    await begin(store, until=EVENING)
    await tick(store, EVENING)
    [row] = await rows(store, jobs)
    assert (row["kind"], row["done_at"]) == ("shift_over", EVENING)
