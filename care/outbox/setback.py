"""When the clock is set back, what was owed before lies in the future. Nobody is to wait for that to come again."""

from datetime import timedelta

from sqlalchemy import bindparam, func, select, update

from care.outbox.rank import milliseconds
from care.store.tables import outbox
from care.store.unit import Unit

WAITS = outbox.c.failed_at.is_(None)


async def set_back(unit: Unit, by: timedelta) -> None:
    """The clock has been set back `by` so much, to `now`: what waits keeps its distance from now, and its rank."""
    due = select(outbox.c.id, outbox.c.due_at).where(WAITS, outbox.c.due_at > unit.now)
    rows = [{"row": id_, "due": max(unit.now, due_at - by)} for id_, due_at in await unit.execute(due)]
    if rows:
        moved = update(outbox).where(outbox.c.id == bindparam("row")).values(due_at=bindparam("due"))
        await unit.execute(moved, rows)
    await unit.execute(update(outbox).where(WAITS).values(rank=outbox.c.rank - milliseconds(by)))
    await unit.execute(update(outbox).where(outbox.c.created_at > unit.now).values(created_at=unit.now))


async def begin_again(unit: Unit) -> None:
    """At start: what was tried before is tried at once, and a clock that was set back meanwhile is noticed."""
    newest = (await unit.execute(select(func.max(outbox.c.created_at)).where(WAITS))).scalar_one()
    if newest is not None and newest > unit.now:
        await set_back(unit, newest - unit.now)
    waits = WAITS & (outbox.c.attempts > 0) & (outbox.c.due_at > unit.now)
    await unit.execute(update(outbox).where(waits).values(due_at=unit.now))
