"""Jobs for which something must be fetched from Telegram, which this floor does not know: done by bot/run/errands.py.

What is fetched has its effect in the transaction that takes the job, so once, whoever fetches it how often.
"""

from datetime import datetime

from sqlalchemy import exists, select, update

from care.agenda.schedule import Due, schedule
from care.due.deed import Followup, followup_of
from care.store.tables import followups
from care.store.unit import Unit

ERRANDS = frozenset({Due.REPLIES_FILE})
AT_ONCE = 10


async def ask(unit: Unit, due: Due, operator: int, **data: object) -> None:
    """It is done as soon as this is committed. `data` is plain JSON."""
    await schedule(unit, due, unit.now, None, operator, **data)
    unit.sends_for()


async def due_errands(unit: Unit) -> list[Followup]:
    """Of each person the first: what they asked for later waits until that is done, however often it is put off."""
    before, kinds = followups.alias(), [str(due) for due in ERRANDS]
    waits = followups.c.done_at.is_(None), followups.c.due_at <= unit.now, followups.c.kind.in_(kinds)
    held = exists().where(
        before.c.kind == followups.c.kind,
        before.c.operator_id == followups.c.operator_id,
        before.c.id < followups.c.id,
        before.c.done_at.is_(None),
    )
    query = select(followups).where(*waits, ~held).order_by(followups.c.id).limit(AT_ONCE)
    return [followup_of(row) for row in (await unit.execute(query)).mappings()]


async def take(unit: Unit, job: Followup) -> bool:
    """It is ours to do, in this transaction. False: it has been done."""
    waits = followups.c.id == job.id, followups.c.done_at.is_(None)
    return bool((await unit.execute(update(followups).where(*waits).values(done_at=unit.now))).rowcount)


async def put_off(unit: Unit, job: Followup, until: datetime) -> None:
    waits = followups.c.id == job.id, followups.c.done_at.is_(None)
    data = job.data | {"tries": tries(job) + 1}
    await unit.execute(update(followups).where(*waits).values(due_at=until, data=data))


def tries(job: Followup) -> int:
    """How often it was tried before."""
    before: int = job.data.get("tries", 0)
    return before
