"""Takes updates in. `accept` returns when the update's effect is committed, and only then may it be confirmed.

Updates that wait together share one transaction, at most one of each chat, so that a chat's order holds and one commit
serves many (docs/decisions/0005-one-commit-for-many.md). Should anything fail, the whole round is rolled back and each
update is tried alone: the one that fails alone goes to the dead letters with its error, the others are not
touched by it.

Nothing that comes can end the process or come back for ever (docs/decisions/0017-what-comes-over-the-wire.md): what
cannot be kept whole is kept as a bare note; if not even that can be written, it is the store that cannot, and we wait;
and what has no id that could be remembered is counted, logged and confirmed.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import chain, repeat
from pathlib import Path
from traceback import extract_tb
from typing import Any, Protocol

import structlog
from aiogram.types import Update

from bot.observe.metrics import Metrics
from bot.telegram.answers import Answer
from bot.telegram.lanes import chat_key
from bot.telegram.reading import UnreadableUpdateError, id_of, kind_of, read_update
from care.agenda.schedule import stretch_start
from care.inbox import dead_letters
from care.rules.blank import NOBODY
from care.store.away import is_away
from care.store.tables import updates as updates_table
from care.store.unit import Store, Unit

HERE = f"{Path(__file__).parents[2]}/"

log = structlog.get_logger()

ROUND = 100  # updates in one transaction: Telegram hands out no more at a time
HOUR = timedelta(hours=1)
LONGEST = 128  # bits of an id that is logged
BACK_OFF = (0.2, 1.0, 5.0, 15.0)  # seconds between tries while the store is away


class Dispatcher(Protocol):
    """All routers together: the effect of updates, one of each chat, inside a transaction."""

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]: ...


@dataclass(eq=False)
class Waiting:
    raw: dict[str, Any]
    update_id: int
    kind: str  # the update's field, such as "message"; one of Telegram's names, or "unknown"
    update: Update | None  # None: not readable
    key: object
    since: float = field(default_factory=time.monotonic)
    done: asyncio.Future[None] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Reception:
    def __init__(
        self,
        store: Store,
        dispatcher: Dispatcher,
        speak: Callable[[Sequence[Answer]], None],
        metrics: Metrics,
    ) -> None:
        self._store, self._dispatcher, self._speak = store, dispatcher, speak
        self._metrics = metrics
        self._queue: deque[Waiting] = deque()
        self._arrived = asyncio.Event()

    async def accept(self, raw: object) -> None:
        """Returns once `raw` (an Update as Telegram sends it, or anything) has had its effect or is a dead letter.

        What has no id to keep it under is counted.
        """
        waiting = _waiting(raw)
        if waiting is None:
            log.error("update_dropped", update_id=_shown(raw), kind=kind_of(raw))
            self._metrics.handled(kind_of(raw), "dropped")
            return
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
        for waiting in round_:
            if not waiting.done.done():
                waiting.done.set_result(None)
            self._metrics.answered(time.monotonic() - waiting.since)
        self._speak(answers)

    async def _commit(self, round_: list[Waiting]) -> list[Answer]:
        async with self._store.write() as unit:
            fresh = await self._unseen(unit, round_)
            if any(waiting.update is None for waiting in fresh):
                raise UnreadableUpdateError("nothing that we can read")
            answers = await self._dispatcher.handle(unit, [w.update for w in fresh if w.update is not None])
            await unit.commit()
        for waiting in round_:
            self._metrics.handled(waiting.kind, "done" if waiting in fresh else "again")
        return answers

    async def _unseen(self, unit: Unit, round_: list[Waiting]) -> list[Waiting]:
        """Those that had no effect yet; from here on, and with this transaction, they have had it."""
        # By the hour: the moment would lead from one row of a transaction to the others.
        hour = stretch_start(unit.now, HOUR)
        rows = [{"update_id": waiting.update_id, "done_at": hour} for waiting in round_]
        statement = unit.insert(updates_table).on_conflict_do_nothing().returning(updates_table.c.update_id)
        new = set((await unit.execute(statement, rows)).scalars())
        return [waiting for waiting in round_ if waiting.update_id in new]

    async def _persist(self, work: Callable[[], Awaitable[list[Answer]]]) -> list[Answer]:
        """Try again while the store is away: Telegram keeps what we do not confirm, so waiting loses nothing."""
        attempt = 0
        while True:
            try:
                return await work()
            except Exception as error:
                if not is_away(error):
                    raise
                pause = BACK_OFF[min(attempt, len(BACK_OFF) - 1)]
                attempt += 1
                log.warning("store_away", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)

    async def _bury(self, waiting: Waiting, error: Exception) -> None:
        """Keep the update aside, mark it as done, and tell the admins; in a transaction of its own.

        If its content cannot be kept, a note of it is.
        """
        reason = _named(error)
        log.error("dead_letter", update_id=waiting.update_id, kind=waiting.kind, error=type(error).__name__)
        try:
            await self._persist(lambda: self._keep(waiting, waiting.raw, reason))
        except Exception as second:
            log.exception("dead_letter_not_kept", update_id=waiting.update_id, error=type(second).__name__)
            await self._note(waiting, f"{reason}; not kept: {type(second).__name__}")
        self._metrics.handled(waiting.kind, "dead")

    async def _note(self, waiting: Waiting, reason: str) -> None:
        """Nothing in a note is the update's own but its id: if it cannot be written, it is for the store's sake."""
        for pause in chain(BACK_OFF, repeat(BACK_OFF[-1])):
            try:
                await self._persist(lambda: self._keep(waiting, {"kind": waiting.kind}, reason))
            except Exception as error:
                log.exception("store_away", error=type(error).__name__, retry_in=pause)
                await asyncio.sleep(pause)
            else:
                return

    async def _keep(self, waiting: Waiting, body: dict[str, Any], reason: str) -> list[Answer]:
        async with self._store.write() as unit:
            if await self._unseen(unit, [waiting]):
                letter = body | {"update_id": waiting.update_id}
                await dead_letters.keep(unit, letter, reason, admins=unit.business.admins - {NOBODY})
                await unit.commit()
        return []


def _waiting(raw: object) -> Waiting | None:
    """None: it has no id under which it could be remembered."""
    update_id, kind = id_of(raw), kind_of(raw)
    if update_id is None or not isinstance(raw, dict):
        return None
    try:
        reading = read_update(raw)
        if reading.left_out:
            log.warning("update_read_in_part", update_id=update_id, kind=kind, left_out=reading.left_out)
        return Waiting(
            raw=raw, update_id=update_id, kind=kind, update=reading.update, key=chat_key(reading.update)
        )
    except Exception as error:
        log.warning("unreadable_update", update_id=update_id, kind=kind, error=type(error).__name__)
    return Waiting(raw=raw, update_id=update_id, kind=kind, update=None, key=object())


def _shown(raw: object) -> int | str:
    """What stands for its id, as far as it is one: the rest may be anybody's words."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if type(found) is int and found.bit_length() < LONGEST else type(found).__name__


def _named(error: Exception) -> str:
    """What went wrong and where in our code. Not the error's own words: they may be what somebody sent."""
    ours = [frame for frame in extract_tb(error.__traceback__) if frame.filename.startswith(HERE)]
    place = f" at {ours[-1].filename.removeprefix(HERE)}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}"
