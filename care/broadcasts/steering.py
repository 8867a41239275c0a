"""What people, and the broadcast itself, do with one on its way: begin, pause, go on, cancel."""

from collections.abc import Collection

from care.broadcasts import feeding, outcomes, rows
from care.broadcasts.model import Broadcast, Draft, Outcome, Paused
from care.contact.purposes import BROADCAST
from care.store.unit import Unit
from care.values.errors import NotOffered


async def begin(unit: Unit, author: int, draft: Draft) -> int:
    """It shall be sent. Its number."""
    return await rows.insert(unit, author, draft, BROADCAST.key, begun=True)


async def pause(unit: Unit, number: int, why: Paused = Paused.BY_HAND) -> bool:
    """What nobody has begun to send stays here. False: it stands still already, or is over."""
    broadcast = await rows.find(unit, number, lock=True)
    if (
        broadcast is None
        or broadcast.begun_at is None
        or broadcast.paused_at
        or await _is_over(unit, broadcast)
    ):
        return False
    await rows.change(unit, number, paused_at=unit.now, paused_why=str(why))
    await feeding.take_back(unit, number)
    return True


async def resume(unit: Unit, number: int, again: Collection[Outcome] = ()) -> bool:
    """It goes on; with those of whom this became (`again`) once more. False: it goes already, or nobody is left.

    Raises NotOffered for what was sent.
    """
    if not set(again) <= {Outcome.REFUSED, Outcome.AMBIGUOUS}:
        raise NotOffered
    broadcast = await rows.find(unit, number, lock=True)
    if broadcast is None or broadcast.begun_at is None:
        return False
    if broadcast.cancelled_at is not None or broadcast.recalled_at is not None:
        return False
    waits = await outcomes.once_more(unit, number, again) if again else 0
    if broadcast.paused_at is None and not waits:
        return False
    # Whoever goes on after the first ones have been judged has seen how it went.
    tried = {"tried_at": unit.now} if broadcast.paused_why == Paused.CANARY else {}
    await rows.change(unit, number, paused_at=None, paused_why="", fed_at=unit.now, ended_at=None, **tried)
    return True


async def cancel(unit: Unit, number: int) -> bool:
    """Nobody gets it any more."""
    broadcast = await rows.find(unit, number, lock=True)
    if broadcast is None or await _is_over(unit, broadcast):
        return False
    await rows.change(unit, number, cancelled_at=unit.now)
    await feeding.take_back(unit, number)
    return True


async def _is_over(unit: Unit, broadcast: Broadcast) -> bool:
    """Whether all is known of everybody; that is written down a moment later (`ended_at`)."""
    if broadcast.cancelled_at is not None or broadcast.ended_at is not None:
        return True
    return broadcast.frozen_at is not None and not (await rows.counts(unit, broadcast.id)).left
