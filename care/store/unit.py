"""The unit of work: everything that happens together, at one moment and by the business's rules.

    async with store.write() as unit:
        await unit.execute(...)
        unit.after_commit(worker.wake)
        await unit.commit()

Leaving it rolls back; committing is one visible line.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, nullcontext
from datetime import datetime
from functools import partial
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import CursorResult, Executable, Table
from sqlalchemy.dialects.postgresql import Insert as PostgresInsert
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from care.business import Business
from care.store import files
from care.store.away import is_away
from care.store.engine import READ_ONLY, open_engine
from care.store.identity import Identity
from care.store.ruling import Ruling
from care.store.upsert import insert_into, upsert
from care.values.clock import Clock, SystemClock

Answer = TypeVar("Answer")


Gathered: TypeAlias = Callable[["Unit", Counter[Any]], Awaitable[None]]


class Unit:
    """One transaction. Statements run at once; what `after_commit` was given runs once it is committed.

    `now` is when it was begun: all that happens in it happens then.

    Once the store was away in it, the transaction is lost, whoever caught that error: SQLite would carry out what
    follows by itself, each statement for good. So from then on it only says so again.
    """

    def __init__(
        self,
        connection: AsyncConnection,
        now: datetime,
        ruling: Ruling | None = None,
        owed: Callable[[], None] = lambda: None,
        forgotten: Callable[[], None] = lambda: None,
        sent_for: Callable[[], None] = lambda: None,
        check: Callable[[], None] = lambda: None,
        ruled: Callable[[Ruling], None] = lambda _ruling: None,
    ) -> None:
        """`check` raises when what is committed would be lost."""
        self.connection, self.now = connection, now
        self._ruling, self._ruled = ruling, ruled
        self._owed, self._check = owed, check
        self._forgotten, self._sent_for = forgotten, sent_for
        self._after: list[Callable[[], None]] = []
        self._gathered: dict[Gathered, Counter[Hashable]] = {}
        self._lost: Exception | None = None

    @property
    def business(self) -> Business:
        """The rules that hold. Raises LookupError in a store that was opened without any, by a tool that needs none."""
        return self.ruling.business

    @property
    def ruling(self) -> Ruling:
        """Where these rules come from. Raises LookupError, too."""
        return known(self._ruling)

    def rule(self, ruling: Ruling) -> None:
        """From now on these rules hold: here at once, everywhere else after the commit."""
        self._ruling = ruling
        self.after_commit(partial(self._ruled, ruling))

    @property
    def on_postgres(self) -> bool:
        return self.connection.dialect.name == "postgresql"

    async def execute(
        self, statement: Executable, parameters: Sequence[dict[str, Any]] | dict[str, Any] | None = None
    ) -> CursorResult[*tuple[Any, ...]]:
        with self._noting_loss():
            return await self.connection.execute(statement, parameters)

    def insert(self, table: Table) -> PostgresInsert | SqliteInsert:
        """An INSERT that knows ON CONFLICT. Give its rows to `execute`: `values` would build it anew each time."""
        return insert_into(table, self.on_postgres)

    def upsert(
        self, table: Table, keys: Iterable[str], changed: Iterable[str]
    ) -> PostgresInsert | SqliteInsert:
        """An INSERT that writes the columns `changed` over a row with the same `keys`."""
        return upsert(table, self.on_postgres, tuple(keys), tuple(changed))

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """A part that can fail alone: an error undoes it and its `after_commit`, and no more."""
        kept, counted = len(self._after), {write: what.copy() for write, what in self._gathered.items()}
        ruling = self._ruling
        try:
            with self._noting_loss():
                async with self.connection.begin_nested():
                    yield
        except BaseException:
            del self._after[kept:]
            self._ruling = ruling
            self._gathered.clear()
            self._gathered.update(counted)
            raise

    def owes(self) -> None:
        """Something was put into the outbox: whoever sends is told after the commit."""
        if self._owed not in self._after:
            self.after_commit(self._owed)

    def sends_for(self) -> None:
        """Something is to be fetched: whoever does is told after the commit."""
        self.after_commit(self._sent_for)

    def forgets(self) -> None:
        """Somebody's words were erased: after the commit they shall leave the files, too."""
        self.after_commit(self._forgotten)

    def after_commit(self, call: Callable[[], None]) -> None:
        self._after.append(call)

    def gather(self, write: "Gathered", what: Hashable, times: int = 1) -> None:
        """`write` has all that was gathered for it just before the commit.

        For rows to which many transactions add: whoever has one holds the others up, and had better have it briefly.
        """
        self._gathered.setdefault(write, Counter())[what] += times

    async def commit(self) -> None:
        self._check()
        for write, what in self._gathered.items():
            await write(self, what)
        self._gathered.clear()
        with self._noting_loss():
            await self.connection.commit()
        calls, self._after = self._after, []
        for call in calls:
            call()

    @contextmanager
    def _noting_loss(self) -> Iterator[None]:
        if self._lost is not None:
            raise self._lost
        try:
            yield
        except Exception as error:
            if is_away(error):
                self._lost = error
            raise


