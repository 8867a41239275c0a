"""Jobs for which something must be fetched from Telegram, which this floor does not know: done by bot/run/errands.py.

What is fetched has its effect in the transaction that takes the job, so once, whoever fetches it how often.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import exists, select, update

from care.agenda.job import JOBS
from care.agenda.jobs import Errand, job_in
from care.agenda.schedule import schedule
from care.agenda.waiting import Waiting, rewrite
from care.store.tables import jobs
from care.store.unit import Unit

ERRANDS = frozenset(name for name, kind in JOBS.items() if issubclass(kind, Errand))
AT_ONCE = 10


async def ask(unit: Unit, errand: Errand) -> None:
    """It is done as soon as this is committed."""
    await schedule(unit, errand, unit.now)
    unit.sends_for()


async def due_errands(unit: Unit) -> list[Waiting[Errand]]:
    """Of each person the first: what they asked for later waits until that is done, however often it is put off."""
    before = jobs.alias()
    waits = jobs.c.done_at.is_(None), jobs.c.due_at <= unit.now, jobs.c.kind.in_(ERRANDS)
    held = exists().where(
        before.c.kind == jobs.c.kind,
        before.c.operator_id == jobs.c.operator_id,
        before.c.id < jobs.c.id,
        before.c.done_at.is_(None),
    )
    query = select(jobs).where(*waits, ~held).order_by(jobs.c.due_at, jobs.c.id).limit(AT_ONCE)
    found = [(row, job_in(row)) for row in (await unit.execute(query)).mappings()]
    return [Waiting(row["id"], job, row["due_at"]) for row, job in found if isinstance(job, Errand)]


async def take(unit: Unit, errand: Waiting[Errand]) -> bool:
    """It is ours to do, in this transaction. False: it has been done."""
    waits = jobs.c.id == errand.id, jobs.c.done_at.is_(None)
    return bool((await unit.execute(update(jobs).where(*waits).values(done_at=unit.now))).rowcount)


async def put_off(unit: Unit, errand: Waiting[Errand], until: datetime) -> None:
    """If it has not been done meanwhile."""
    tried = replace(errand.job, tries=errand.job.tries + 1)
    await rewrite(unit, Waiting(errand.id, tried, until))
