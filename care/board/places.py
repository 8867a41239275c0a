"""Where the board of each staff group stands, and when it is to be drawn anew.

What a board shows is a value, read from the store (board.py); when that is another one than was last drawn, a tick asks
for the board, at most as often as the settings say. Deadlines that pass change it, too. A group that never had anything
to show has no board.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import RowMapping, select, update

from care.board.board import Board, read_boards
from care.business import Business
from care.outbox import Lane, Post, bodies, owe
from care.outbox.rank import BOARD
from care.store.tables import boards
from care.store.unit import Unit


@dataclass(frozen=True)
class Place:
    """Where a board stands, as far as we know, and what it shows."""

    message: int | None = None
    shows: str = ""
    asked_at: datetime | None = None


async def outdated(unit: Unit) -> list[int]:
    """The groups whose board is to be drawn anew."""
    if not unit.business.board.shown:
        return []
    current, places = await read_boards(unit), await _places(unit)
    return [
        group
        for group, board in current.items()
        if _is_due(board, places.get(group), unit.business, unit.now)
    ]


def _is_due(board: Board, place: Place | None, business: Business, now: datetime) -> bool:
    if place is None:
        return not board.is_calm
    rested = place.asked_at is None or now >= place.asked_at + business.board.every
    return rested and board.digest != place.shows


async def ask(unit: Unit, groups: list[int]) -> None:
    """The boards of these groups are owed."""
    for group in groups:
        post = Post(group, bodies.Board(), Lane.DESK, stream="board", once=f"board:{group}", patience=BOARD)
        await unit.execute(
            unit.upsert(boards, ("chat_id",), ("asked_at",)), {"chat_id": group, "asked_at": unit.now}
        )
        await owe(unit, post)


async def place_of(unit: Unit, group: int) -> Place:
    row = (await unit.execute(select(boards).where(boards.c.chat_id == group))).mappings().one_or_none()
    return _place(row) if row else Place()


async def set_place(unit: Unit, group: int, message: int, shows: str) -> None:
    """It stands there, and shows this."""
    await unit.execute(
        update(boards).where(boards.c.chat_id == group).values(message_id=message, shows=shows)
    )


async def _places(unit: Unit) -> dict[int, Place]:
    rows = (await unit.execute(select(boards))).mappings()
    return {row["chat_id"]: _place(row) for row in rows}


def _place(row: RowMapping) -> Place:
    return Place(row["message_id"], row["shows"], row["asked_at"])
