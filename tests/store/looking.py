"""Looking at what has been committed, through a session of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import RowMapping, Table, event, select

from care.business import Business
from care.model.ticket import Ticket
from care.notices import Notice, notice_in
from care.store.tables import metadata, outbox
from care.store.unit import Store, Unit
from care.tickets.rows import find_ticket
from tests.store.cast import SHOP, at_moment

Answer = TypeVar("Answer")
Said = TypeVar("Said", bound=Notice)


@asynccontextmanager
async def new_store(folder: Path) -> AsyncIterator[Store]:
    """A file with all tables and nothing in them."""
    async with Store.opened(f"sqlite:///{folder}/care.db", SHOP) as store:
        async with store.engine.begin() as connection:
            await connection.run_sync(metadata.create_all)
        yield store


async def do(
    store: Store,
    deed: Callable[..., Awaitable[Answer]],
    *args: Any,  # noqa: ANN401
    now: datetime | None = None,
    business: Business | None = None,
    **fields: Any,  # noqa: ANN401
) -> Answer:
    """One deed in a transaction of its own; `now` and `business`: not the store's."""
    async with store.write() as unit:
        answer = await deed(at_moment(unit, now, business), *args, **fields)
        await unit.commit()
    return answer


async def ask(
    store: Store,
    question: Callable[..., Awaitable[Answer]],
    *args: Any,  # noqa: ANN401
    now: datetime | None = None,
    business: Business | None = None,
    **fields: Any,  # noqa: ANN401
) -> Answer:
    async with store.read() as unit:
        return await question(at_moment(unit, now, business), *args, **fields)


async def now_of(store: Store, ticket: Ticket) -> Ticket:
    """As it stands in the store by now."""
    found = await ask(store, find_ticket, ticket.id)
    assert found is not None
    return found


async def rows(store: Store, table: Table) -> list[RowMapping]:
    async with store.read() as unit:
        found = await unit.execute(select(table).order_by(*table.primary_key.columns))
        return list(found.mappings())


async def owed(store: Store, chat_id: int | None = None) -> list[str]:
    """What waits in the outbox, in order: the kind, or the notice's name."""
    return [
        row["body"].get("notice", row["kind"])
        for row in await rows(store, outbox)
        if chat_id in (None, row["chat_id"])
    ]


async def notices(store: Store, kind: type[Said]) -> list[Said]:
    """The notices of this kind that wait in the outbox, in order."""
    bodies = [row["body"] for row in await rows(store, outbox) if "notice" in row["body"]]
    return [notice for notice in map(notice_in, bodies) if isinstance(notice, kind)]


async def notice(store: Store, kind: type[Said]) -> Said:
    """The only one."""
    [found] = await notices(store, kind)
    return found


async def clear(unit: Unit) -> None:
    """All that is owed has been delivered."""
    await unit.execute(outbox.delete())


@asynccontextmanager
async def counted(store: Store) -> AsyncIterator[list[str]]:
    """The statements that are sent meanwhile, transaction control left out."""
    statements: list[str] = []

    def count(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's hook
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append(statement)

    event.listen(store.engine.sync_engine, "before_cursor_execute", count)
    try:
        yield statements
    finally:
        event.remove(store.engine.sync_engine, "before_cursor_execute", count)
