"""What admins hear of a broadcast: that it has stopped by itself, that it is over."""

from care.broadcasts.model import Broadcast, Outcome, Paused
from care.broadcasts.rows import Counts, counts, find
from care.broadcasts.steering import pause
from care.notices.broadcasts import BroadcastOver, BroadcastStopped
from care.outbox import Lane, Post, owe, to_staff
from care.outbox.bodies import Progress
from care.store.unit import Unit


async def stop(unit: Unit, broadcast: int, why: Paused) -> None:
    """It stands still, and every admin is asked whether it shall go on."""
    if not await pause(unit, broadcast, why):
        return
    found = await counts(unit, broadcast)
    stopped = BroadcastStopped(
        broadcast=broadcast,
        why=why,
        sent=found.by.get(Outcome.SENT, 0),
        refused=found.by.get(Outcome.REFUSED, 0),
        blocked=found.by.get(Outcome.BLOCKED, 0),
        unsubscribed=found.unsubscribed,
        left=found.left,
    )
    await owe(unit, *(to_staff(admin, stopped) for admin in sorted(unit.business.admins)))


async def show(unit: Unit, broadcast: Broadcast, found: Counts, before: Counts) -> None:
    """Its author sees how far it is, where that has changed."""
    if broadcast.told is None or found != before:
        await _show(unit, broadcast)


async def _show(unit: Unit, broadcast: Broadcast) -> None:
    progress, once = Progress(broadcast=broadcast.id), f"progress:{broadcast.id}"
    await owe(unit, Post(broadcast.author, progress, Lane.DESK, stream="progress", once=once))


async def show_anew(unit: Unit, number: int) -> None:
    """The same, whatever has changed."""
    broadcast = await find(unit, number)
    if broadcast is not None and broadcast.told is not None:
        await _show(unit, broadcast)


async def over(unit: Unit, broadcast: Broadcast, found: Counts) -> None:
    """Its author hears what became of it."""
    ended = BroadcastOver(
        broadcast=broadcast.id,
        sent=found.by.get(Outcome.SENT, 0),
        blocked=found.by.get(Outcome.BLOCKED, 0),
        refused=found.by.get(Outcome.REFUSED, 0),
        skipped=found.by.get(Outcome.SKIPPED, 0),
        ambiguous=found.by.get(Outcome.AMBIGUOUS, 0),
        unsubscribed=found.unsubscribed,
    )
    await owe(unit, to_staff(broadcast.author, ended))
