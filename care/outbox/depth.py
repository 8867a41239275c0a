"""How much waits, and what of it may have arrived."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, func, select

from care.outbox.backlog import calls_waiting
from care.outbox.bodies import Trace
from care.outbox.claims import Claim, task_of
from care.outbox.rank import Lane
from care.outbox.settle import OURS
from care.store.tables import outbox
from care.store.unit import Unit


@dataclass(frozen=True)
class Depth:
    waiting: dict[Lane, int]  # rows that are due; every lane is named
    since: dict[Lane, datetime]  # since when the oldest of them has been due, in lanes that have any
    failed: int  # rows that Telegram has refused for good
    groups: dict[int, int]  # calls that what is due takes, for each staff group that has any
    set_aside: int = 0  # rows that a mistake of ours keeps from being sent, until they are tried again


async def depth(unit: Unit) -> Depth:
    waits = outbox.c.failed_at.is_(None)
    query = select(outbox.c.lane, func.count(), func.min(outbox.c.due_at))
    rows = (await unit.execute(query.where(waits, outbox.c.due_at <= unit.now).group_by(outbox.c.lane))).all()
    ours = func.count().filter(outbox.c.error.startswith(OURS))
    stuck, aside = (await unit.execute(select(func.count(), ours).where(~waits))).one()
    return Depth(
        waiting=dict.fromkeys(Lane, 0) | {Lane(row[0]): row[1] for row in rows},
        since={Lane(row[0]): row[2] for row in rows},
        failed=stuck - aside,
        groups=await calls_waiting(unit),
        set_aside=aside,
    )


async def next_due(unit: Unit) -> datetime | None:
    """The next moment after `now` at which something falls due or a lease ends. None: there is none."""
    due = select(func.min(outbox.c.due_at)).where(outbox.c.due_at > unit.now, outbox.c.failed_at.is_(None))
    ends = select(func.min(outbox.c.leased_until)).where(outbox.c.leased_until > unit.now)
    row = (await unit.execute(select(due.scalar_subquery(), ends.scalar_subquery()))).one()
    return min((moment for moment in row if moment is not None), default=None)


async def tasks_in_doubt(unit: Unit) -> set[str]:
    """The tasks of which nobody has written down yet what became of them."""
    query = select(outbox.c.token, outbox.c.id).where(outbox.c.token.is_not(None))
    return {task_of(token, row) for token, row in await unit.execute(query)}


async def others_in_doubt(unit: Unit, owed: Claim) -> bool:
    """Whether anything else of the chat may have arrived, and will be looked for by what it says."""
    others = (
        outbox.c.chat_id == owed.chat_id,
        outbox.c.token.is_not(None),
        outbox.c.failed_at.is_(None),
        outbox.c.kind != Trace.kind,
    )
    return bool((await unit.execute(select(exists().where(*others)))).scalar_one())
