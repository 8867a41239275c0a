"""Follow-ups that are due: whether one still holds, whether we may write, and then both are written down together."""

from dataclasses import replace
from datetime import datetime

from care.agenda.jobs import FollowUp
from care.agenda.waiting import Waiting
from care.contact import No, NotBefore, Yes, may_write, write
from care.contact.asking import count
from care.due.doers import does
from care.followups.kind import Kind
from care.followups.kinds import KINDS
from care.outbox import Lane, to_person
from care.people.customers import find
from care.store.unit import Unit


@does(FollowUp)
async def _follow_up(unit: Unit, due: Waiting[FollowUp]) -> datetime | None:
    kind = KINDS.get(due.job.kind)
    if kind is None:
        return None
    ends = due.job.at + kind.rule(unit.business).late
    why = "off" if not kind.rule(unit.business).on else "late" if unit.now > ends else ""
    if not why:
        return await _ask(unit, kind, due.job, ends)
    await _settle(unit, kind, why)
    return None


async def _ask(unit: Unit, kind: Kind, job: FollowUp, ends: datetime) -> datetime | None:
    customer = await find(unit, job.customer)
    word = await kind.word(unit, customer, job) if customer is not None else None
    if word is None:
        await _settle(unit, kind, "gone")
        return None
    match await may_write(unit, kind.purpose, job.customer):
        case NotBefore(at=at):
            if at <= ends:
                return at
            await _settle(unit, kind, "late")
        case Yes() as yes:
            post = replace(to_person(job.customer, word), lane=Lane.FOLLOWUP, stream="followup")
            await write(unit, yes, post, touchpoint=job.touchpoint or kind.key)
        case No():
            pass  # with its reason, it is counted
    return None


async def _settle(unit: Unit, kind: Kind, why: str) -> None:
    """It is not sent, and that is counted."""
    await count(unit, kind.purpose, f"no:{why}")
