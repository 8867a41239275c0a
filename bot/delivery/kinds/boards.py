"""Draws the board of a staff group: made when it is first needed, brought up to date, made again when it is gone."""

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, PinChatMessage, SendMessage

from bot.delivery.arrival.probe import send_once, written_down
from bot.delivery.client import Client
from bot.delivery.troubles import Trouble, trouble_of
from care.board.board import Board, read_boards
from care.board.places import Place, place_of, set_place
from care.business import Business
from care.outbox import Claim
from care.store.unit import Store
from care.values.clock import Clock
from dialogs.language.words import Words
from dialogs.staff.board import render_board

log = structlog.get_logger()


class Boards:
    def __init__(self, store: Store, client: Client, business: Business, clock: Clock) -> None:
        self._store, self._client, self._business, self._clock = store, client, business, clock

    async def draw(self, owed: Claim) -> None:
        """As things are now. Nothing is said when it shows that already, or when the group is none of ours any more."""
        board, place = await self._read(owed.chat_id)
        if board is None or (place.shows == board.digest and not owed.ambiguous):
            return
        text = render_board(board, Words(board.language, self._business.tz)).text
        if place.message is None or not await self._edit(owed.chat_id, place.message, text):
            await self._make(owed, board, text)
        else:
            await self._write_down(owed.chat_id, place.message, board)

    async def _edit(self, group: int, message: int, text: str) -> bool:
        """False: the message is gone."""
        edit = EditMessageText(chat_id=group, message_id=message, text=text, parse_mode="HTML")
        try:
            await self._client.call(edit, group)
        except TelegramAPIError as error:
            trouble = trouble_of(error, group)
            if trouble is Trouble.NO_MESSAGE:
                return False
            if trouble is not Trouble.SAME:
                raise
        return True

    async def _make(self, owed: Claim, board: Board, text: str) -> None:
        send = SendMessage(chat_id=owed.chat_id, text=text, parse_mode="HTML", disable_notification=True)
        message = (await send_once(self._client, owed, "board", send))[0]
        await self._write_down(owed.chat_id, message, board)
        written_down(self._client, owed, "board")
        await self._pin(owed.chat_id, message)

    async def _pin(self, group: int, message: int) -> None:
        """If we may: the board is one without, too."""
        pin = PinChatMessage(chat_id=group, message_id=message, disable_notification=True)
        try:
            await self._client.call(pin, group)
        except TelegramAPIError as error:
            log.info("board_not_pinned", group=group, error=error.message)

    async def _read(self, group: int) -> tuple[Board | None, Place]:
        async with self._store.read() as unit:
            every = await read_boards(unit, self._business, self._clock.now())
            return every.get(group), await place_of(unit, group)

    async def _write_down(self, group: int, message: int, board: Board) -> None:
        async with self._store.write() as unit:
            await set_place(unit, group, message, board.digest)
            await unit.commit()
