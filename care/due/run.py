"""Does what is due, once.

What fell due while we were down is done when we are back; what is then too late is not done, and recorded with its
reason. A row that fails is tried again later and holds nothing back.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import RowMapping, bindparam, func, select, update

from care.agenda.jobs import job_in
from care.agenda.waiting import Waiting
from care.due.doers import DOERS, TOGETHER
from care.due.errands import ERRANDS
from care.due.housekeeping import prune
from care.store.away import is_away
from care.store.tables import Moment, jobs
from care.store.unit import Unit

log = structlog.get_logger()

AT_ONCE = 10  # groups in one transaction: others wait for no more than these
LARGEST = 30  # rows in all of them
RETRY = timedelta(minutes=10)

_NOW = bindparam("now", type_=Moment())
_OPEN = jobs.c.done_at.is_(None), jobs.c.due_at <= _NOW
# On PostgreSQL two processes never take the same.
DUE = (
    select(jobs.c.id, jobs.c.kind, jobs.c.customer_id)
    .where(*_OPEN, jobs.c.kind.not_in(ERRANDS))
    .order_by(jobs.c.due_at, jobs.c.id)
    .limit(LARGEST)
    .with_for_update(skip_locked=True)
)
# Whatever stands there by now: one that was called off meanwhile is gone, and SQLite gives its number to the next.
TAKE = (
    update(jobs)
    .where(jobs.c.id.in_(bindparam("numbers", expanding=True)), jobs.c.kind == bindparam("of"), *_OPEN)
    .values(done_at=_NOW)
    .returning(jobs)
)
PUT_OFF = update(jobs).where(jobs.c.id == bindparam("number")).values(done_at=None, due_at=bindparam("until"))


class Group(NamedTuple):
    """Jobs of one kind, by their numbers."""

    kind: str
    numbers: list[int]


async def do_due(unit: Unit) -> int:
    """Do the next of what is due, and prune once nothing is; how many rows that concerned. 0: that was all."""
    rows = (await unit.execute(DUE, {"now": unit.now})).mappings().all()
    if not rows:
        return await prune(unit)
    groups = list(_groups(rows))[:AT_ONCE]
    await _do(unit, groups)
    return sum(len(group.numbers) for group in groups)


async def next_due(unit: Unit) -> datetime | None:
    """The next moment after `now` at which a job is due. None: there is none."""
    waits = jobs.c.done_at.is_(None), jobs.c.due_at > unit.now, jobs.c.kind.not_in(ERRANDS)
    found = await unit.execute(select(func.min(jobs.c.due_at, type_=Moment())).where(*waits))
    moment: datetime | None = found.scalar_one()
    return moment


def _groups(rows: Iterable[RowMapping]) -> Iterator[Group]:
    """Those that are done together, of each customer one, and any other by itself."""
    kind, found = "", dict[object, int]()
    for row in rows:
        whose = row["customer_id"]
        if found and (row["kind"] != kind or kind not in TOGETHER or whose in found):
            yield Group(kind, list(found.values()))
            found = {}
        kind, found[whose] = row["kind"], row["id"]
    yield Group(kind, list(found.values()))


async def _do(unit: Unit, groups: Sequence[Group]) -> None:
    """All of them in one go; should anything fail, each row alone, so that nothing fails for another's sake."""
    try:
        async with unit.savepoint():
            for group in groups:
                await _do_group(unit, group)
    except Exception as error:
        if is_away(error):
            raise
        alone = [Group(group.kind, [number]) for group in groups for number in group.numbers]
        if len(alone) > 1:
            for each in alone:
                await _do(unit, [each])
            return
        ((kind, (number,)),) = alone
        log.exception("job_failed", job=number, kind=kind)
        await unit.execute(PUT_OFF, [{"number": number, "until": unit.now + RETRY}])


async def _do_group(unit: Unit, group: Group) -> None:
    # Written down before it is done: one that calls off what waits of its kind must not delete its own row.
    taken = {"numbers": group.numbers, "of": group.kind, "now": unit.now}
    rows = (await unit.execute(TAKE, taken)).mappings().all()
    dues = [Waiting(row["id"], job_in(row), row["due_at"]) for row in sorted(rows, key=_order)]
    if not dues:
        return
    laters = await DOERS[type(dues[0].job)](unit, dues)
    off = [{"number": due.id, "until": at} for due, at in zip(dues, laters, strict=True) if at]
    if off:
        await unit.execute(PUT_OFF, off)


def _order(row: RowMapping) -> tuple[datetime, int]:
    return row["due_at"], row["id"]
