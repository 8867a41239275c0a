"""What the explorer assumes of a loyal customer: what they have, and how it came and went."""

from datetime import datetime, timedelta
from typing import Any

from care.business import Business, Localized, Reward
from care.business.loyalty import Loyalty
from care.commands import CancelVoucher, PointsBack, Result, TakeReward, VoucherMade
from care.loyalty.movements import Kind, Movement, Why
from care.loyalty.standing import Portion, Standing
from care.loyalty.till.vouchers import Voucher
from dialogs.customers.facts import Coming, Endings, Movements, Points, Vouchers
from dialogs.engine.machine import Need

RULES = Loyalty(
    rewards=(
        Reward(key="cake", name=Localized({"uk": "Торт", "ru": "Торт", "en": "Cake"}), points=12),
        Reward(key="cup", name=Localized({"uk": "Чашка", "ru": "Чашка", "en": "Cup"}), points=900),
    )
)


def granted(command: TakeReward | CancelVoucher) -> Result:
    return VoucherMade(7) if isinstance(command, TakeReward) else PointsBack(12)


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
        case Vouchers():
            return (voucher(business.loyalty.rewards[0], now),)
    raise LookupError(need)


def voucher(reward: Reward, now: datetime) -> Voucher:
    name = reward.name
    return Voucher(7, "123456784", 1001, reward.key, name, name, reward.points, now + timedelta(days=9))


def _movements(now: datetime) -> tuple[Movement, ...]:
    """One for each reason, which is more than a page holds."""
    spent = Movement(-100, "&" * 300, now, Kind.REDEEM, Why.REWARD, id=99)
    reasons = enumerate(reversed(Why), 1)
    return spent, *(Movement(220, "", now, why=why, receipt="12:7", id=number) for number, why in reasons)
