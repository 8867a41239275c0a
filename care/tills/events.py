"""A business's system tells what has happened to a customer, and what follows on it is planned (docs/followups.md)."""

from dataclasses import dataclass
from datetime import datetime

from care.followups.events import EVENTS, AppointmentMade, OrderPlaced
from care.followups.telling import tell
from care.loyalty.problems import Problem
from care.loyalty.purchases import AHEAD as CLOCKS
from care.store.unit import Unit
from care.tills.whose import Person, whose
from care.values.errors import NoCustomer, NotInLedger, NotOffered

AHEAD = frozenset({OrderPlaced.word, AppointmentMade.word})  # those whose time is to come


@dataclass(frozen=True, kw_only=True)
class Happened:
    """`what`: as people type it. `at` None: now."""

    what: str
    person: Person
    number: str
    at: datetime | None = None
    touchpoint: str = ""


async def happened(unit: Unit, told: Happened) -> tuple[int, bool]:
    """Whose it is, and whether it was new.

    Raises NoCustomer, NotOffered for a touchpoint that the settings do not have, and NotInLedger for what is to come.
    """
    customer = await whose(unit, told.person)
    if customer is None:
        raise NoCustomer
    if told.touchpoint and unit.business.touchpoint(told.touchpoint) is None:
        raise NotOffered
    at = told.at or unit.now
    if told.what not in AHEAD and at > unit.now + CLOCKS:
        raise NotInLedger(problem=Problem.FROM_THE_FUTURE)
    event = EVENTS[told.what](customer=customer, reference=told.number, touchpoint=told.touchpoint, at=at)
    return customer, await tell(unit, event)
