"""What was written for many, on its way to one of them.

Whether they may be written to was asked when it was queued, and is asked again right before it is sent. What an
earlier try was answered, the journal knows; where nobody was answered, it may have arrived: that is noted, and it is
not sent again. Refusals are the recipient's, and no matter for the admins each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeAlias

import structlog
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import TelegramMethod
from aiohttp import ClientConnectorError
from sqlalchemy import RowMapping

from bot.delivery.arrival.probe import fate
from bot.delivery.client import ids_in
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering.circular import circular, text_for, words_of
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.broadcasts import outcomes, rows
from care.broadcasts.feeding import held
from care.broadcasts.model import Broadcast, Outcome
from care.contact import PURPOSES, NotBefore, Yes, decide, know
from care.customers import reach
from care.outbox.bodies import Circular
from care.people.customers import find
from care.store.unit import Unit
from dialogs.broadcasts.below import Below

log = structlog.get_logger()
STEP, BELOW = "message", "below"
Calls: TypeAlias = list[TelegramMethod[Any]]
AFTER_LOST = 1.0  # seconds: while Telegram is away, few are lost


@dataclass(frozen=True, kw_only=True)
class Became:
    """What is to be written down; without an outcome it waits again, until then."""

    outcome: Outcome | None
    why: str = ""
    ids: Sequence[int] = ()
    below: int | None = None  # the message with the buttons of an album
    until: datetime | None = None


BACK = Became(outcome=None)


async def _read(way: Delivery) -> Calls | Became:
    """What is to be sent; or what became of it before anything was."""
    body = way.body(Circular)
    async with way.store.read() as unit:
        broadcast = await rows.find(unit, body.broadcast)
        row = await outcomes.frozen_for(unit, body.broadcast, way.claim.chat_id)
        if broadcast is None or row is None or not broadcast.goes:
            return BACK
        return await _asked(unit, way, broadcast, row)


async def _asked(unit: Unit, way: Delivery, broadcast: Broadcast, row: RowMapping) -> Calls | Became:
    """Once more: they may have changed their mind, or opened a complaint, or it has become night."""
    purpose = PURPOSES[broadcast.purpose]
    standing = await know(unit, purpose, way.claim.chat_id)
    # The caps have counted this one already, in the transaction that queued it.
    verdict = decide(purpose, replace(standing, counted=(), ahead=(), last=None), way.business, way.now)
    if not isinstance(verdict, Yes):
        then = held(verdict, row["late_at"], way.now)
        if isinstance(verdict, NotBefore) and "due_at" in then:
            return Became(outcome=None, until=verdict.at)
        return Became(outcome=Outcome(str(then["outcome"])), why=str(then.get("why", "")))
    customer = await find(unit, way.claim.chat_id)
    if customer is None:
        return Became(outcome=Outcome.SKIPPED, why="unknown")
    text = text_for(broadcast.letter, row["language"], way.business.default_language)
    _ = words_of(customer, row, way.business)
    letter = broadcast.letter
    shown = Below(broadcast.purpose, broadcast.id, letter.asks, letter.wants, letter.reminds)
    return circular(way.place, text, row["fields"] or {}, shown, way.business, _)


async def _deliver(way: Delivery, known: Calls | Became) -> Became:
    if way.claim.ambiguous:
        ids = fate(way.client, way.claim, STEP)
        if ids is None:
            return Became(outcome=Outcome.AMBIGUOUS)
        if ids:
            return Became(outcome=Outcome.SENT, ids=ids, below=await _say_below(way, known))
    if isinstance(known, Became):
        return known
    try:
        errand = f"{way.claim.task}.{STEP}"
        answer = await way.client.call(known[0], way.claim.chat_id, errand, bulk=True)
    except TelegramAPIError as error:
        return _refused(way, error)
    return Became(outcome=Outcome.SENT, ids=ids_in(answer), below=await _say_below(way, known))


async def _say_below(way: Delivery, known: Calls | Became) -> int | None:
    """The buttons of an album; where they stand. Once it has arrived, nothing that becomes of them makes it undone."""
    earlier = fate(way.client, way.claim, BELOW) if way.claim.ambiguous else ()
    if earlier is None or earlier:
        return min(earlier, default=None) if earlier else None
    if isinstance(known, Became) or not known[1:]:
        return None
    try:
        answer = await way.client.call(known[1], way.claim.chat_id, f"{way.claim.task}.{BELOW}", bulk=True)
    except TelegramAPIError as error:
        log.warning("nothing_below", post=way.claim.head.id, error=type(error).__name__)
        return None
    return min(ids_in(answer), default=None)


def _refused(way: Delivery, error: TelegramAPIError) -> Became:
    """Raises it where it is no answer about this recipient."""
    trouble = trouble_of(error, way.claim.chat_id)
    match trouble:
        case Trouble.BLOCKED:
            return Became(outcome=Outcome.BLOCKED)
        case Trouble.DOUBT if isinstance(error.__cause__, ClientConnectorError):
            return BACK  # it never left
        case Trouble.DOUBT:
            way.client.budgets.pause_bulk(AFTER_LOST)
            return Became(outcome=Outcome.AMBIGUOUS)
        case Trouble.LATER:
            raise error
    return Became(outcome=Outcome.REFUSED, why=error.message)


async def _settle(unit: Unit, way: Delivery, became: Became) -> None:
    if not await outbox.finish(unit, way.claim, became.ids):
        return
    broadcast, customer = way.body(Circular).broadcast, way.claim.chat_id
    if became.outcome is None:
        await outcomes.put_off(unit, broadcast, customer, became.until)
        return
    first = min(became.ids, default=None)
    await outcomes.note(unit, broadcast, customer, became.outcome, became.why, first, became.below)
    if became.outcome is Outcome.BLOCKED:
        await reach.lost(unit, customer)


KIND = PostKind(of=Circular, doubt=Doubt.LEFT, read=_read, deliver=_deliver, settle=_settle)
