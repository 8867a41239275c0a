"""Long polling. The next call confirms the updates of this one, so it is made only after all of them are committed.

(aiogram's own `start_polling` confirms while handlers still run: aiogram issue 1397.)
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, Literal

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import TelegramMethod

from care.values.backoff import pauses

log = structlog.get_logger()

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
LIMIT = 100  # updates that Telegram hands out at a time
HOLD = 25  # seconds that Telegram may hold the call open
PAUSE, LONGEST_PAUSE = timedelta(seconds=0.5), timedelta(seconds=30)  # between tries while Telegram is away
UNBELIEVABLE = 2**53  # Telegram's ids have 32 bits


class GetUpdates(TelegramMethod[list[Any]]):
    """getUpdates whose answer is left as it came, so that one update we cannot read does not stop the others."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = LIMIT
    timeout: int = HOLD
    allowed_updates: list[str] | None = ALLOWED  # None: the kinds that were asked for last


async def poll(
    bot: Bot,
    accept: Callable[[object], Awaitable[None]],
    alive: Callable[[], None] = lambda: None,
    caught_up: Callable[[], None] = lambda: None,
) -> None:
    """Receive for ever. `alive` is called after each answer of Telegram, for /health.

    `caught_up` is called once all that waited for us at the start is handled.
    """
    offset: int | None = None
    waits, hold = pauses(PAUSE, LONGEST_PAUSE), 0
    while True:
        try:
            updates = await bot(GetUpdates(offset=offset, timeout=hold), request_timeout=hold + 15)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        except (TelegramAPIError, OSError) as error:
            pause = next(waits)
            _warn(error, pause)
            offset = _believable(offset)
            await asyncio.sleep(pause)
            continue
        alive()
        await asyncio.gather(*(accept(update) for update in updates))
        waits = pauses(PAUSE, LONGEST_PAUSE)
        before, offset = offset, confirming(updates, _believable(offset))
        if updates and offset == before:
            # Nothing that came has an id to confirm it by, and it will come again at once.
            await asyncio.sleep(PAUSE.total_seconds())
        if not hold and len(updates) < LIMIT:
            hold = HOLD
            caught_up()


def confirming(updates: Sequence[object], offset: int | None) -> int | None:
    """The offset that confirms `updates`, which came when we asked with `offset`.

    An id beyond belief is confirmed too, but only when no other waits with it: what comes after may have smaller ones.
    Ids grow, so of updates without an id, which have come with none beside them, one may be the next.
    """
    ids = [found for update in updates if (found := _number(update)) is not None]
    if believed := [found for found in ids if found < UNBELIEVABLE]:
        return max(believed) + 1
    if ids:
        return max(ids) + 1
    return offset + 1 if updates and offset is not None else offset


def _number(update: object) -> int | None:
    found = update.get("update_id") if isinstance(update, dict) else None
    return found if type(found) is int and found >= 0 else None


def _believable(offset: int | None) -> int | None:
    """None, for all that is not confirmed yet, after an offset beyond all that Telegram counts to."""
    return None if offset is None or offset > UNBELIEVABLE else offset


def _warn(error: Exception, pause: float) -> None:
    reason: Literal["another_poller", "telegram_away"] = (
        "another_poller" if isinstance(error, TelegramConflictError) else "telegram_away"
    )
    log.warning(reason, error=type(error).__name__, retry_in=pause)
