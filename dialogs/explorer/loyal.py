"""What the explorer assumes of a loyal customer: what they have, and how it came and went."""

from datetime import datetime, timedelta
from typing import Any

from care.business import Business
from care.loyalty.movements import Kind, Movement, Why
from care.loyalty.standing import Portion, Standing
from dialogs.customers.facts import Coming, Endings, Movements, Points
from dialogs.engine.machine import Need


def found(need: Need[Any], business: Business, now: datetime) -> object:
    match need:
        case Points():
            return Standing(120, 220, business.tiers[0], pending=30, debt=2)
        case Movements(before=None):
            return _movements(now)
        case Movements():
            return _movements(now)[-1:]
        case Coming() | Endings():
            return (Portion(12, now + timedelta(days=12)),)
    raise LookupError(need)


def _movements(now: datetime) -> tuple[Movement, ...]:
    """One for each reason, which is more than a page holds."""
    spent = Movement(-100, "&" * 300, now, Kind.REDEEM, Why.REWARD, id=99)
    reasons = enumerate(reversed(Why), 1)
    return spent, *(Movement(220, "", now, why=why, receipt="12:7", id=number) for number, why in reasons)
