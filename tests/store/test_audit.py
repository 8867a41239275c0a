"""The audit log: everything is in it, nothing leaves it, and it can be read."""

import csv
import io
from datetime import timedelta

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from care import housekeeping, privacy
from care.staff import audit
from care.staff.audit import Filter
from care.staff.audit_sheet import HEAD, sheet
from care.store.tables import audit as table
from care.store.tables import operators
from care.store.unit import Store, Unit
from tests.store.cast import CHARLIE, DARIA, EMMA, HOUR, NOW, TARAS
from tests.store.looking import ask, do, rows

YEAR = timedelta(days=366)


@pytest.fixture
async def log(store: Store) -> Store:
    await do(store, audit.write, NOW, TARAS.id, "take", ticket=1)
    await do(store, audit.write, NOW, DARIA.id, "take", ticket=1, outcome="already_taken")
    await do(store, audit.write, NOW, CHARLIE.id, "press", outcome=audit.FORGED)
    await do(store, audit.write, NOW + YEAR, TARAS.id, "solve", ticket=2, score=5)
    return store


async def deeds(store: Store, wanted: Filter) -> list[tuple[str, str]]:
    return [(noted.name, noted.deed) for noted in await ask(store, audit.read, wanted)]


@pytest.mark.parametrize("statement", [update(table).values(outcome="done"), delete(table)])
async def test_no_row_is_changed_or_deleted(log: Store, statement: object) -> None:
    async with log.write() as unit:
        with pytest.raises(DBAPIError, match="append-only"):
            await unit.execute(statement)  # type: ignore[arg-type]
    assert len(await rows(log, table)) == 4


async def test_neither_time_nor_a_customers_wish_takes_anything_from_it(log: Store) -> None:
    await do(log, housekeeping.prune, NOW + 10 * YEAR)
    await do(log, privacy.erase, EMMA.id, NOW)
    assert len(await rows(log, table)) == 4


async def test_the_newest_stands_first_with_the_names_that_people_go_by_now(log: Store) -> None:
    await do(log, renamed)
    found = await deeds(log, Filter())
    assert found == [("Taras D.", "solve"), ("Charlie", "press"), ("Daria", "take"), ("Taras D.", "take")]


async def renamed(unit: Unit) -> None:
    await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(name="Taras D."))


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Filter(actor=DARIA.id), [("Daria", "take")]),
        (Filter(ticket=1), [("Daria", "take"), ("Taras", "take")]),
        (Filter(before=2), [("Taras", "take")]),
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
    assert found[1][1:] == ["201", "'=1+1", "solve", "2", "done", '{"score": 5}']


async def formula(unit: Unit) -> None:
    await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(name="=1+1"))


async def test_what_strangers_try_again_and_again_is_written_down_once_a_day(store: Store) -> None:
    for hour in range(48):
        for deed in ("admin", "health"):
            await do(store, audit.tried, NOW + hour * HOUR, 104, deed, audit.STRANGER)
    tried = await ask(store, audit.read, Filter(actor=104))
    assert sorted(noted.deed for noted in tried) == ["admin", "admin", "health", "health"]
