"""What will be asked and said by itself, by kind and person, with what may-write says today; and holding one back."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update

from care.agenda.jobs import AskScore, FollowUp
from care.contact import Verdict, verdict_on
from care.contact.purposes import SURVEY
from care.followups.kind import Planned
from care.followups.kinds import KINDS, kind_for
from care.people.customers import Customer, find, find_all
from care.store.tables import jobs
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
    people = await find_all(unit, {each.customer for each in found[:most]})
    return [await _foreseen(unit, each, people.get(each.customer)) for each in found[:most]]


async def _foreseen(unit: Unit, planned: Planned, customer: Customer | None) -> Coming:
    if planned.job is not None and (kind := kind_for(unit.business, planned.purpose.key, customer)):
        planned = replace(planned, purpose=kind.purpose)
    verdict = await verdict_on(unit, planned.purpose, planned.customer, at=max(planned.at, unit.now))
    return Coming(planned, customer.name if customer else "", verdict)


async def hold_back(unit: Unit, job: int) -> Planned | None:
    """It shall not be sent. None: it has been, or was held back before."""
    ours = jobs.c.kind.in_((FollowUp.stored_as, AskScore.stored_as))
    # Done and not gone: what is told once more shall not come all the same.
    held = update(jobs).where(jobs.c.id == job, jobs.c.done_at.is_(None), ours).values(done_at=unit.now)
    row = (await unit.execute(held.returning(jobs))).mappings().one_or_none()
    if row is None:
        return None
    if row["kind"] == FollowUp.stored_as:
        planned = _of_job(row["id"], row["customer_id"], row["data"], row["due_at"])
        customer = await find(unit, row["customer_id"])
        kind = kind_for(unit.business, row["data"]["kind"], customer)
        return replace(planned, purpose=kind.purpose) if planned and kind else None
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
