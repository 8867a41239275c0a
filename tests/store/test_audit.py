"""The audit log: everything is in it, nothing leaves it before its time, and it can be read."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import delete, select, text, update
from sqlalchemy.exc import DBAPIError

from care.due import housekeeping
from care.privacy import knowledge
from care.staff import audit
from care.staff.audit import Filter
from care.staff.audit_sheet import HEAD, sheet
from care.store.tables import audit as table
from care.store.tables import operators
from care.store.unit import Store, Unit
from tests.store.cast import CHARLIE, DARIA, DAY, EMMA, HOUR, NOW, TARAS, at_moment
from tests.store.looking import ask, do, rows

YEAR = timedelta(days=366)


@pytest.fixture
async def log(store: Store) -> Store:
    await do(store, audit.write, TARAS.id, "take", ticket=1)
    await do(store, audit.write, DARIA.id, "note", ticket=1)
    await do(store, audit.tried, DARIA.id, "take", "already_taken", 1)
    await do(store, audit.tried, CHARLIE.id, "press", audit.FORGED)
    await do(store, audit.write, TARAS.id, "solve", ticket=2, score=5, now=NOW + YEAR)
    return store


async def deeds(store: Store, wanted: Filter) -> list[tuple[str, str]]:
    return [(noted.name, noted.deed) for noted in await ask(store, audit.read, wanted)]


@pytest.mark.parametrize("statement", [update(table).values(outcome="done"), delete(table)])
async def test_no_row_is_changed_or_deleted(log: Store, statement: object) -> None:
    async with log.write() as unit:
        with pytest.raises(DBAPIError, match="append-only"):
            await unit.execute(statement)  # type: ignore[arg-type]
    assert len(await rows(log, table)) == 3


async def test_neither_the_daily_pruning_nor_a_customers_wish_takes_anything_from_it(log: Store) -> None:
    await do(log, housekeeping.prune, now=NOW + 10 * YEAR)
    await do(log, knowledge.erase, EMMA.id)
    assert len(await rows(log, table)) == 3


async def test_the_newest_stands_first_with_the_names_that_people_go_by_now(log: Store) -> None:
    await do(log, renamed)
    found = await deeds(log, Filter())
    assert found == [
        ("Taras D.", "solve"),
        ("Charlie", "press"),
        ("Daria", "take"),
        ("Daria", "note"),
        ("Taras D.", "take"),
    ]


async def renamed(unit: Unit) -> None:
    await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(name="Taras D."))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(actor=DARIA.id), [("Daria", "take"), ("Daria", "note")]),
        (Filter(ticket=1), [("Daria", "take"), ("Daria", "note"), ("Taras", "take")]),
        (Filter(before=(2, 0)), [("Taras", "take")]),
        (Filter(before=(2, 2)), [("Daria", "take"), ("Daria", "note"), ("Taras", "take")]),
        (Filter(since=NOW + YEAR), [("Taras", "solve")]),
        (Filter(actor=4711), []),
    ],
)
async def test_it_is_read_by_person_by_ticket_and_by_time(
    log: Store, wanted: Filter, expected: list[tuple[str, str]]
) -> None:
    assert await deeds(log, wanted) == expected


async def test_a_name_in_the_file_is_never_a_formula(log: Store) -> None:
    await do(log, formula)
    found = list(csv.reader(io.StringIO(sheet(await ask(log, audit.read, Filter())).lstrip("\ufeff"))))
    assert found[0] == list(HEAD)
    assert found[1][1:] == ["201", "'=1+1", "solve", "2", "done", '{"score": 5}', "1"]


async def formula(unit: Unit) -> None:
    await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(name="=1+1"))


async def test_what_strangers_try_is_one_line_a_day_with_how_often_it_was(store: Store) -> None:
    await do(store, tries)
    tried = await ask(store, audit.read, Filter(actor=CHARLIE.id))
    assert [(noted.deed, noted.times) for noted in tried] == [("admin", 2), ("health", 50), ("admin", 200)]
    assert tried[1].at == NOW + HOUR  # of the last of them


async def tries(unit: Unit) -> None:
    """On two days; and somebody does something in between."""
    for _ in range(200):
        await audit.tried(unit, CHARLIE.id, "admin", audit.STRANGER)
    await audit.write(unit, TARAS.id, "take", ticket=1)
    for _ in range(50):
        await audit.tried(at_moment(unit, NOW + HOUR), CHARLIE.id, "health", audit.STRANGER)
    for _ in range(2):
        await audit.tried(at_moment(unit, NOW + DAY), CHARLIE.id, "admin", audit.STRANGER)


async def test_it_is_turned_page_by_page_without_leaving_anything_out(store: Store) -> None:
    """What was done and what was tried stand in one order, however many of the one are behind the other."""
    await do(store, mixed)
    whole = await ask(store, audit.read, Filter())
    assert [noted.deed for noted in whole] == [f"deed{number}" for number in reversed(range(12))]
    turned: list[audit.Noted] = []
    while page := await ask(store, audit.read, Filter(before=turned[-1].place if turned else None), 2):
        turned += page
    assert turned == whole


async def mixed(unit: Unit) -> None:
    for number in range(12):
        if number in (0, 1, 5, 6, 7, 11):
            await audit.tried(unit, CHARLIE.id, f"deed{number}", audit.STRANGER)
        else:
            await audit.write(unit, TARAS.id, f"deed{number}")


async def test_who_is_erased_has_tried_it_as_nobody_and_the_count_stays(store: Store) -> None:
    for person in (CHARLIE.id, EMMA.id):
        await do(store, audit.tried, person, "admin", audit.STRANGER)
        await do(store, audit.tried, person, "admin", audit.STRANGER, now=NOW + HOUR)
    for person in (CHARLIE.id, EMMA.id):
        await do(store, audit.forget, person)
    [noted] = await ask(store, audit.read, Filter())
    assert (noted.actor, noted.times, noted.at) == (audit.ERASED, 4, NOW + HOUR)


async def test_the_lock_opens_for_whoever_may_write_the_log_and_closes_again(log: Store) -> None:
    """On PostgreSQL the bot's role need not own the tables."""
    async with log.write() as unit:
        if unit.on_postgres:
            await unit.execute(text("CREATE ROLE clerk"))
            await unit.execute(text("GRANT SELECT, INSERT, UPDATE, DELETE ON audit, attempts TO clerk"))
            await unit.execute(text("GRANT USAGE ON SEQUENCE attempts_id_seq TO clerk"))
            await unit.execute(text("SET LOCAL ROLE clerk"))
        await audit.forget(unit, TARAS.id)
        with pytest.raises(DBAPIError, match="append-only"):
            async with unit.savepoint():
                await unit.execute(delete(table))
        left = {actor for (actor,) in await unit.execute(select(table.c.actor_id))}
    assert left == {audit.ERASED, DARIA.id}
