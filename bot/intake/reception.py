"""Takes updates in. `accept` returns when the update's effect is committed, and only then may it be confirmed.

Updates that wait together share one transaction, at most one of each chat, so that a chat's order holds and one commit
serves many (docs/decisions/0005-one-commit-for-many.md). Should anything fail, the whole round is rolled back and each
update is tried alone: the one that fails alone goes to the dead letters with its error, the others are not
touched by it.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog
from aiogram.types import Update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.doors.answers import Answer
from bot.intake.lanes import chat_key
from bot.metrics import Metrics
from care import dead_letters
from care.clock import Clock
from care.store.tables import updates as updates_table
from care.store.unit import Store, Unit

log = structlog.get_logger()

ROUND = 100  # updates in one transaction: Telegram hands out no more at a time
# What SQLite says when it is not the statement's fault.
AWAY = ("database is locked", "disk I/O error", "disk is full", "unable to open database")
BACK_OFF = (0.2, 1.0, 5.0, 15.0)  # seconds between tries while the store is away


class House(Protocol):
    """All doors together: the effect of updates, one of each chat, inside a transaction."""

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]: ...


@dataclass(eq=False)
class Waiting:
    raw: dict[str, Any]
    update: Update | None  # None: not even readable
    key: object
    since: float = field(default_factory=time.monotonic)
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())

    @property
    def kind(self) -> str:
        """The update's field, such as "message"; one of Telegram's names, or "unreadable"."""
        return self.update.event_type if self.update else "unreadable"


class Reception:
    def __init__(
        self,
        store: Store,
        house: House,
        clock: Clock,
        speak: Callable[[Sequence[Answer]], None],
        admins: frozenset[int],
        metrics: Metrics,
    ) -> None:
        self._store, self._house, self._clock, self._speak, self._admins = store, house, clock, speak, admins
        self._metrics = metrics
        self._queue: deque[Waiting] = deque()
        self._arrived = asyncio.Event()

    async def accept(self, raw: dict[str, Any]) -> None:
        """Returns once `raw` (an Update as Telegram sends it) has had its effect, or is kept as a dead letter."""
        try:
            update = Update.model_validate(_read(raw))
        except ValueError as error:
            log.warning("unreadable_update", update_id=raw.get("update_id"), error=type(error).__name__)
            update = None
        waiting = Waiting(raw, update, chat_key(update))
        self._queue.append(waiting)
        self._arrived.set()
        await waiting.done

    async def run(self) -> None:
        while True:
            await self._arrived.wait()
            self._arrived.clear()
            while self._queue:
                await self._handle(self._next_round())

    def _next_round(self) -> list[Waiting]:
        """The first waiting update of each chat, in the order of arrival; the others keep their places."""
        taken: list[Waiting] = []
        left: deque[Waiting] = deque()
        keys = set()
        for waiting in self._queue:
            if waiting.key in keys or len(taken) == ROUND:
                left.append(waiting)
            else:
                keys.add(waiting.key)
                taken.append(waiting)
        self._queue = left
        return taken

    async def _handle(self, round_: list[Waiting]) -> None:
        try:
            answers = await self._persist(lambda: self._commit(round_))
        except Exception as error:
            if len(round_) > 1:
                for waiting in round_:
                    await self._handle([waiting])
                return
            answers = []
            await self._bury(round_[0], error)
            self._metrics.handled(round_[0].kind, "dead")
        for waiting in round_:
            if not waiting.done.done():
                waiting.done.set_result(None)
            self._metrics.answered(time.monotonic() - waiting.since)
        self._speak(answers)

    async def _commit(self, round_: list[Waiting]) -> list[Answer]:
        async with self._store.write() as unit:
            fresh = await self._unseen(unit, round_)
            unreadable = [w for w in fresh if w.update is None]
            if unreadable:
                raise ValueError("not an update that we can read")
            answers = await self._house.handle(unit, [w.update for w in fresh if w.update is not None])
            await unit.commit()
        for waiting in round_:
            self._metrics.handled(waiting.kind, "done" if waiting in fresh else "again")
        return answers

    async def _unseen(self, unit: Unit, round_: list[Waiting]) -> list[Waiting]:
        """Those that had no effect yet; from here on, and with this transaction, they have had it."""
        now = self._clock.now()
        rows = [{"update_id": waiting.raw["update_id"], "done_at": now} for waiting in round_]
        statement = unit.insert(updates_table).on_conflict_do_nothing().returning(updates_table.c.update_id)
        new = set((await unit.execute(statement, rows)).scalars())
        return [waiting for waiting in round_ if waiting.raw["update_id"] in new]

    async def _persist(self, work: Callable[[], Awaitable[list[Answer]]]) -> list[Answer]:
        """Try again while the store is away: Telegram keeps what we do not confirm, so waiting loses nothing."""
        attempt = 0
        while True:
            try:
                return await work()
            except (DBAPIError, PoolTimeout, OSError) as error:
                if not _is_away(error):
                    raise
                pause = BACK_OFF[min(attempt, len(BACK_OFF) - 1)]
                attempt += 1
                log.warning("store_away", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)

    async def _bury(self, waiting: Waiting, error: Exception) -> None:
        """Keep the update aside, mark it as done, and tell the admins; in a transaction of its own."""
        reason = f"{type(error).__name__}: {_brief(error)}"
        log.error("dead_letter", update_id=waiting.raw["update_id"], error=type(error).__name__)

        async def keep() -> list[Answer]:
            async with self._store.write() as unit:
                if await self._unseen(unit, [waiting]):
                    now = self._clock.now()
                    await dead_letters.keep(unit, waiting.raw, reason, now=now, admins=self._admins)
                    await unit.commit()
            return []

        await self._persist(keep)


def _read(raw: dict[str, Any]) -> dict[str, Any]:
    """An update without what nobody reads: the buttons around the one that was pressed are half the work of parsing."""
    match raw:
        case {"callback_query": {"message": {"reply_markup": _, **message}, **press}, **rest}:
            return rest | {"callback_query": press | {"message": message}}
    return raw


def _is_away(error: Exception) -> bool:
    """Whether the store could not be reached, or could not write just now; anything else is the update's own
    failure.
    """
    if not isinstance(error, DBAPIError):
        return True
    return error.connection_invalidated or any(sign in str(error.orig) for sign in AWAY)


def _brief(error: Exception) -> str:
    """The error without the values of the statement that failed: those may be personal."""
    if isinstance(error, DBAPIError):
        return str(error.orig)[:200]
    if isinstance(error, SQLAlchemyError | ValueError):
        return type(error).__doc__ or ""
    return str(error)[:200]
