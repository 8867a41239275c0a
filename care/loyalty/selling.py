"""Somebody buys, or gives back: what it does to their points, and the word about it, once however often it is told."""

from care.loyalty import friends
from care.loyalty.earning import Earned, earn
from care.loyalty.gifts import tell
from care.loyalty.movements import Why
from care.loyalty.purchases import Purchase, Refund
from care.loyalty.refunding import Refunded, refund
from care.store.unit import Unit


async def sell(unit: Unit, purchase: Purchase) -> Earned:
    """As care.loyalty.earning.earn."""
    earned = await earn(unit, purchase)
    if earned.again:
        return earned
    since = earned.available_at if earned.available_at > unit.now else None
    for points, why in ((earned.points, Why.PURCHASE), (earned.stamps, Why.STAMPS)):
        if points:
            await tell(unit, purchase.customer, points, why=why, since=since)
    await friends.bought(unit, purchase.customer)
    return earned


async def take_back(unit: Unit, told: Refund) -> Refunded:
    """As care.loyalty.refunding.refund."""
    refunded = await refund(unit, told)
    change = refunded.returned - refunded.taken
    if not refunded.again and (change or refunded.debt):
        await tell(unit, refunded.customer, change, why=Why.REFUND, debt=refunded.debt)
    return refunded
