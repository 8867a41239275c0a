"""Screens and toasts: spoken right after the commit, newest first per chat, and lost without harm.

A chat has at most one screen being drawn; while it is, a newer one takes the place of any that waits. A screen drawn
below what the person wrote takes the place of the one before: that loses its buttons, and goes altogether when what it
said is true no more. It is done when nothing else waits for the chat's budget, and done in the end.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from typing import Any, TypeVar

import structlog
from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    TelegramMethod,
)

from bot.delivery.client import Client
from bot.delivery.rendering.markup import edit_of, keyboard
from bot.telegram.answers import Answer, Panel, Retire, Show, Toast

log = structlog.get_logger()
What = TypeVar("What")

SETTLE = 0.7  # seconds; the parts of an album follow each other faster than this
TOAST_LIMIT = 200
TRIES = 3
NOT_NOW = (TelegramRetryAfter, TelegramNetworkError, TelegramServerError)
REMEMBERED = 10_000  # chats whose last screen is kept in mind
YIELD = 0.2  # seconds between looks whether a chat has nothing more to say


class Screens:
    def __init__(self, client: Client, tasks: asyncio.TaskGroup) -> None:
        self._client, self._tasks = client, tasks
        self._next: dict[int, Show] = {}
        self._drawing: set[int] = set()
        self._speaking: set[asyncio.Task[None]] = set()
        # message_id of the screen that each chat was shown last; the router stores it with the chat's next update.
        self.shown: dict[int, int] = {}

    def speak(self, answers: Sequence[Answer]) -> None:
        for answer in answers:
            match answer:
                case Toast():
                    self._start(self._toast, answer)
                case Retire():
                    self._start(self._retire, answer)
                case Panel():
                    self._start(self._turn, answer)
                case Show():
                    self._next[answer.chat_id] = answer
                    if answer.chat_id not in self._drawing:
                        self._drawing.add(answer.chat_id)
                        self._start(self._draw_all, answer.chat_id)

    def _start(self, say: Callable[[What], Coroutine[Any, Any, None]], what: What) -> None:
        task = self._tasks.create_task(_guarded(say, what))
        self._speaking.add(task)
        task.add_done_callback(self._speaking.discard)

    async def quiet(self, within: float) -> None:
        """Wait until everything asked for is said, but no longer than `within` seconds."""
        if self._speaking:
            await asyncio.wait(self._speaking, timeout=within)

    async def _toast(self, toast: Toast) -> None:
        method = AnswerCallbackQuery(
            callback_query_id=toast.callback_id,
            text=toast.text[:TOAST_LIMIT] or None,
            show_alert=toast.alert or None,
        )
        try:
            await self._client.call(method)
        except TelegramAPIError as error:
            # Too late, usually: the press waited for us longer than Telegram keeps it.
            log.debug("toast_lost", error=type(error).__name__)

    async def _draw_all(self, chat_id: int) -> None:
        try:
            while chat_id in self._next:
                if self._next[chat_id].settle:
                    await self._settle(chat_id)
                await self._draw(self._next.pop(chat_id))
        finally:
            self._drawing.discard(chat_id)

    async def _settle(self, chat_id: int) -> None:
        show = None
        while show is not self._next[chat_id]:
            show = self._next[chat_id]
            await asyncio.sleep(SETTLE)

    async def _draw(self, show: Show) -> None:
        for _ in range(TRIES):
            try:
                await self._put(show)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
                if show.chat_id in self._next:  # a newer one is waiting
                    return
            except TelegramAPIError as error:
                log.info("screen_lost", chat_id=show.chat_id, error=type(error).__name__)
                return
            else:
                return

    async def _put(self, show: Show) -> None:
        markup = keyboard(show.screen, show.conversation, show.version)
        place = self._place_of(show)
        if place is not None:
            edit = EditMessageText(
                chat_id=show.chat_id,
                message_id=place,
                text=show.screen.text,
                parse_mode="HTML",
                reply_markup=markup,
            )
            try:
                await self._client.call(edit, show.chat_id)
                self._leave(show, place)
            except TelegramBadRequest as error:
                if "not modified" in error.message:
                    return
                # Deleted, or too old to be edited: show it anew.
                log.debug("screen_redrawn", chat_id=show.chat_id)
            else:
                return
        send = SendMessage(
            chat_id=show.chat_id, text=show.screen.text, parse_mode="HTML", reply_markup=markup
        )
        message = await self._client.call(send, show.chat_id)
        self._leave(show, message.message_id)

    def _place_of(self, show: Show) -> int | None:
        """Where it is to be drawn. A message that a later screen has replaced by now is going, and is none."""
        newest = self.shown.get(show.chat_id)
        return None if newest and show.edit and newest > show.edit else show.edit

    def _leave(self, show: Show, current: int) -> None:
        """The screen before is none any more. The next screen does not wait for that."""
        before = self.shown.pop(show.chat_id, show.retire)
        if show.screen.rows:
            self.shown[show.chat_id] = current
        if len(self.shown) > REMEMBERED:
            del self.shown[next(iter(self.shown))]
        if before is not None and before not in (current, show.edit):
            self._start(self._retire, Retire(show.chat_id, before, show.lapsed, show.over, show.stays))

    async def _turn(self, panel: Panel) -> None:
        """Put the panel where its button was pressed."""
        try:
            await self._client.call(edit_of(panel), panel.chat_id)
        except TelegramAPIError as error:
            log.info("panel_lost", chat_id=panel.chat_id, error=type(error).__name__)

    async def _retire(self, old: Retire) -> None:
        chat = old.chat_id
        for method in ways_out(old):
            for _ in range(TRIES):
                try:
                    await self._when_free(chat)
                    await self._client.call(method, chat)
                except NOT_NOW as error:
                    log.debug("screen_not_retired_yet", chat_id=chat, error=type(error).__name__)
                    await asyncio.sleep(YIELD)
                except TelegramAPIError as error:
                    log.debug("screen_not_retired", chat_id=chat, error=type(error).__name__)
                    break
                else:
                    return

    async def _when_free(self, chat_id: int) -> None:
        """Not at the cost of a message's place: an old button does no harm for a while."""
        while (wait := self._client.budgets.wait(chat_id)) > 0 or chat_id in self._drawing:  # noqa: ASYNC110 - for time
            await asyncio.sleep(max(wait, YIELD))


def ways_out(old: Retire) -> Iterator[TelegramMethod[Any]]:
    """Each is for when Telegram refuses the one before: what is older than two days cannot be deleted."""
    where: dict[str, Any] = {"chat_id": old.chat_id, "message_id": old.message_id}
    if old.stays:
        yield EditMessageText(**where, text=old.stays, parse_mode="HTML")
    elif old.lapsed:
        yield DeleteMessage(**where)
    if old.lapsed and old.over and not old.stays:
        yield EditMessageText(**where, text=old.over)
    yield EditMessageReplyMarkup(**where)


async def _guarded(say: Callable[[What], Coroutine[Any, Any, None]], what: What) -> None:
    """A screen may be lost by a mistake of ours, too; the process may not."""
    try:
        await say(what)
    except Exception:
        log.exception("saying_failed")
