"""A follow-up is planned: once for what it is about, however often and by however many that is said."""

from datetime import datetime

from care.agenda.jobs import FollowUp
from care.agenda.schedule import schedule_once
from care.followups.kind import Kind
from care.store.unit import Unit


async def plan(unit: Unit, kind: Kind, customer: int, about: str, at: datetime, touchpoint: str = "") -> None:
    """Unless it is off, or too late by now."""
    rule = kind.rule(unit.business)
    if rule.on and at + rule.late > unit.now:
        job = FollowUp(customer=customer, kind=kind.key, about=about, touchpoint=touchpoint, at=at)
        await schedule_once(unit, job, max(at, unit.now), f"{kind.key}:{customer}:{about}")
