"""What is not kept for ever."""

from datetime import timedelta

from sqlalchemy import delete, select

from care.reminders.model import State
from care.store.tables import closures, foretold, jobs, outbox, reminders, resent, updates, webhooks
from care.store.unit import Unit

SEEN = timedelta(days=7)  # Telegram delivers an update again for a day at most; then its numbers begin anew
DONE = timedelta(days=30)
DELETED = timedelta(days=1)  # a reminder can be taken back until then


async def prune(unit: Unit) -> int:
    """What nobody will ask for goes: seen updates, done jobs, posts that failed or were in doubt long ago, what other
    systems were told; and reminders and closures that are over.
    """
    gone = 0
    over = select(closures.c.id).where(closures.c.until < unit.now - DONE)
    for statement in (
        delete(updates).where(updates.c.done_at < unit.now - SEEN),
        delete(jobs).where(jobs.c.done_at < unit.now - DONE),
        delete(outbox).where(outbox.c.failed_at < unit.now - DONE),
        delete(foretold).where(foretold.c.closure_id.in_(over)),
        delete(closures).where(closures.c.id.in_(over)),
        delete(webhooks).where(webhooks.c.made_at < unit.now - DONE, webhooks.c.due_at.is_(None)),
        delete(resent).where(resent.c.at < unit.now - DONE),
        delete(reminders).where(reminders.c.state == State.DONE, reminders.c.changed_at < unit.now - DONE),
        delete(reminders).where(
            reminders.c.state == State.DELETED, reminders.c.changed_at < unit.now - DELETED
        ),
    ):
        gone += (await unit.execute(statement)).rowcount
    return gone
