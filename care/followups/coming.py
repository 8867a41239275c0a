"""What will be asked and said by itself, by kind and person, with what may-write says today; and holding one back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import AskScore, FollowUp
from care.contact import Verdict, verdict_on
from care.contact.purposes import SURVEY
from care.followups.kind import Planned
from care.followups.kinds import KINDS
from care.store.tables import customers, jobs
from care.store.unit import Unit


@dataclass(frozen=True)
class Coming:
    planned: Planned
    name: str  # the customer's
    verdict: Verdict  # at its time, as far as it is known now


async def coming(unit: Unit, until: datetime, most: int = 50) -> list[Coming]:
    """The earliest first; so many at most."""
    found = await _planned(unit, until, most)
    for kind in KINDS.values():
        if kind.coming is not None:
            found += await kind.coming(unit, until, most)
    found.sort(key=lambda each: (each.at, each.customer))
    names = await _names(unit, {each.customer for each in found[:most]})
    return [
        Coming(
            each,
            names.get(each.customer, ""),
            await verdict_on(unit, each.purpose, each.customer, at=max(each.at, unit.now)),
        )
        for each in found[:most]
    ]


async def hold_back(unit: Unit, job: int) -> Planned | None:
    """It shall not be sent. None: it has been, or was held back before."""
    ours = jobs.c.kind.in_((FollowUp.stored_as, AskScore.stored_as))
    # Done and not gone: what is told once more shall not come all the same.
    held = update(jobs).where(jobs.c.id == job, jobs.c.done_at.is_(None), ours).values(done_at=unit.now)
    row = (await unit.execute(held.returning(jobs))).mappings().one_or_none()
    if row is None:
        return None
    if row["kind"] == FollowUp.stored_as:
        return _of_job(row["id"], row["customer_id"], row["data"], row["due_at"])
    return Planned(purpose=SURVEY, customer=0, at=row["due_at"], about=str(row["ticket_id"]), job=job)


async def _planned(unit: Unit, until: datetime, most: int) -> list[Planned]:
    waits = jobs.c.kind == FollowUp.stored_as, jobs.c.done_at.is_(None), jobs.c.due_at <= until
    query = select(jobs.c.id, jobs.c.customer_id, jobs.c.data, jobs.c.due_at).where(*waits)
    rows = await unit.execute(query.order_by(jobs.c.due_at).limit(most))
    found = (_of_job(row.id, row.customer_id, row.data, row.due_at) for row in rows)
    return [each for each in found if each is not None]


def _of_job(number: int, customer: int, data: dict[str, str], at: datetime) -> Planned | None:
    kind = KINDS.get(data["kind"])
    if kind is None:
        return None
    return Planned(purpose=kind.purpose, customer=customer, at=at, about=data["about"], job=number)


async def _names(unit: Unit, ids: Iterable[int]) -> dict[int, str]:
    query = select(customers.c.id, customers.c.name).where(customers.c.id.in_(ids))
    return {row.id: row.name for row in await unit.execute(query)}
