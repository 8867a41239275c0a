"""Points are earned: by a purchase, or given for something else. Each only once, however often it is told."""

from dataclasses import dataclass
from datetime import datetime

from care.loyalty import receipts
from care.loyalty.accounts import Account, bring, count, move, opened
from care.loyalty.movements import Kind, Why, told
from care.loyalty.problems import Problem
from care.loyalty.purchases import Purchase, check_purchase
from care.loyalty.receipts import Bought
from care.loyalty.reckoning import Reckoning, reckon
from care.loyalty.stamping import stamp
from care.loyalty.standing import tier_of
from care.store.unit import Unit
from care.values.errors import NotInLedger


@dataclass(frozen=True)
class Earned:
    """`again`: the receipt was told before, and brings nothing more. Its points can be spent from `available_at` on.

    `stamps`: what a card of stamps, which it has filled, has brought besides; not said again.
    """

    points: int
    again: bool
    available_at: datetime
    stamps: int = 0


async def earn(unit: Unit, purchase: Purchase) -> Earned:
    """Raises NotInLedger for what cannot be, and NoCustomer."""
    check_purchase(purchase, unit.business.loyalty, unit.now)
    async with opened(unit, purchase.customer) as account:
        before = await receipts.find(unit, purchase.key)
        if before is not None and before.purchase != purchase:
            raise NotInLedger(problem=Problem.OTHER_BODY)
        available = max(unit.now, purchase.at + unit.business.loyalty.wait)
        if before is not None:
            return Earned(before.points, again=True, available_at=available)
        tier = await tier_of(unit, account.customer_id)
        reckoning = reckon(purchase.lines, purchase.at, tier, unit.business)
        if not await receipts.write(unit, purchase, reckoning, tier.key if tier else ""):
            raise NotInLedger(problem=Problem.OTHER_BODY)  # it was told of somebody else
        stamps = await _earn(unit, account, purchase, reckoning)
    return Earned(reckoning.points, again=False, available_at=available, stamps=stamps)


def once_of(receipt: str) -> str:
    """What the movement of a receipt's points is made for."""
    return f"receipt:{receipt}"


async def _earn(unit: Unit, account: Account, purchase: Purchase, reckoning: Reckoning) -> int:
    """What its stamps have brought."""
    if amount := reckoning.points:
        once = once_of(purchase.key)
        number = await move(unit, account, Kind.EARN, Why.PURCHASE, amount, once=once, receipt=purchase.key)
        await bring(unit, account, number, amount, since=purchase.at, wait=True)
        await count(unit, account, amount, purchase.at)
    bought = [Bought(each.line, each.reason) for each in reckoning.lines]
    return await stamp(unit, account, (), bought, receipt=purchase.key, at=purchase.at)


async def award(
    unit: Unit,
    customer: int,
    points: int,
    *,
    why: Why,
    once: str,
    reason: str = "",
    actor: int | None = None,
) -> bool:
    """Give points, above zero. False: they were given for `once` before, and not again.

    Raises NotInLedger and NoCustomer.
    """
    if points <= 0:
        raise NotInLedger(problem=Problem.NOT_POSITIVE)
    async with opened(unit, customer) as account:
        if await told(unit, once) is not None:
            return False
        number = await move(unit, account, Kind.EARN, why, points, once=once, reason=reason, actor=actor)
        await bring(unit, account, number, points)
        await count(unit, account, points, unit.now)
    return True