def known(ruling: Ruling | None) -> Ruling:
    if ruling is None:
        raise LookupError("this store was opened without the business's rules")
    return ruling


class Store:
    """Hands out units of work. One Store for each process and database."""

    def __init__(
        self, engine: AsyncEngine, business: Business | None = None, clock: Clock | None = None
    ) -> None:
        """`clock`: the system's if none is given."""
        self.engine = engine
        self._ruling = Ruling.of(business) if business is not None else None
        self._clock = clock or SystemClock()
        # SQLite has one writer; waiting here is fair and cheap, waiting in `busy_timeout` is neither.
        self._writer = asyncio.Lock() if engine.dialect.name == "sqlite" else nullcontext()
        self._on_owed: Callable[[], None] = lambda: None
        self._on_sent_for: Callable[[], None] = lambda: None
        self._on_ruled: Callable[[], None] = lambda: None
        self._file = Identity(files.database_of(engine.url))
        self._swept = False  # we may have died between an erasure and its sweep
        self._reading = engine.execution_options(**{READ_ONLY: True})

    @classmethod
    def at(cls, url: str, business: Business | None = None, clock: Clock | None = None) -> "Store":
        return cls(open_engine(url), business, clock)

    @classmethod
    @asynccontextmanager
    async def opened(
        cls, url: str, business: Business | None = None, clock: Clock | None = None
    ) -> "AsyncIterator[Store]":
        """The store at `url`, closed in the end."""
        store = cls.at(url, business, clock)
        try:
            yield store
        finally:
            await store.close()

    @property
    def ruling(self) -> Ruling:
        """By which rules units go now. Raises LookupError in a store that was opened without any."""
        return known(self._ruling)

    @property
    def business(self) -> Business:
        """The rules that hold now. Who has a unit asks the unit."""
        return self.ruling.business

    def take(self, ruling: Ruling) -> None:
        """From the next unit on these rules hold. Older ones than those that do are nothing new."""
        if self._ruling is None or ruling.change >= self._ruling.change:
            self._ruling = ruling
            self._on_ruled()

    def ring(
        self,
        owed: Callable[[], None],
        sent_for: Callable[[], None],
        ruled: Callable[[], None] = lambda: None,
    ) -> None:
        """Who is told after a commit: `owed` of what was put into the outbox, `sent_for` of what is to be fetched.

        `ruled` is told of each change of the rules.
        """
        self._on_owed, self._on_sent_for, self._on_ruled = owed, sent_for, ruled

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Unit]:
        self._file.check()
        async with self._writer, self.engine.connect() as connection:
            yield Unit(
                connection=connection,
                now=self._clock.now(),
                ruling=self._ruling,
                owed=self._on_owed,
                forgotten=self._to_be_swept,
                sent_for=self._on_sent_for,
                check=self._file.check_open,
                ruled=self.take,
            )

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Unit]:
        self._file.check()
        async with self._reading.connect() as connection:
            yield Unit(connection, self._clock.now(), self._ruling)

    async def aside(self, question: Callable[[Unit], Awaitable[Answer]]) -> Answer:
        """What takes long to read: in a thread with a loop and a connection of its own, while ours serves others."""
        self._file.check()
        url, ruling = self.engine.url.render_as_string(hide_password=False), self._ruling

        async def ask() -> Answer:
            async with Store.opened(url, clock=self._clock) as store:
                store._ruling = ruling
                async with store.read() as unit:
                    return await question(unit)

        return await asyncio.to_thread(lambda: asyncio.run(ask()))

    async def sweep(self) -> None:
        """Rid a SQLite store's files of what was erased. In vain while others read or write: ask again later."""
        database = files.database_of(self.engine.url)
        if self._swept or database is None:
            return
        self._file.check()
        self._swept = True
        if not await asyncio.to_thread(files.drain, database):
            self._to_be_swept()

    def _to_be_swept(self) -> None:
        self._swept = False

    async def close(self) -> None:
        await self.engine.dispose()
