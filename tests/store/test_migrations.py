"""The migrations lead to the tables that the code has, and back to nothing, with what is stored in them."""

import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, bindparam, create_engine, inspect, select, text
from sqlalchemy.types import JSON

from care.agenda.jobs import Overdue, Warn, job_in
from care.agenda.schedule import later
from care.loyalty.earning import award
from care.loyalty.movements import Why
from care.loyalty.standing import Standing, standing
from care.model.ticket import Clock, Promised
from care.outbox.rank import rank_at
from care.store.migrate import migrate
from care.store.steps import config, down, up
from care.store.tables import Moment, contacts, customers, history, jobs, lots, metadata, outbox
from care.store.tables.columns import Wall
from care.store.unit import Store
from tests.store.cast import NOW, SHOP, StillClock
from tests.store.ledger import differences as ledger_differences
from tests.store.looking import ask, do, rows
from tests.store.postgres import create_database


@pytest.fixture(params=["sqlite", "postgres"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path, empty_postgres: str) -> AsyncIterator[Store]:
    on_sqlite = request.param == "sqlite"
    url = f"sqlite:///{tmp_path}/empty.db" if on_sqlite else empty_postgres
    store = Store.at(url, SHOP, StillClock(NOW))
    yield store
    await store.close()


@pytest.fixture
def empty_postgres(postgres: str) -> str:
    return create_database(postgres)


def differences(connection: Connection) -> list[object]:
    # What SQLite says of an empty default cannot be compared.
    defaults = connection.dialect.name == "postgresql"
    options = {"compare_type": True, "compare_server_default": defaults}
    return list(compare_metadata(MigrationContext.configure(connection, opts=options), metadata))


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names())


def versions() -> list[str]:
    """Newest first, with that of an empty database."""
    with create_engine("sqlite://").connect() as connection:
        steps = ScriptDirectory.from_config(config(connection)).walk_revisions()
        return [*[step.revision for step in steps][1:], "base"]


RENAMED = {"followups": "jobs", "points": "movements"}
Columns = dict[tuple[str, str], list[Any]]  # table and name: its values


def store_something(connection: Connection) -> None:
    """A row in every table; those that refer to another refer to that one."""
    for table in metadata.sorted_tables:
        connection.execute(table.insert(), {column.name: _value(column) for column in table.columns})


def _value(column: Column[Any]) -> object:
    if isinstance(column.type, JSON):
        return {"text": "Курʼєр запізнився"}
    if isinstance(column.type, Wall):
        return NOW.replace(tzinfo=None)
    return NOW if isinstance(column.type, Moment) else column.type.python_type(1)


def stored(connection: Connection) -> Columns:
    """What stands in each column that there is now."""
    found: Columns = {}
    for table in tables(connection) - {"alembic_version"}:
        rows = connection.execute(text(f'SELECT * FROM "{table}"'))  # noqa: S608 - a name of ours
        names, values = rows.keys(), rows.all()
        found |= {(table, name): [row[i] for row in values] for i, name in enumerate(names)}
    return found


async def at(store: Store, move: Callable[[Connection, str], None], version: str) -> Columns:
    """What is stored once it is moved to that version."""
    async with store.engine.begin() as connection:
        await connection.run_sync(move, version)
        return await connection.run_sync(stored)


def lost(before: Columns, after: Columns) -> list[tuple[str, str]]:
    """The columns that do not hold what they held."""

    def held(table: str, name: str) -> list[Any] | None:
        return after.get((table, name), after.get((RENAMED.get(table, table), name)))

    return [column for column, values in before.items() if held(*column) != values]


async def test_the_newest_version_equals_the_tables_of_the_code(empty: Store) -> None:
    await migrate(empty.engine)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.run_sync(tables) == set(metadata.tables) | {"alembic_version"}


async def test_every_step_can_be_taken_back(empty: Store) -> None:
    await migrate(empty.engine)
    async with empty.engine.begin() as connection:
        await connection.run_sync(down)
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(tables) == {"alembic_version"}


