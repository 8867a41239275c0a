"""What is seen while one goes on: that answers are lost one after another, and that nobody is left."""

from care.broadcasts.model import Broadcast, Outcome, Paused
from care.broadcasts.rows import Counts, change
from care.broadcasts.telling import over, stop
from care.store.unit import Unit

IN_A_ROW = 20  # lost answers between two looks, and none heard: Telegram, or the way to it, is away


async def look(unit: Unit, broadcast: Broadcast, counts: Counts, before: Counts) -> None:
    """`before`: what the last look has found."""
    if not broadcast.goes:
        return
    if not counts.left:
        await change(unit, broadcast.id, ended_at=unit.now)
        await over(unit, broadcast, counts)
    elif _more(Outcome.AMBIGUOUS, counts, before) >= IN_A_ROW and not _more(Outcome.SENT, counts, before):
        await stop(unit, broadcast.id, Paused.LOST)


def _more(outcome: Outcome, counts: Counts, before: Counts) -> int:
    return counts.by.get(outcome, 0) - before.by.get(outcome, 0)
