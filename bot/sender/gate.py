"""The one gate to Telegram: every message of ours passes here, within its chat's budget.

429 pauses the chat for as long as Telegram says; who asked tries again or puts the message back. Everything else that
Telegram answers is the caller's to understand.
"""

import asyncio
from typing import TypeVar

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetFile, TelegramMethod
from aiohttp import ClientError

from bot.metrics import Metrics
from bot.sender.budget import Budgets
from bot.sender.heights import Heights
from bot.session import Sent

T = TypeVar("T")
TIMEOUT = 20  # seconds; an upload of ours is small, files go by their id


class Gate:
    def __init__(self, bot: Bot, budgets: Budgets, heights: Heights, metrics: Metrics) -> None:
        self._bot, self.budgets, self.heights, self._metrics = bot, budgets, heights, metrics

    async def call(self, method: TelegramMethod[T], chat_id: int | None = None) -> T:
        """Make the call when the chat's budget allows it. `chat_id` None: a call that Telegram does not limit.

        Raises aiogram's TelegramAPIError. A TelegramRetryAfter has already paused the chat.
        """
        if chat_id is not None:
            await self._wait(chat_id)
        name = type(method).__api_method__
        try:
            answer = await self._bot(method, request_timeout=TIMEOUT)
        except TelegramRetryAfter as error:
            self._metrics.throttled()
            if chat_id is not None:
                self.budgets.pause(chat_id, error.retry_after)
            raise
        except TelegramAPIError as error:
            lost = isinstance(error, TelegramNetworkError | TelegramServerError)
            self._metrics.sent(name, "lost" if lost else "refused")
            raise
        self._metrics.sent(name, "done")
        self._look(answer)
        return answer

    async def fetch(self, file_id: str, most: int) -> bytes:
        """The first `most` bytes of a file that somebody has sent. Raises like `call`."""
        asked = GetFile(file_id=file_id)
        file = await self.call(asked)
        url = self._bot.session.api.file_url(self._bot.token, file.file_path or "")
        content = b""
        try:
            async for chunk in self._bot.session.stream_content(url, timeout=TIMEOUT):
                content += chunk
                if len(content) >= most:
                    break
        except (ClientError, TimeoutError, OSError) as error:  # their texts would tell the token
            raise TelegramNetworkError(asked, type(error).__name__) from None
        # A proxy's page in place of a file is as long as a page, not as the file.
        if file.file_size is not None and len(content[:most]) != min(file.file_size, most):
            raise TelegramNetworkError(asked, f"{len(content)} bytes of a file of {file.file_size}")
        return content[:most]

    def _look(self, answer: object) -> None:
        """Remember how far the chat's ids have come."""
        for message in answer if isinstance(answer, list) else [answer]:
            if isinstance(message, Sent):
                self.heights.saw(message.chat_id, message.message_id)

    async def _wait(self, chat_id: int) -> None:
        while (wait := self.budgets.wait(chat_id)) > 0:  # noqa: ASYNC110 - time is what it waits for
            await asyncio.sleep(wait)
        self.budgets.take(chat_id)