async def test_migrating_again_changes_nothing(store: Store) -> None:
    await migrate(store.engine)
    async with store.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_what_is_stored_goes_down_step_by_step_and_up_again(empty: Store) -> None:
    """Each step down is taken up again, and the way from the oldest version to the newest is gone at once."""
    await migrate(empty.engine)
    async with empty.engine.begin() as connection:
        await connection.run_sync(store_something)
    newer = "head"
    for version in versions()[:-1]:
        below = await at(empty, down, version)
        assert [column for column, values in below.items() if len(values) != 1] == []
        assert lost(below, await at(empty, up, newer)) == [], f"{version} up to {newer}"
        await at(empty, down, version)
        newer = version
    assert lost(below, await at(empty, up, "head")) == []
    async with empty.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_points_of_before_there_was_a_ledger_are_carried_over(empty: Store) -> None:
    """Emma was given and spent; what was given once is not given again; somebody was erased."""
    await migrate(empty.engine)
    moved = [(103, 70, "cup"), (0, 5, None), (103, -40, None), (103, 30, None), (103, -35, "wrong")]
    async with empty.engine.begin() as connection:
        await connection.run_sync(down, "0027")
        person = {"id": 103, "name": "Emma", "language": "en", "since": NOW}
        await connection.execute(customers.insert(), person)
        insert = text(
            "INSERT INTO points (customer_id, amount, once, reason, at) VALUES (:who, :amount, :once, 'x', :at)"
        ).bindparams(bindparam("at", type_=Moment()))
        for who, amount, once in moved:
            await connection.execute(insert, {"who": who, "amount": amount, "once": once, "at": NOW})
        await connection.run_sync(up)
    assert await ask(empty, standing, 103) == Standing(balance=25, earned=100)
    assert await ledger_differences(empty) == []
    assert [row["remaining"] for row in await rows(empty, lots)] == [0, 25]
    assert not await do(empty, award, 103, 70, why=Why.GIFT, once="cup")
    assert await do(empty, award, 103, 1, why=Why.GIFT, once="new")
    async with empty.engine.begin() as connection:
        await connection.run_sync(down, "0027")
        found = await connection.execute(text("SELECT customer_id, amount, once FROM points ORDER BY id"))
        assert [tuple(row) for row in found][:2] == [(103, 70, "cup"), (0, 5, "points:2")]


async def test_a_file_that_waits_to_be_fetched_goes_down_and_up_again(empty: Store) -> None:
    await migrate(empty.engine)
    moment = NOW.replace(microsecond=250_000)
    job = {"kind": "replies_file", "operator_id": 7, "data": {"chat": 7, "file_id": "f"}, "due_at": moment}
    async with empty.engine.begin() as connection:
        await connection.execute(jobs.insert(), [job, job | {"kind": "remind"}])
        await connection.run_sync(down, "0017")
        [post] = (await connection.execute(select(outbox))).mappings()
        assert (post["chat_id"], post["kind"], post["body"]) == (7, "fetch", {"file_id": "f", "by": 7})
        assert (post["due_at"], post["rank"]) == (moment, rank_at(moment, timedelta(0)))
        await connection.execute(outbox.update().values(error="ours: KeyError", failed_at=NOW))
        await connection.run_sync(up)
        assert (await connection.execute(select(outbox))).all() == []
        again = (await connection.execute(select(jobs).order_by(jobs.c.id.desc()))).mappings().all()
    assert [row["kind"] for row in again] == ["replies_file", "remind"]
    assert {name: again[0][name] for name in job} == job


async def test_a_promise_is_spelled_on_the_way_down_as_an_older_version_compares_it(empty: Store) -> None:
    await migrate(empty.engine)
    promised = Promised(clock=Clock.ANSWER, due=NOW, wait=NOW)
    rows = [
        later(Warn.of(1, each), NOW) | {"ticket_id": None}
        for each in (promised, replace(promised, wait=None))
    ]
    async with empty.engine.begin() as connection:
        await connection.execute(jobs.insert(), rows)
        await connection.run_sync(down, "0018")
        found = (await connection.execute(text("SELECT data FROM followups ORDER BY id"))).scalars().all()
    written = [json.loads(each) if isinstance(each, str) else each for each in found]
    assert written == [promised.facts, replace(promised, wait=None).facts]


async def test_the_end_of_a_promise_of_before_there_were_two_clocks_says_which_it_is(empty: Store) -> None:
    await migrate(empty.engine)
    row = {"id": 2, "kind": "overdue", "ticket_id": 1, "data": {}, "due_at": NOW}
    async with empty.engine.begin() as connection:
        await connection.run_sync(store_something)
        await connection.execute(jobs.insert(), row)
        await connection.run_sync(down, "0018")
        await connection.run_sync(up)
        query = select(jobs).where(jobs.c.kind == "overdue")
        [job] = [job_in(row) for row in (await connection.execute(query)).mappings()]
    assert isinstance(job, Overdue)
    assert job.promised == Promised(clock=Clock.ANSWER, due=NOW, wait=NOW)


async def test_who_was_asked_for_a_score_before_is_known_to_have_been_written_to(empty: Store) -> None:
    await migrate(empty.engine)
    async with empty.engine.begin() as connection:
        await connection.run_sync(store_something)
        await connection.execute(history.update().values(event="asked"))
        await connection.run_sync(down, "0019")
        await connection.run_sync(up)
        [row] = (await connection.execute(select(contacts))).mappings()
    assert (row["customer_id"], row["purpose"], row["touchpoint"], row["ticket_id"]) == (
        1,
        "survey",
        "ticket",
        1,
    )
    assert row["at"] == NOW
