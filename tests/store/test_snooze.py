"""Tickets that are put off: by whom, what wakes them, who is told."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import update

from care.business import Business
from care.due import do_due
from care.model.history import Event
from care.model.ticket import Sleep, State, Ticket
from care.notices.deadlines import DeskHeard, DeskWoken
from care.store.tables import history, jobs, operators
from care.store.unit import Store, Unit
from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.tickets.work import snooze, working
from care.values.errors import AlreadyTaken, CustomerWaits, TimePassed, WrongState
from tests.store.cast import DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, SHOP, TARAS, opened, said
from tests.store.looking import ask, clear, do, notice, now_of, owed, rows

UNTIL = NOW + 2 * HOUR


@pytest.fixture
async def taken(store: Store) -> Ticket:
    """Taken and answered."""
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, clear)
    return ticket


@pytest.fixture
async def asleep(store: Store, taken: Ticket) -> Ticket:
    ticket = await do(store, snooze.snooze, taken.id, TARAS, UNTIL)
    await do(store, clear)
    return ticket


async def duty(store: Store, **duties: str) -> None:
    async def write(unit: Unit) -> None:
        for name, value in duties.items():
            await unit.execute(update(operators).where(operators.c.name == name).values(duty=value))

    await do(store, write)


async def woken_for(store: Store) -> int | None:
    return (await notice(store, DeskWoken)).who


async def test_it_is_said_and_written_down(store: Store, taken: Ticket) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, UNTIL)
    after = await now_of(store, taken)
    assert (after.asleep, after.wakes_at) == (Sleep.UNTIL, UNTIL)
    assert await owed(store) == ["desk_snoozed", "card"]
    last = (await rows(store, history))[-1]
    assert (last["event"], last["actor_id"], last["data"]) == (
        "snoozed",
        TARAS.id,
        {"until": UNTIL.isoformat()},
    )


async def test_who_waits_for_an_answer_is_not_put_off(store: Store) -> None:
    ticket = await do(store, opened)
    for until in (UNTIL, None):
        with pytest.raises(CustomerWaits):
            await do(store, snooze.snooze, ticket.id, TARAS, until)


@pytest.mark.parametrize("until", [NOW, NOW - MINUTE, NOW + 400 * DAY])
async def test_a_time_that_nobody_can_mean_is_refused(store: Store, taken: Ticket, until: datetime) -> None:
    with pytest.raises(TimePassed):
        await do(store, snooze.snooze, taken.id, TARAS, until)


async def test_only_its_owner_puts_an_open_ticket_off(store: Store, taken: Ticket) -> None:
    with pytest.raises(AlreadyTaken):
        await do(store, snooze.snooze, taken.id, DARIA, UNTIL)
    await do(store, working.solve, taken.id, TARAS)
    with pytest.raises(WrongState):
        await do(store, snooze.snooze, taken.id, TARAS, UNTIL)


async def test_who_puts_off_what_was_handed_back_answered_takes_it(store: Store, taken: Ticket) -> None:
    await do(store, working.hand_back, taken.id, TARAS)
    asleep = await do(store, snooze.snooze, taken.id, DARIA, None)
    assert (asleep.state, asleep.owner, asleep.asleep) == (State.TAKEN, DARIA.id, Sleep.ANSWER)


# --- its time comes


async def test_at_its_time_the_owner_is_told_once(store: Store, asleep: Ticket) -> None:
    await do(store, do_due, now=UNTIL - MINUTE)
    assert await owed(store) == []
    for at in (UNTIL, UNTIL, UNTIL + MINUTE):
        await do(store, do_due, now=at)
    assert await owed(store) == ["desk_woken", "card"]
    assert await woken_for(store) == TARAS.id
    assert (await now_of(store, asleep)).asleep is Sleep.AWAKE


@pytest.mark.parametrize(
    ("duties", "told"),
    [
        ({"Taras": "on"}, TARAS.id),
        ({"Taras": "break"}, TARAS.id),
        ({"Daria": "on"}, None),
        ({}, TARAS.id),  # nobody here keeps shifts
    ],
)
@pytest.mark.usefixtures("asleep")
async def test_the_department_is_told_when_the_owner_is_not_at_work(
    store: Store, duties: dict[str, str], told: int | None
) -> None:
    await duty(store, **duties)
    await do(store, do_due, now=UNTIL)
    assert await woken_for(store) == told


@pytest.mark.usefixtures("asleep")
async def test_the_department_is_told_when_the_owner_has_gone(store: Store) -> None:
    async def leave(unit: Unit) -> None:
        await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(present=False))

    await do(store, leave)
    await do(store, do_due, now=UNTIL)
    assert await woken_for(store) is None


async def test_another_time_counts_and_the_first_one_does_nothing(store: Store, asleep: Ticket) -> None:
    await do(store, snooze.snooze, asleep.id, TARAS, UNTIL + HOUR)
    await do(store, clear)
    await do(store, do_due, now=UNTIL)
    assert await owed(store) == []
    await do(store, do_due, now=UNTIL + HOUR)
    assert await owed(store) == ["desk_woken", "card"]


# --- what wakes it


async def test_a_customers_message_wakes_it_and_waits_for_an_answer(store: Store, asleep: Ticket) -> None:
    at = NOW + 30 * MINUTE
    await do(store, relay.from_customer, asleep, EMMA, said(EMMA, "And now?"), now=at)
    after = await now_of(store, asleep)
    assert (after.asleep, after.wakes_at, after.waiting_since) == (Sleep.AWAKE, None, at)
    assert await owed(store) == ["desk_heard", "card", "relay"]
    assert (await notice(store, DeskHeard)).who == TARAS.id
    assert (await rows(store, history))[-1]["event"] == "woken"


@pytest.mark.parametrize("until", [UNTIL, None])
async def test_their_thanks_reaches_the_desk_and_wakes_nothing(
    store: Store, taken: Ticket, until: datetime | None
) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, until)
    await do(store, clear)
    await do(store, relay.from_customer, taken, EMMA, said(EMMA, "Thank you! ❤️"), now=NOW + MINUTE)
    after = await now_of(store, taken)
    assert (bool(after.asleep), after.waiting_since) == (True, None)
    assert await owed(store) == ["relay"]


async def test_ok_is_an_answer_where_one_is_awaited(store: Store, taken: Ticket) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, None)
    await do(store, relay.from_customer, taken, EMMA, said(EMMA, "Ok 👍"), now=NOW + MINUTE)
    assert (await now_of(store, taken)).asleep is Sleep.AWAKE


async def test_an_operator_may_write_meanwhile(store: Store, asleep: Ticket) -> None:
    await do(store, relay.from_operator, asleep.id, TARAS, said(DESK, "We are looking"), now=NOW + MINUTE)
    assert (await now_of(store, asleep)).asleep is Sleep.UNTIL


async def test_whoever_put_it_off_can_go_on_before_its_time(store: Store, asleep: Ticket) -> None:
    for _ in range(2):
        await do(store, snooze.wake, asleep.id, TARAS, now=NOW + MINUTE)
    assert (await now_of(store, asleep)).asleep is Sleep.AWAKE
    assert await owed(store) == ["desk_awake", "card"]
    assert [row["actor_id"] for row in await rows(store, history) if row["event"] == Event.WOKEN] == [
        TARAS.id
    ]


async def test_what_ends_or_moves_it_ends_its_sleep(store: Store, taken: Ticket) -> None:
    deeds = (
        partial(do, store, working.pass_on, taken.id, TARAS, to=DARIA),
        partial(do, store, working.pass_on, taken.id, DARIA, to=TARAS),
        partial(do, store, working.solve, taken.id, TARAS),
    )
    owners = (TARAS, DARIA, TARAS)
    for owner, deed in zip(owners, deeds, strict=True):
        await do(store, snooze.snooze, taken.id, owner, UNTIL)
        after = await deed()
        assert (after.asleep, after.wakes_at) == (Sleep.AWAKE, None)
    await do(store, clear)
    await do(store, do_due, now=UNTIL)
    assert await owed(store) == []


async def test_handing_back_and_withdrawing_end_it_too(store: Store, asleep: Ticket) -> None:
    queued = await do(store, working.hand_back, asleep.id, TARAS)
    assert (queued.asleep, queued.state) == (Sleep.AWAKE, State.NEW)
    other = await do(store, opened)
    await do(store, relay.from_operator, other.id, TARAS, said(DESK, "Hello"))
    await do(store, snooze.snooze, other.id, TARAS, None)
    withdrawn = await do(store, own.withdraw, EMMA, other.id)
    assert (withdrawn.asleep, withdrawn.solve_due) == (Sleep.AWAKE, None)


async def test_a_sleeping_ticket_is_not_handed_back_for_silence(store: Store, taken: Ticket) -> None:
    await do(store, snooze.snooze, taken.id, TARAS, None)
    await do(store, clear)
    await do(store, do_due, now=NOW + 30 * DAY)
    assert (await now_of(store, taken)).owner == TARAS.id
    assert await owed(store) == []
    assert [row["kind"] for row in await rows(store, jobs) if row["done_at"] is None] == []


# --- times that are offered


def offered(business: Business, *parts: int) -> dict[str, str]:
    at = datetime(*parts, tzinfo=business.tz)  # type: ignore[misc,arg-type]
    times = snooze.times(business, "cafe", at)
    return {name: f"{time.astimezone(business.tz):%a %d %H:%M}" for name, time in times.items()}


def test_closing_tomorrow_and_monday_are_offered_when_somebody_works_then() -> None:
    friday = {"closing": "Fri 20 18:00", "tomorrow": "Sat 21 09:00", "monday": "Mon 23 09:00"}
    assert offered(SHOP, 2026, 11, 20, 12) == friday
    assert offered(SHOP, 2026, 11, 20, 18) == {key: friday[key] for key in ("tomorrow", "monday")}
    assert offered(SHOP, 2026, 11, 21, 19) == {"monday": "Mon 23 09:00"}
    assert offered(SHOP, 2026, 11, 22, 12) == {"tomorrow": "Mon 23 09:00"}
    assert offered(SHOP, 2026, 12, 24, 10) == {"closing": "Thu 24 18:00", "monday": "Mon 28 09:00"}


def test_they_are_right_across_the_change_of_clocks() -> None:
    at = datetime(2026, 10, 24, 12, tzinfo=SHOP.tz)
    assert snooze.times(SHOP, "cafe", at)["monday"] == datetime(2026, 10, 26, 7, tzinfo=UTC)
    spring = datetime(2027, 3, 27, 12, tzinfo=SHOP.tz)
    assert snooze.times(SHOP, "cafe", spring)["monday"] == datetime(2027, 3, 29, 6, tzinfo=UTC)


async def test_waking_what_is_awake_changes_nothing(store: Store, taken: Ticket) -> None:
    awake = await do(store, snooze.wake, taken.id, TARAS)
    assert awake == await ask(store, find_ticket, taken.id)
    assert await owed(store) == []
    assert Event.WOKEN not in [row["event"] for row in await rows(store, history)]
