"""The one client to Telegram: every message of ours passes here, within its chat's budget.

429 pauses the chat for as long as Telegram says; who asked tries again or puts the message back. Everything else that
Telegram answers is the caller's to understand.
"""

import asyncio
from collections.abc import Sequence
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from aiogram import Bot
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import GetFile, TelegramMethod
from aiogram.types import ForumTopic, MessageId
from aiohttp import ClientError

from bot.delivery.budget import Budgets
from bot.delivery.journal.calls import Call
from bot.delivery.journal.journal import Journal
from bot.delivery.troubles import Trouble, trouble_of
from bot.observe.metrics import Metrics
from bot.telegram.session import Sent

T = TypeVar("T")
TIMEOUT = 20  # seconds; an upload of ours is small, files go by their id
# Calls by which a chat gets a message more, be it Telegram's own note of what we did.
MAKE = (
    "send",
    "copy",
    "forward",
    "createForumTopic",
    "editForumTopic",
    "closeForumTopic",
    "reopenForumTopic",
    "pin",
)


class Client:
    def __init__(self, bot: Bot, budgets: Budgets, journal: Journal, metrics: Metrics) -> None:
        self._bot, self.budgets, self.journal, self._metrics = bot, budgets, journal, metrics
        self.unproven: set[str] = set()  # tasks of which a part was sent again, and may stand twice
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def call(
        self, method: TelegramMethod[T], chat_id: int | None = None, errand: str = "", *, bulk: bool = False
    ) -> T:
        """Make the call when the chat's budget allows it. `chat_id` None: a call that Telegram does not limit.

        What makes a message is noted in the journal, for its `errand`; a chat gets one at a time, so that no more
        than one can be in doubt. Raises aiogram's TelegramAPIError. A TelegramRetryAfter has already paused the chat,
        and if the call is one of many (`bulk`), all of those.
        """
        if chat_id is None:
            return await self._call(method)
        await self._wait(chat_id)
        if not type(method).__api_method__.startswith(MAKE):
            return await self._call(method, chat_id)
        try:
            async with self.turn(chat_id):
                return await self._call_noted(method, chat_id, errand)
        except TelegramRetryAfter as error:
            if bulk:
                self.budgets.pause_bulk(error.retry_after)
            raise

    def turn(self, chat_id: int) -> asyncio.Lock:
        """Whoever holds it is the only one by whom the chat gets a message of ours."""
        return self._turns.setdefault(chat_id, asyncio.Lock())

    async def _call_noted(self, method: TelegramMethod[T], chat_id: int, errand: str) -> T:
        noted = self.note(method, chat_id, errand)
        try:
            answer = await self._call(method, chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, chat_id) is not Trouble.DOUBT:
                self.journal.undone(noted)
            raise
        self.journal.done(noted, *ids_in(answer))
        return answer

    def note(self, method: TelegramMethod[Any], chat_id: int, errand: str, floor: int | None = None) -> Call:
        """A call is about to be made; with its `floor`, it was. What cannot be noted is not done, as if offline."""
        try:
            return self.journal.begin(chat_id, errand, floor)
        except OSError as error:
            raise TelegramNetworkError(method, "it could not be noted") from error

    async def _call(self, method: TelegramMethod[T], chat_id: int | None = None) -> T:
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

    async def _wait(self, chat_id: int) -> None:
        while (wait := self.budgets.wait(chat_id)) > 0:  # noqa: ASYNC110 - time is what it waits for
            await asyncio.sleep(wait)
        self.budgets.take(chat_id)


def ids_in(answer: Any) -> Sequence[int]:  # noqa: ANN401 - whatever a method returns
    """The ids of the messages that an answer tells of."""
    if isinstance(answer, list):
        return [message.message_id for message in answer]
    if isinstance(answer, ForumTopic):
        return [answer.message_thread_id]
    return [answer.message_id] if isinstance(answer, Sent | MessageId) else []
