"""Figures on their way: read, and drawn or written, when they are sent, so that no transaction of ours waits for it."""

from datetime import datetime
from typing import Any

import structlog
from aiogram.methods import SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.drawing import DrawingFailedError, drawn
from bot.sender.methods import Place
from care.business import Business
from care.figures import Asked, course, weekly
from care.outbox import Row
from care.store.unit import Store
from dialogs.staff.figures.picture import caption, picture
from dialogs.staff.figures.query import unpack
from dialogs.staff.figures.sheet import file_name, sheet
from dialogs.staff.figures.understanding import Form
from dialogs.words import Words

log = structlog.get_logger()


class Figures:
    def __init__(self, store: Store, business: Business, now: datetime) -> None:
        self._store, self._business, self._now = store, business, now

    async def message(self, where: Place, row: Row) -> TelegramMethod[Any]:
        """The call that delivers them: `row.body` is as care/outbox/posts.py says."""
        query, _ = unpack(row.body["figures"]), Words(row.body["language"], self._business.tz)
        if query is None:
            raise ValueError(f"no figures: {row.body['figures']}")
        asked = query.asked(self._now.astimezone(self._business.tz).date())
        if row.body["as"] == Form.FILE:
            return await self._file(where, asked, _)
        return await self._chart(where, asked, _)

    async def _file(self, where: Place, asked: Asked, _: Words) -> SendDocument:
        async with self._store.read() as unit:
            weeks = await weekly(unit, self._business, asked, self._now)
        text = sheet(weeks, self._business, _)
        return SendDocument(**where, document=BufferedInputFile(text.encode(), file_name(asked)))

    async def _chart(self, where: Place, asked: Asked, _: Words) -> SendPhoto | SendMessage:
        """One that cannot be drawn is said to be missing."""
        async with self._store.read() as unit:
            found = await course(unit, self._business, asked, self._now)
        chart = picture(found, self._business, _)
        try:
            file = BufferedInputFile(await drawn(chart), "figures.png")
        except (DrawingFailedError, TimeoutError, OSError) as error:
            log.exception("chart_failed", error=type(error).__name__)
            text = _("The chart could not be drawn. /figures shows the same as text.")
            return SendMessage(**where, text=_.plain(text))
        return SendPhoto(**where, photo=file, caption=caption(chart))
