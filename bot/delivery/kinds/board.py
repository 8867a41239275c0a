"""Draws the board of a staff group: made when it is first needed, brought up to date, made again when it is gone."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, PinChatMessage, SendMessage

from bot.delivery.arrival.probe import written_down
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.troubles import Trouble, trouble_of
from care.board.board import Board, read_boards
from care.board.places import Place, place_of, set_place
from care.outbox import bodies
from dialogs.language.words import Words
from dialogs.staff.board import render_board

log = structlog.get_logger()


@dataclass(frozen=True)
class Drawn:
    board: Board | None  # None: the group is none of ours any more
    place: Place


async def _read(way: Delivery) -> Drawn:
    group = way.claim.chat_id
    async with way.store.read() as unit:
        every = await read_boards(unit)
        return Drawn(every.get(group), await place_of(unit, group))


async def _deliver(way: Delivery, drawn: Drawn) -> Sequence[int]:
    """As things are now. Nothing is said when it shows that already."""
    board, place = drawn.board, drawn.place
    if board is None or (place.shows == board.digest and not way.claim.ambiguous):
        return ()
    text = render_board(board, Words(board.language, way.business.tz)).text
    if place.message is None or not await _edit(way, place.message, text):
        await _make(way, board, text)
    else:
        await _write_down(way, place.message, board)
    return ()


async def _edit(way: Delivery, message: int, text: str) -> bool:
    """False: the message is gone."""
    edit = EditMessageText(chat_id=way.claim.chat_id, message_id=message, text=text, parse_mode="HTML")
    try:
        await way.call(edit, {Trouble.SAME})
    except TelegramAPIError as error:
        if trouble_of(error, way.claim.chat_id) is Trouble.NO_MESSAGE:
            return False
        raise
    return True


async def _make(way: Delivery, board: Board, text: str) -> None:
    chat = way.claim.chat_id
    send = SendMessage(chat_id=chat, text=text, parse_mode="HTML", disable_notification=True)
    message = (await way.send(send, step="board"))[0]
    await _write_down(way, message, board)
    written_down(way.client, way.claim, "board")
    await _pin(way, message)


async def _pin(way: Delivery, message: int) -> None:
    """If we may: the board is one without, too."""
    try:
        await way.call(
            PinChatMessage(chat_id=way.claim.chat_id, message_id=message, disable_notification=True)
        )
    except TelegramAPIError as error:
        log.info("board_not_pinned", group=way.claim.chat_id, error=error.message)


async def _write_down(way: Delivery, message: int, board: Board) -> None:
    async with way.store.write() as unit:
        await set_place(unit, way.claim.chat_id, message, board.digest)
        await unit.commit()


KIND = PostKind(of=bodies.Board, doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=finish)
