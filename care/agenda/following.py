"""A follow-up is planned: once for what it is about, however often and by however many that is said."""

from datetime import datetime, timedelta

from care.agenda.jobs import FollowUp
from care.agenda.schedule import schedule_once
from care.business.followups import FollowUpRule
from care.store.unit import Unit


def rule_of(unit: Unit, kind: str) -> FollowUpRule:
    rule: FollowUpRule = getattr(unit.business.followups, kind)
    return rule


async def plan(
    unit: Unit, kind: str, customer: int, about: str, since: datetime, touchpoint: str = ""
) -> None:
    """So long after `since` as the settings say, unless it is off, or too late by now."""
    rule = rule_of(unit, kind)
    at = since + rule.after
    if rule.on and at + rule.late > unit.now:
        job = FollowUp(customer=customer, kind=kind, about=about, touchpoint=touchpoint, at=at)
        await schedule_once(unit, job, max(at, unit.now), f"{kind}:{customer}:{about}")


def ends(unit: Unit, job: FollowUp) -> datetime:
    """From when on it is too late."""
    late: timedelta = rule_of(unit, job.kind).late
    return job.at + late
