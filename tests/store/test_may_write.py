"""What the business begins by itself: asked for, written down, counted; and what waits or is not sent."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from care.agenda.jobs import AskScore as AskScoreJob
from care.agenda.schedule import schedule
from care.contact import (
    PURPOSES,
    No,
    NotBefore,
    Standing,
    Why,
    Yes,
    decided,
    know,
    may_write,
    verdict_on,
    write,
)
from care.contact.writing import write_then
from care.customers.bans import impose
from care.due import do_due
from care.model.ticket import Ticket
from care.notices.customer import AskScore
from care.notices.points import PointsChanged
from care.outbox import owe, to_customer, to_person
from care.people.closeness import Closeness
from care.people.customers import Customer, Wishes, save
from care.store.tables import contacts, history, jobs, outbox, verdicts
from care.store.unit import Store, Unit
from care.tickets.opening import own
from care.tickets.work import working
from tests.store.cast import DAY, EMMA, HOUR, MINUTE, NOW, OLENA, SHOP, TARAS, StillClock, opened
from tests.store.looking import ask, clear, do, owed, rows

SURVEY, VISIT, POINTS, APOLOGY = (PURPOSES[key] for key in ("survey", "visit", "points", "apology"))
AWAKE = (NOW + DAY).astimezone(ZoneInfo("Europe/London")).replace(hour=9)  # when Emma is asked how we did


@pytest.fixture
async def solved(store: Store) -> Ticket:
    return await _solved(store)


async def _solved(store: Store, customer: Customer = EMMA) -> Ticket:
    ticket = await do(store, opened, customer)
    await do(store, working.take, ticket.id, TARAS)
    done = await do(store, working.solve, ticket.id, TARAS)
    await do(store, clear)
    return done


async def has_written(unit: Unit, *ago: timedelta, key: str = "visit", customer: int = EMMA.id) -> None:
    """We have written to them about this, so long ago."""
    rows_ = [
        {"customer_id": customer, "purpose": key, "touchpoint": "", "at": unit.now - each} for each in ago
    ]
    await unit.execute(unit.insert(contacts), rows_)


async def why_not(store: Store) -> list[object]:
    return [row["data"]["why"] for row in await rows(store, history) if row["event"] == "not_asked"]


# --- what is written


async def test_what_we_begin_stands_with_the_message_in_one_transaction(store: Store, solved: Ticket) -> None:
    await do(store, do_due, now=AWAKE)
    [written] = await rows(store, contacts)
    assert (written["customer_id"], written["purpose"], written["at"]) == (EMMA.id, "survey", AWAKE)
    assert (written["touchpoint"], written["ticket_id"]) == ("ticket", solved.id)
    assert await owed(store, EMMA.id) == ["ask_score"]


@pytest.mark.usefixtures("solved")
async def test_what_dies_before_its_commit_has_neither_a_message_nor_a_row(store: Store) -> None:
    async with store.write() as unit:
        unit.now = AWAKE
        await do_due(unit)
    assert await rows(store, contacts) == []
    assert await owed(store, EMMA.id) == []


async def test_nothing_that_is_begun_is_owed_without_its_purpose(store: Store, solved: Ticket) -> None:
    with pytest.raises(LookupError, match="ask_score"):
        await do(store, owe, to_customer(solved, AskScore(summary="")))
    with pytest.raises(LookupError, match="ask_score"):
        await do(store, write, Yes(VISIT, EMMA.id), to_customer(solved, AskScore(summary="")))


async def test_points_are_told_when_their_night_is_over_and_what_they_can_wish_away_never_so(
    store: Store,
) -> None:
    may = NotBefore(POINTS, EMMA.id, AWAKE, Why.QUIET)
    await do(store, write_then, may, to_person(EMMA.id, PointsChanged(amount=5, reason="", balance=5)))
    [post] = [row for row in await rows(store, outbox) if row["chat_id"] == EMMA.id]
    assert post["due_at"] == AWAKE
    with pytest.raises(ValueError, match="survey"):
        await do(store, write_then, NotBefore(SURVEY, EMMA.id, AWAKE, Why.QUIET))


# --- what is known


async def test_all_that_counts_is_read(store: Store) -> None:
    emma = replace(EMMA, blocked=True, closeness=Closeness.DO, wishes=Wishes(reminders=False, news=True))
    await do(store, save, [emma])
    await do(store, opened, EMMA)
    await do(store, impose, EMMA.id, TARAS.id, "spam", None)
    await do(store, has_written, 2 * DAY, 6 * DAY, 7 * DAY)
    await do(store, has_written, HOUR, key="apology")
    await do(store, has_written, HOUR, customer=OLENA.id)
    expected = Standing(
        customer=EMMA.id,
        blocked=True,
        banned=True,
        closeness=Closeness.DO,
        wishes=Wishes(reminders=False, news=True),
        zone="Europe/London",
        complaint=True,
        last=NOW - 2 * DAY,
        counted=(NOW - 2 * DAY, NOW - 6 * DAY),
    )
    known = await ask(store, know, VISIT, EMMA.id)
    assert replace(known, counted=tuple(sorted(known.counted, reverse=True))) == expected
    assert await ask(store, know, VISIT, 999) == Standing(customer=999, known=False)


async def test_who_is_shadow_banned_sees_no_difference_in_answers_and_is_asked_nothing(store: Store) -> None:
    await do(store, impose, EMMA.id, TARAS.id, "spam", None, shadow=True)
    assert await ask(store, verdict_on, SURVEY, EMMA.id) == No(SURVEY, EMMA.id, Why.BANNED)
    assert await ask(store, verdict_on, APOLOGY, EMMA.id) == Yes(APOLOGY, EMMA.id)


# --- what waits, and what does not come


async def test_beside_an_open_complaint_nobody_is_asked_how_we_did(store: Store, solved: Ticket) -> None:  # noqa: ARG001
    await do(store, opened, EMMA, at=NOW + DAY)
    await do(store, do_due, now=AWAKE)
    assert "ask_score" not in await owed(store, EMMA.id)
    assert await why_not(store) == ["complaint"]


@pytest.mark.usefixtures("solved")
async def test_only_answer_me_silences_the_question_and_leaves_the_excuse(store: Store) -> None:
    await do(store, save, [replace(EMMA, closeness=Closeness.ANSWER)])
    await do(store, do_due, now=AWAKE)
    assert await owed(store, EMMA.id) == []
    assert await why_not(store) == ["farther"]
    await do(store, opened, EMMA, at=AWAKE)
    for hours in range(1, 4):
        await do(store, do_due, now=AWAKE + hours * HOUR)
    assert "ticket_late" in await owed(store, EMMA.id)


@pytest.mark.usefixtures("solved")
async def test_what_is_too_much_for_a_week_comes_when_there_is_room(store: Store) -> None:
    await do(store, has_written, 5 * DAY + 4 * HOUR, 2 * DAY, DAY)
    room = NOW + 2 * DAY - 4 * HOUR  # 06:00: still night for her
    await do(store, do_due, now=AWAKE)
    assert await owed(store, EMMA.id) == []
    [job] = [row for row in await rows(store, jobs) if row["kind"] == "ask_score"]
    assert job["due_at"] > room
    await do(store, do_due, now=job["due_at"])
    assert await owed(store, EMMA.id) == ["ask_score"]


async def test_what_is_more_important_keeps_its_time_free(store: Store, solved: Ticket) -> None:
    assert solved.solved_at
    planned = NOW + 2 * HOUR
    await do(store, schedule, AskScoreJob(ticket=solved.id, solved_at=solved.solved_at), planned)
    less = await ask(store, verdict_on, VISIT, EMMA.id)
    assert less == NotBefore(VISIT, EMMA.id, planned + SHOP.outreach.apart, Why.TURN)
    assert await ask(store, verdict_on, PURPOSES["still_solved"], EMMA.id) == Yes(
        PURPOSES["still_solved"], EMMA.id
    )
    assert await ask(store, verdict_on, SURVEY, EMMA.id) == Yes(SURVEY, EMMA.id)
    assert await ask(store, verdict_on, VISIT, OLENA.id) == Yes(VISIT, OLENA.id)


@pytest.fixture
async def other(url: str, store: Store) -> AsyncIterator[Store]:  # noqa: ARG001 - it is begun first
    other = Store.at(url, SHOP, StillClock(NOW))
    yield other
    await other.close()


async def test_of_two_processes_the_second_knows_what_the_first_has_written(
    store: Store, other: Store
) -> None:
    async with store.write() as unit:
        may = await may_write(unit, VISIT, EMMA.id)
        assert isinstance(may, Yes)
        await write(unit, may)
        second = asyncio.create_task(do(other, may_write, VISIT, EMMA.id))
        await asyncio.wait({second}, timeout=0.1)  # it would have its answer by then, if it did not wait
        await unit.commit()
    assert isinstance(await second, NotBefore)


# --- what is counted


async def test_counting_holds_nobody_up(store: Store, other: Store) -> None:
    async with store.write() as unit:
        await may_write(unit, POINTS, EMMA.id)
        if unit.on_postgres:  # where two can write at the same time
            async with asyncio.timeout(10):
                await do(other, may_write, POINTS, OLENA.id)
        await unit.commit()
    assert sum((await ask(store, decided)).values()) == (2 if unit.on_postgres else 1)


async def test_each_answer_is_counted_without_saying_of_whom(store: Store) -> None:
    night = datetime(2026, 11, 20, 23, tzinfo=NOW.tzinfo)
    for customer in (EMMA.id, OLENA.id, 999):
        await do(store, may_write, SURVEY, customer)
    await do(store, may_write, SURVEY, EMMA.id, now=night)
    assert await ask(store, decided) == {
        ("survey", "yes"): 2,
        ("survey", "no:unknown"): 1,
        ("survey", "later:quiet"): 1,
    }
    assert await ask(store, decided, now=NOW + DAY) == {}
    assert {column.name for column in verdicts.columns} == {"day", "purpose", "outcome", "times"}


# --- how close shall we be?


async def rated(store: Store, ticket: Ticket, score: int, now: datetime = NOW) -> None:
    await do(store, own.rate, EMMA, ticket.id, score, now=now)
    await do(store, do_due, now=now + MINUTE)


@pytest.mark.parametrize(("score", "asked"), [(5, ["ask_closeness"]), (3, [])])
async def test_after_a_good_rating_we_ask_how_close_we_shall_be(
    store: Store, solved: Ticket, score: int, asked: list[str]
) -> None:
    await rated(store, solved, score)
    assert await owed(store, EMMA.id) == asked


async def test_that_is_asked_once_and_of_nobody_who_has_chosen_or_complains(
    store: Store, solved: Ticket
) -> None:
    complaint = await do(store, opened, EMMA)
    await rated(store, solved, 5)
    assert await owed(store, EMMA.id) == []
    await do(store, working.take, complaint.id, TARAS)
    await do(store, working.solve, complaint.id, TARAS)
    await do(store, clear)
    await rated(store, complaint, 5)
    assert await owed(store, EMMA.id) == ["ask_closeness"]
    await do(store, clear)
    await rated(store, await _solved(store), 5)
    assert await owed(store, EMMA.id) == []
    assert [row["purpose"] for row in await rows(store, contacts)] == ["closeness"]


async def test_who_thinks_better_of_the_rating_is_not_asked_after_it(store: Store, solved: Ticket) -> None:
    await do(store, own.rate, EMMA, solved.id, 5)
    await do(store, own.rate, EMMA, solved.id, 1)
    await do(store, do_due, now=NOW + MINUTE)
    assert await owed(store, EMMA.id) == []
