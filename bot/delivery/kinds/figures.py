"""Figures on their way: read, and said, drawn or written, when they are sent.

So no transaction of ours waits for it, and none of our other work: it is read beside the event loop.
"""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, TypeVar

import structlog
from aiogram.methods import EditMessageText, SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.delivery.rendering.drawing import DrawingFailedError, drawn
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.methods import Place
from care.business import Business
from care.figures import Asked, course, report, weekly
from care.outbox import Row
from care.store.unit import Store
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.figures.picture import caption, picture
from dialogs.staff.figures.query import unpack
from dialogs.staff.figures.screen import render
from dialogs.staff.figures.sheet import file_name, sheet
from dialogs.staff.figures.understanding import Form

log = structlog.get_logger()
Answer = TypeVar("Answer")


class Figures:
    def __init__(self, store: Store, business: Business, now: datetime) -> None:
        self._store, self._business, self._now = store, business, now

    async def message(self, where: Place, row: Row) -> TelegramMethod[Any]:
        """The call that delivers them: `row.body` is as care/outbox/posts.py says."""
        body = row.body
        query, _ = unpack(body["figures"]), Words(body["language"], self._business.tz)
        if query is None:
            raise ValueError(f"no figures: {body['figures']}")
        today = date.fromisoformat(body["day"]) if "day" in body else self._now.astimezone(_.zone).date()
        asked = query.asked(today)
        match body["as"]:
            case Form.FILE:
                return await self._file(where, asked, _)
            case Form.CHART:
                return await self._chart(where, asked, _)
        found = await self._read(report, asked)
        screen = render(query, found, self._business, _, export=body["export"])
        return _shown(where, screen, body.get("edit"))

    async def _read(self, reading: Callable[..., Awaitable[Answer]], asked: Asked) -> Answer:
        return await self._store.aside(lambda unit: reading(unit, self._business, asked, self._now))

    async def _file(self, where: Place, asked: Asked, _: Words) -> SendDocument:
        text = sheet(await self._read(weekly, asked), self._business, _)
        return SendDocument(**where, document=BufferedInputFile(text.encode(), file_name(asked)))

    async def _chart(self, where: Place, asked: Asked, _: Words) -> SendPhoto | SendMessage:
        """One that cannot be drawn is said to be missing."""
        chart = picture(await self._read(course, asked), self._business, _)
        try:
            file = BufferedInputFile(await drawn(chart), "figures.png")
        except (DrawingFailedError, TimeoutError, OSError) as error:
            log.exception("chart_failed", error=type(error).__name__)
            text = _("The chart could not be drawn. /figures shows the same as text.")
            return SendMessage(**where, text=_.plain(text))
        return SendPhoto(**where, photo=file, caption=caption(chart))


def _shown(where: Place, screen: Screen, message: int | None) -> SendMessage | EditMessageText:
    """`message`: the one in which it is to stand, if it was a button there."""
    markup = keyboard(screen, "desk", 0)
    if message is None:
        return SendMessage(**where, text=screen.text, parse_mode="HTML", reply_markup=markup)
    chat = where["chat_id"]
    return EditMessageText(
        chat_id=chat, message_id=message, text=screen.text, parse_mode="HTML", reply_markup=markup
    )
