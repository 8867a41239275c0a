"""What the explorer assumes of a loyal customer: what they have, and how it came and went."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from care.business import Business, Localized, Reward
from care.business.loyalty import Loyalty
from care.commands import Result
from care.loyalty.friends import Brought, Came, CameByFriend, ComeByFriend, Invitation, InviteFriend
from care.loyalty.movements import Kind, Movement, Why
from care.loyalty.purchases import Line, Purchase
from care.loyalty.receipts import Bought, Receipt
from care.loyalty.reckoning import Reason
from care.loyalty.standing import Portion, Standing
from care.loyalty.till.commands import CancelVoucher, PointsBack, TakeReward, VoucherMade
from care.loyalty.till.vouchers import Voucher
from care.people.numbers import Numbers
from dialogs.customers.facts import (
    Answered,
    Coming,
    Endings,
    Friends,
    MayInvite,
    Movements,
    OfferedGroup,
    OwnNumbers,
    Points,
    Reached,
    Receipts,
    RuleChanges,
    Vouchers,
)
from dialogs.engine.machine import Need
from dialogs.explorer import casts

CARD = "4820000000017"
CONTACT: dict[str, Any] = {"phone_number": "380501234567", "user_id": 1001}
RULES = Loyalty(
    rewards=(
        Reward(key="cake", name=Localized({"uk": "Торт", "ru": "Торт", "en": "Cake"}), points=12),
        Reward(key="cup", name=Localized({"uk": "Чашка", "ru": "Чашка", "en": "Cup"}), points=900),
    )
)


HOW = {"new": Came.NEW, "own": Came.OWN, "again": Came.AGAIN, "old": Came.OLD}  # a code, and what comes of it
NOTHING: dict[type, object] = {
    Points: Standing(),
    OwnNumbers: Numbers(),
    MayInvite: False,
    Friends: Brought(),
    Reached: casts.NOBODY,
    Answered: frozenset(),
    OfferedGroup: None,
}  # what is found of who is new


def granted(command: TakeReward | CancelVoucher | InviteFriend | ComeByFriend) -> Result:
    match command:
        case TakeReward():
            return VoucherMade(7)
        case CancelVoucher():
            return PointsBack(12)
        case InviteFriend():
            return Invitation("AbCd_-12")
        case ComeByFriend(code):
            return CameByFriend(HOW.get(code, Came.NOBODYS))


def found(need: Need[Any], business: Business, now: datetime) -> object:  # noqa: C901 - one line a need
    if isinstance(need, Reached):
        return casts.REACHED
    if isinstance(need, Answered | OfferedGroup):
        return NOTHING[type(need)]
    if isinstance(need, RuleChanges):
        return casts.CHANGES
    match need:
        case Points():
            return Standing(120, 220, business.tiers[0], pending=30, debt=2)
        case Movements(before=None):
            return _movements(now)
        case Movements():
            return _movements(now)[-1:]
        case Coming() | Endings():
            return (Portion(12, now + timedelta(days=12)),)
        case Receipts():
            return (_receipt(now),)
        case OwnNumbers():
            return Numbers(phone="+380501234567")
        case MayInvite():
            return True
        case Friends():
            return Brought(3, 2)
        case Vouchers():
            return (voucher(business.loyalty.rewards[0], now),)
    raise LookupError(need)


def voucher(reward: Reward, now: datetime) -> Voucher:
    name = reward.name
    return Voucher(7, "123456784", 1001, reward.key, name, name, reward.points, now + timedelta(days=9))


def _receipt(now: datetime) -> Receipt:
    line = Line(id="1", sum=Decimal(9))
    bought = Purchase(key="12:7", customer=1001, currency="UAH", at=now, lines=(line,))
    return Receipt(1, bought, (Bought(line, Reason(1, Decimal(10))),), 0, 0)


def _movements(now: datetime) -> tuple[Movement, ...]:
    """One for each reason, which is more than a page holds."""
    spent = Movement(-100, "&" * 300, now, Kind.REDEEM, Why.REWARD, id=99)
    reasons = enumerate(reversed(Why), 1)
    return spent, *(Movement(220, "", now, why=why, receipt="12:7", id=number) for number, why in reasons)
