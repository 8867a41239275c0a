"""What is not kept for ever."""

from datetime import timedelta

from sqlalchemy import delete

from care.store.tables import jobs, outbox, resent, updates
from care.store.unit import Unit

SEEN = timedelta(days=7)  # Telegram delivers an update again for a day at most; then its numbers begin anew
DONE = timedelta(days=30)


async def prune(unit: Unit) -> int:
    """What nobody will ask for goes: seen updates, done jobs, posts that failed or were in doubt long ago."""
    gone = 0
    for statement in (
        delete(updates).where(updates.c.done_at < unit.now - SEEN),
        delete(jobs).where(jobs.c.done_at < unit.now - DONE),
        delete(outbox).where(outbox.c.failed_at < unit.now - DONE),
        delete(resent).where(resent.c.at < unit.now - DONE),
    ):
        gone += (await unit.execute(statement)).rowcount
    return gone
