"""What was sent is taken out of the chats in which it stands, as far as Telegram lets a bot delete: for 48 hours.

It goes the way of the sending: a bounded number in the outbox, in the lowest lane. Which are on their way stands in
their rows, written in one transaction with the post; who has read it, has read it.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, exists, func, select, update

from care.broadcasts import rows, steering
from care.broadcasts.model import Broadcast, Outcome
from care.broadcasts.outcomes import GOING, STAYS
from care.outbox import Lane, Post, owe
from care.outbox.bodies import Recall
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import broadcasts, outbox
from care.store.unit import Unit

YOUNG = timedelta(hours=48)  # Telegram's own limit
AHEAD = 200  # posts in the outbox, at most


@dataclass(frozen=True)
class Reach:
    young: int  # that can still be deleted
    sent: int


async def reach(unit: Unit, number: int) -> Reach:
    sent = recipients.c.broadcast_id == number, recipients.c.outcome == str(Outcome.SENT)
    query = select(func.count()).select_from(recipients)
    young = (await unit.execute(query.where(*_young(unit, number)))).scalar_one()
    return Reach(int(young), int((await unit.execute(query.where(*sent))).scalar_one()))


async def recall(unit: Unit, number: int) -> bool:
    """Nobody else gets it, and whoever has it, has it no more. False: that was said before, or there is nothing."""
    broadcast = await rows.find(unit, number, lock=True)
    if broadcast is None or broadcast.recalled_at is not None or not (await reach(unit, number)).young:
        return False
    await steering.cancel(unit, number)
    await rows.change(unit, number, recalled_at=unit.now)
    return True


async def under_way(unit: Unit) -> list[int]:
    """Those that were recalled and stand in a chat from which they shall go, or are going."""
    query = (
        select(broadcasts.c.id).where(broadcasts.c.recalled_at > unit.now - YOUNG).order_by(broadcasts.c.id)
    )
    lately = (await unit.execute(query)).scalars().all()
    return [number for number in lately if await _is_left(unit, number)]


async def _is_left(unit: Unit, number: int) -> bool:
    waits = outbox.c.kind == Recall.kind, outbox.c.stream == _stream(number), outbox.c.failed_at.is_(None)
    either = select(
        exists().where(*_young(unit, number)).label("young"), exists().where(*waits).label("waits")
    )
    found = (await unit.execute(either)).one()
    return bool(found.young or found.waits)


async def feed(unit: Unit, number: int) -> int:
    """Queue as many as there is room for, the oldest first. How many."""
    waits = select(func.count()).where(outbox.c.kind == Recall.kind, outbox.c.failed_at.is_(None))
    room = AHEAD - int((await unit.execute(waits)).scalar_one())
    if room <= 0:
        return 0
    due = select(recipients.c.customer_id).where(*_young(unit, number)).order_by(recipients.c.at).limit(room)
    people = list((await unit.execute(due.with_for_update(skip_locked=True))).scalars())
    if people:
        theirs = recipients.c.broadcast_id == number, recipients.c.customer_id.in_(people)
        await unit.execute(update(recipients).where(*theirs).values(why=GOING))
        await owe(unit, *(_post(number, each) for each in people))
    return len(people)


def _post(number: int, customer: int) -> Post:
    return Post(customer, Recall(broadcast=number), Lane.BROADCAST, stream=_stream(number))


def _stream(number: int) -> str:
    return f"r{number}"


def _young(unit: Unit, number: int) -> tuple[ColumnElement[bool], ...]:
    """It stands in their chat, and nobody has begun to take it from there."""
    return (
        recipients.c.broadcast_id == number,
        recipients.c.outcome == str(Outcome.SENT),
        recipients.c.why == "",
        recipients.c.message_id.is_not(None),
        recipients.c.at > unit.now - YOUNG,
    )


async def standing(unit: Unit, number: int, customer: int) -> RowMapping | None:
    """Their row, while it is being taken out of their chat."""
    query = select(recipients).where(*_mine(number, customer))
    return (await unit.execute(query)).mappings().one_or_none()


async def note(unit: Unit, number: int, customer: int, *, gone: bool) -> None:
    became: dict[str, Any] = {"outcome": str(Outcome.RECALLED), "why": ""} if gone else {"why": STAYS}
    await unit.execute(update(recipients).where(*_mine(number, customer)).values(**became))


def _mine(number: int, customer: int) -> tuple[ColumnElement[bool], ...]:
    return (
        recipients.c.broadcast_id == number,
        recipients.c.customer_id == customer,
        recipients.c.outcome == str(Outcome.SENT),
        recipients.c.why == GOING,
    )


def messages_of(broadcast: Broadcast, row: RowMapping, default: str) -> list[int]:
    """Where it stands in a chat: of an album, its parts have consecutive numbers."""
    texts: dict[str, Any] = dict(broadcast.letter.texts.items())
    text = texts.get(row["language"]) or texts.get(default) or next(iter(texts.values()))
    first = int(row["message_id"])
    below = [row["below_id"]] if row["below_id"] is not None else []
    return [*range(first, first + len(text.contents)), *below]
