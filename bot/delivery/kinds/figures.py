"""Figures on their way: read, and said, drawn or written, when they are sent.

So no transaction of ours waits for it, and none of our other work: it is read beside the event loop.
"""

from collections.abc import Awaitable, Callable, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import structlog
from aiogram.methods import (
    EditMessageMedia,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import BufferedInputFile, InputMediaPhoto
from markupsafe import Markup

from bot.delivery.context import read_known
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.drawing import DrawingFailedError, drawn
from bot.delivery.rendering.markup import keyboard
from bot.delivery.troubles import Trouble
from bot.telegram.callback import DESK
from care.figures import Asked, course, report, weekly
from care.outbox.bodies import Figures
from care.store.unit import Unit
from care.views import Theme, View, view
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.figures import screen, themes
from dialogs.staff.figures.chart import Chart
from dialogs.staff.figures.picture import picture
from dialogs.staff.figures.query import Query, unpack
from dialogs.staff.figures.sheet import file_name, sheet, theme_sheet
from dialogs.staff.figures.shown import CAPTION, worded
from dialogs.staff.figures.understanding import Form

log = structlog.get_logger()
Answer = TypeVar("Answer")
HARMLESS = frozenset({Trouble.SAME, Trouble.NO_MESSAGE})  # of a picture that is to be turned


async def _deliver(way: Delivery, known: Set[int]) -> Sequence[int]:
    body = way.body(Figures)
    query, _ = unpack(body.figures), Words(body.language, way.business.tz)
    if query is None:
        raise ValueError(f"no figures: {body.figures}")
    today = date.fromisoformat(body.day) if body.day else way.now.astimezone(_.zone).date()
    method = await _message(way, _Wish(query, query.asked(today), _))
    if isinstance(method, EditMessageMedia):
        return [method.message_id or 0] if await way.call(method, HARMLESS) is not None else []
    return await way.send(method, known)


@dataclass(frozen=True)
class _Wish:
    query: Query
    asked: Asked
    words: Words


async def _message(way: Delivery, wish: _Wish) -> TelegramMethod[Any]:
    match way.body(Figures).form:
        case Form.FILE:
            return await _file(way, wish)
        case Form.CHART:
            return await _chart(way, wish, dark=False)
        case Form.DARK:
            return await _chart(way, wish, dark=True)
    return _shown(way, await _screen(way, wish))


async def _read(way: Delivery, reading: Callable[[Unit, Asked], Awaitable[Answer]], asked: Asked) -> Answer:
    return await way.store.aside(lambda unit: reading(unit, asked))


async def _view(way: Delivery, theme: Theme, wish: _Wish) -> View:
    return await _read(way, lambda unit, asked: view(unit, theme, asked.period), wish.asked)


async def _screen(way: Delivery, wish: _Wish) -> Screen:
    query, _, export = wish.query, wish.words, way.body(Figures).export
    if isinstance(query.by, Theme):
        text = worded(themes.said(await _view(way, query.by, wish), way.business, _), _)
        return Screen(text, screen.buttons(query, _, export=export))
    return screen.render(query, await _read(way, report, wish.asked), way.business, _, export=export)


async def _file(way: Delivery, wish: _Wish) -> SendDocument:
    query, _ = wish.query, wish.words
    if isinstance(query.by, Theme):
        text = theme_sheet(await _view(way, query.by, wish), way.business, _)
    else:
        text = sheet(await _read(way, weekly, wish.asked), way.business, _)
    name = file_name(query, wish.asked.period)
    return SendDocument(**way.place, document=BufferedInputFile(text.encode(), name))


async def _chart(way: Delivery, wish: _Wish, *, dark: bool) -> TelegramMethod[Any]:
    """One that cannot be drawn is said to be missing. Below it stand its numbers."""
    body, _ = way.body(Figures), wish.words
    chart, said = await _pictured(way, wish)
    try:
        file = BufferedInputFile(await drawn(chart, dark=dark), "figures.png")
    except (DrawingFailedError, TimeoutError, OSError) as error:
        log.exception("chart_failed", error=type(error).__name__)
        text = _("The chart could not be drawn. /figures shows the same as text.")
        return SendMessage(**way.place, text=_.plain(text))
    below = Screen(said, screen.below_picture(wish.query, _, dark=dark, export=body.export))
    markup = keyboard(below, DESK, 0)
    if body.edit is None:
        return SendPhoto(**way.place, photo=file, caption=said, parse_mode="HTML", reply_markup=markup)
    media = InputMediaPhoto(media=file, caption=said, parse_mode="HTML")
    chat = way.claim.chat_id
    return EditMessageMedia(chat_id=chat, message_id=body.edit, media=media, reply_markup=markup)


async def _pictured(way: Delivery, wish: _Wish) -> tuple[Chart, Markup]:
    query, _ = wish.query, wish.words
    if isinstance(query.by, Theme):
        found = await _view(way, query.by, wish)
        return themes.picture(found, way.business, _), worded(themes.said(found, way.business, _), _, CAPTION)
    gone = await _read(way, course, wish.asked)
    return picture(gone, way.business, _), screen.words(gone, way.business, _, CAPTION)


def _shown(way: Delivery, screen: Screen) -> SendMessage | EditMessageText:
    """If it was a button of a message, in its place."""
    message, markup = way.body(Figures).edit, keyboard(screen, DESK, 0)
    if message is None:
        return SendMessage(**way.place, text=screen.text, parse_mode="HTML", reply_markup=markup)
    chat = way.claim.chat_id
    return EditMessageText(
        chat_id=chat, message_id=message, text=screen.text, parse_mode="HTML", reply_markup=markup
    )


KIND = PostKind(of=Figures, doubt=Doubt.LOOK, read=read_known, deliver=_deliver, settle=finish)
