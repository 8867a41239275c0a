"""Long polling. The next call confirms the updates of this one, so it is made only after all of them are committed.

(aiogram's own `start_polling` confirms while handlers still run: aiogram issue 1397.)
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramConflictError, TelegramRetryAfter
from aiogram.methods import TelegramMethod

log = structlog.get_logger()

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member", "chat_member", "message_reaction"]
HOLD = 25  # seconds that Telegram may hold the call open


class GetUpdates(TelegramMethod[list[Any]]):
    """getUpdates whose answer is left as it came, so that one update we cannot read does not stop the others."""

    __returning__ = list[Any]
    __api_method__ = "getUpdates"

    offset: int | None = None
    limit: int = 100
    timeout: int = HOLD
    allowed_updates: list[str] = ALLOWED


async def poll(
    bot: Bot,
    accept: Callable[[dict[str, Any]], Awaitable[None]],
    alive: Callable[[], None] = lambda: None,
    caught_up: Callable[[], None] = lambda: None,
) -> None:
    """Receive for ever. `alive` is called after each answer of Telegram, for /health.

    `caught_up` is called once all that waited for us at the start is handled.
    """
    offset: int | None = None
    pause, hold = 0.5, 0
    while True:
        try:
            updates = await bot(GetUpdates(offset=offset, timeout=hold), request_timeout=hold + 15)
        except TelegramRetryAfter as error:
            await asyncio.sleep(error.retry_after)
            continue
        except (TelegramAPIError, OSError) as error:
            reason: Literal["another_poller", "telegram_away"] = (
                "another_poller" if isinstance(error, TelegramConflictError) else "telegram_away"
            )
            log.warning(reason, error=type(error).__name__, retry_in=pause)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 30.0)
            continue
        pause = 0.5
        alive()
        if updates:
            await asyncio.gather(*(accept(update) for update in updates))
            offset = updates[-1]["update_id"] + 1
        elif not hold:
            hold = HOLD
            caught_up()
