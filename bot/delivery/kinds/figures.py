"""Figures on their way: read, and said, drawn or written, when they are sent.

So no transaction of ours waits for it, and none of our other work: it is read beside the event loop.
"""

from collections.abc import Awaitable, Callable, Sequence, Set
from datetime import date
from typing import Any, TypeVar

import structlog
from aiogram.methods import EditMessageText, SendDocument, SendMessage, SendPhoto, TelegramMethod
from aiogram.types import BufferedInputFile

from bot.delivery.context import read_known
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.drawing import DrawingFailedError, drawn
from bot.delivery.rendering.markup import keyboard
from bot.delivery.rendering.methods import Place
from bot.telegram.callback import DESK
from care.figures import Asked, course, report, weekly
from care.outbox.bodies import Figures
from care.store.unit import Unit
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.figures.picture import caption, picture
from dialogs.staff.figures.query import Query, unpack
from dialogs.staff.figures.screen import render
from dialogs.staff.figures.sheet import file_name, sheet
from dialogs.staff.figures.understanding import Form

log = structlog.get_logger()
Answer = TypeVar("Answer")


async def _deliver(way: Delivery, known: Set[int]) -> Sequence[int]:
    body = way.body(Figures)
    query, _ = unpack(body.figures), Words(body.language, way.business.tz)
    if query is None:
        raise ValueError(f"no figures: {body.figures}")
    today = date.fromisoformat(body.day) if body.day else way.now.astimezone(_.zone).date()
    return await way.send(await _message(way, query, query.asked(today), _), known)


async def _message(way: Delivery, query: Query, asked: Asked, _: Words) -> TelegramMethod[Any]:
    body = way.body(Figures)
    match body.form:
        case Form.FILE:
            return await _file(way, asked, _)
        case Form.CHART:
            return await _chart(way, asked, _)
    found = await _read(way, report, asked)
    screen = render(query, found, way.business, _, export=body.export)
    return _shown(way.place, screen, body.edit)


async def _read(way: Delivery, reading: Callable[[Unit, Asked], Awaitable[Answer]], asked: Asked) -> Answer:
    return await way.store.aside(lambda unit: reading(unit, asked))


async def _file(way: Delivery, asked: Asked, _: Words) -> SendDocument:
    text = sheet(await _read(way, weekly, asked), way.business, _)
    return SendDocument(**way.place, document=BufferedInputFile(text.encode(), file_name(asked)))


async def _chart(way: Delivery, asked: Asked, _: Words) -> SendPhoto | SendMessage:
    """One that cannot be drawn is said to be missing."""
    chart = picture(await _read(way, course, asked), way.business, _)
    try:
        file = BufferedInputFile(await drawn(chart), "figures.png")
    except (DrawingFailedError, TimeoutError, OSError) as error:
        log.exception("chart_failed", error=type(error).__name__)
        text = _("The chart could not be drawn. /figures shows the same as text.")
        return SendMessage(**way.place, text=_.plain(text))
    return SendPhoto(**way.place, photo=file, caption=caption(chart))


def _shown(where: Place, screen: Screen, message: int | None) -> SendMessage | EditMessageText:
    """`message`: the one in which it is to stand, if it was a button there."""
    markup = keyboard(screen, DESK, 0)
    if message is None:
        return SendMessage(**where, text=screen.text, parse_mode="HTML", reply_markup=markup)
    chat = where["chat_id"]
    return EditMessageText(
        chat_id=chat, message_id=message, text=screen.text, parse_mode="HTML", reply_markup=markup
    )


KIND = PostKind(of=Figures, doubt=Doubt.LOOK, read=read_known, deliver=_deliver, settle=finish)
