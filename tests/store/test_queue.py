"""The queue on demand and what the boards show, read from the store."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from care.board import places, queue
from care.board.board import NAMED, Board, read_boards
from care.board.places import Place
from care.board.queue import Part
from care.business import Board as BoardRules
from care.business import Person
from care.model.ticket import Sleep, Ticket
from care.outbox import bodies, owe, redraw
from care.store.tables import operators, outbox, tickets
from care.store.unit import Store, Unit
from care.tickets.work.working import take
from dialogs.language.words import Words
from dialogs.staff.ticket.due import on_card
from tests.store.cast import (
    COURIERS,
    DARIA,
    DAY,
    DESK,
    EMMA,
    HOUR,
    IVAN,
    MINUTE,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    opened,
)
from tests.store.looking import ask, clear, counted, do, rows


async def write(unit: Unit, ticket: Ticket, **values: Any) -> None:  # noqa: ANN401 - columns
    await unit.execute(update(tickets).where(tickets.c.id == ticket.id).values(**values))


def numbers(part: Part) -> list[int]:
    return [queued.ticket.id for queued in part.first]


async def others(store: Store, *departments: str, now: datetime = NOW, limit: int = 30) -> Part:
    return await ask(store, queue.of_others, TARAS.id, departments, limit, now=now)


async def board(store: Store, now: datetime = NOW) -> Board:
    return (await ask(store, read_boards, now=now))[DESK]


async def test_the_promise_that_ends_first_comes_first(store: Store) -> None:
    sales = await do(store, opened, EMMA, department="sales")  # two hours
    cafe = await do(store, opened, IVAN)  # one hour
    answered = await do(store, opened, OLENA)
    await do(store, write, answered, waiting_since=None, solve_due=NOW + 30 * MINUTE)
    assert numbers(await others(store)) == [answered.id, cafe.id, sales.id]


async def test_what_sleeps_comes_last_unless_it_is_late(store: Store) -> None:
    asleep, awake = await do(store, opened), await do(store, opened, IVAN, department="sales")
    await do(store, write, asleep, asleep=str(Sleep.UNTIL), wakes_at=NOW + DAY)
    assert numbers(await others(store)) == [awake.id, asleep.id]
    assert numbers(await others(store, now=NOW + 90 * MINUTE)) == [asleep.id, awake.id]


SOONER, LATER = NOW - MINUTE, NOW + HOUR
WAITS: dict[str, Any] = {
    "waiting_since": NOW - HOUR,
    "answer_due": LATER,
    "told_due": LATER,
    "solve_due": LATER,
}


@pytest.mark.parametrize(
    ("stands", "due", "late"),
    [
        ({}, LATER, False),
        ({"answer_due": SOONER}, SOONER, True),
        ({"told_due": SOONER}, LATER, True),  # they know of a promise that is broken
        ({"late_since": SOONER, "first_answer_at": NOW - HOUR}, LATER, True),  # of a later wait, too
        ({"solve_due": SOONER}, LATER, True),  # who waits for an answer is shown by when they have it
        ({"solve_due": None}, LATER, False),
        ({"waiting_since": None, "answer_due": SOONER, "late_since": SOONER}, LATER, False),
        ({"waiting_since": None, "solve_due": SOONER}, SOONER, True),
        ({"waiting_since": None, "solve_due": None}, None, False),
    ],
)
async def test_the_queue_the_card_and_the_board_have_one_rule_of_what_is_promised_and_what_is_late(
    store: Store, stands: dict[str, Any], due: datetime | None, late: bool
) -> None:
    ticket = await do(store, opened)
    await do(store, write, ticket, **(WAITS | stands))
    [queued] = (await others(store)).first
    assert (queue.promised(queued.ticket), queue.late_since(queued.ticket, NOW) is not None) == (due, late)
    shown = await board(store)
    assert (shown.late.total, shown.waiting.total) == (int(late), int(not late))
    assert [each.due for each in (*shown.late.first, *shown.waiting.first)] == [due]
    card = on_card(queued.ticket, NOW, Words("en", SHOP.tz))
    assert (("<b>" in card), bool(card)) == (late, due is not None)


async def test_mine_is_what_i_have_and_what_i_am_asked_to_take(store: Store) -> None:
    mine, asked, other = [await do(store, opened, who) for who in (OLENA, IVAN, EMMA)]
    await do(store, write, mine, state="taken", owner_id=TARAS.id)
    await do(store, write, asked, meant_id=TARAS.id)
    await do(store, write, other, meant_id=DARIA.id)
    assert set(numbers(await ask(store, queue.of_operator, TARAS.id, 30))) == {mine.id, asked.id}
    assert numbers(await others(store)) == [other.id]


async def test_only_the_departments_that_were_asked_for(store: Store) -> None:
    await do(store, opened)
    delivery = await do(store, opened, IVAN, department="delivery")
    assert numbers(await others(store, "delivery")) == [delivery.id]


async def test_what_is_over_or_hidden_is_not_in_the_queue(store: Store) -> None:
    for values in ({"state": "solved"}, {"state": "merged"}, {"hidden": True}):
        await do(store, write, await do(store, opened), **values)
    assert await others(store) == Part()
    assert (await board(store)).is_calm


async def test_of_many_the_first_are_shown_and_the_others_counted(store: Store) -> None:
    for _ in range(5):
        await do(store, opened)
    async with counted(store) as statements:
        part = await others(store, limit=2)
    assert (numbers(part), part.total, part.more) == ([1, 2], 5, 3)
    assert len(statements) == 1


async def test_a_board_tells_late_waiting_taken_and_asleep_apart(store: Store) -> None:
    late, waiting, taken, asleep = [await do(store, opened, who) for who in (OLENA, IVAN, EMMA, EMMA)]
    await do(store, write, late, answer_due=NOW - MINUTE)
    await do(store, take, taken.id, TARAS)
    await do(store, write, asleep, asleep=str(Sleep.ANSWER))
    await do(store, clear)
    shown = await board(store)
    assert ([each.ticket for each in shown.late.first], [each.ticket for each in shown.waiting.first]) == (
        [late.id],
        [waiting.id],
    )
    assert (shown.owners, shown.asleep, shown.behind) == ((("Taras", 1),), 1, timedelta(0))


async def test_of_many_a_board_names_the_first_and_counts_the_others(store: Store) -> None:
    many = [await do(store, opened) for _ in range(NAMED + 2)]
    assert (await board(store)).waiting.total == NAMED + 2
    late = (await board(store, NOW + 2 * HOUR)).late
    assert ([each.ticket for each in late.first], late.total) == (
        [ticket.id for ticket in many[:NAMED]],
        NAMED + 2,
    )


async def test_a_board_names_who_is_on_shift_where_they_work(store: Store) -> None:
    for who, duty in ((TARAS, "on"), (DARIA, "break")):
        await do(store, _set_duty, who.id, duty)
    courier = SHOP.model_copy(update={"staff": (Person(id=DARIA.id, departments=("delivery",)),)})
    boards = await ask(store, read_boards, business=courier)
    assert (boards[DESK].on_shift, boards[DESK].on_break) == (("Taras",), ())
    assert (boards[COURIERS].on_shift, boards[COURIERS].on_break) == (("Taras",), ("Daria",))


async def _set_duty(unit: Unit, who: int, duty: str) -> None:
    await unit.execute(update(operators).where(operators.c.id == who).values(duty=duty))


async def test_a_board_says_how_far_behind_its_group_is(store: Store) -> None:
    await do(store, owe, *[redraw(DESK, number) for number in range(70)])
    assert (await board(store)).behind == 2 * MINUTE


async def test_a_board_is_asked_for_when_it_shows_something_else_and_not_too_often(store: Store) -> None:
    assert await ask(store, places.outdated) == []
    await do(store, opened)
    await do(store, clear)
    assert await ask(store, places.outdated) == [DESK]
    await do(store, places.ask, [DESK])
    await do(store, places.set_place, DESK, 7, (await board(store)).digest)
    assert await ask(store, places.outdated, now=NOW + MINUTE) == []
    await do(store, opened, IVAN)
    assert await ask(store, places.outdated, now=NOW + MINUTE / 2) == []
    assert await ask(store, places.outdated, now=NOW + MINUTE) == [DESK]


async def test_a_promise_that_ends_changes_a_board(store: Store) -> None:
    await do(store, opened)
    await do(store, clear)
    assert (await board(store)).digest == (await board(store, NOW + MINUTE)).digest
    assert (await board(store)).digest != (await board(store, NOW + 2 * HOUR)).digest


async def test_a_board_that_is_asked_for_twice_is_owed_once(store: Store) -> None:
    await do(store, places.ask, [DESK])
    await do(store, places.ask, [DESK], now=NOW + MINUTE)
    assert [row["kind"] for row in await rows(store, outbox)] == [bodies.Board.kind]
    assert await ask(store, places.place_of, DESK) == Place(None, "", NOW + MINUTE)


async def test_a_board_that_nobody_wants_is_not_asked_for(store: Store) -> None:
    await do(store, opened)
    quiet = SHOP.model_copy(update={"board": BoardRules(shown=False)})
    assert await ask(store, places.outdated, business=quiet) == []


async def test_reading_all_boards_takes_few_statements(store: Store) -> None:
    async with counted(store) as statements:
        await ask(store, places.outdated)
    assert len(statements) == 6
