"""Somebody buys, or gives back: what it does to their points, and the word about it, once however often it is told."""

from dataclasses import dataclass

from care import webhooks
from care.loyalty import friends
from care.loyalty.accounts import hold
from care.loyalty.earning import Earned, earn
from care.loyalty.gifts import tell
from care.loyalty.movements import Why
from care.loyalty.purchases import Purchase, Refund
from care.loyalty.refunding import Refunded, refund
from care.loyalty.standing import standing
from care.store.unit import Unit


@dataclass(frozen=True)
class Sold(Earned):
    """`balance`: what can be spent now."""

    balance: int = 0


@dataclass(frozen=True)
class TakenBack(Refunded):
    """`balance`: what can be spent now."""

    balance: int = 0


async def sell(unit: Unit, purchase: Purchase) -> Sold:
    """As care.loyalty.earning.earn."""
    inviter = await friends.inviter(unit, purchase.customer)
    if inviter is not None:
        await hold(unit, (purchase.customer, inviter))
    earned = await earn(unit, purchase)
    balance = (await standing(unit, purchase.customer)).balance
    sold = Sold(**vars(earned), balance=balance)
    if sold.again:
        return sold
    receipt = {"till": purchase.till, "receipt": purchase.key.removeprefix(f"{purchase.till}:")}
    since = earned.available_at if earned.available_at > unit.now else None
    for points, why in ((earned.points, Why.PURCHASE), (earned.stamps, Why.STAMPS)):
        if points:
            await tell(unit, purchase.customer, points, why=why, since=since, balance=balance)
            said = {"points": points, "why": why, **receipt, "balance": balance}
            await webhooks.tell(unit, webhooks.Event.POINTS_EARNED, purchase.customer, said)
    if inviter is not None:
        await friends.bought(unit, purchase.customer, purchase.key)
    return sold


async def take_back(unit: Unit, told: Refund) -> TakenBack:
    """As care.loyalty.refunding.refund."""
    first = await friends.first_of(unit, told.receipt)
    if first is not None and first.inviter is not None:
        await hold(unit, (first.friend, first.inviter))
    refunded = await refund(unit, told)
    if first is not None and not refunded.again:
        await friends.returned(unit, told.receipt)
    balance = (await standing(unit, refunded.customer)).balance
    change = refunded.returned - refunded.taken
    if not refunded.again and (change or refunded.debt):
        await tell(unit, refunded.customer, change, why=Why.REFUND, debt=refunded.debt, balance=balance)
    return TakenBack(**vars(refunded), balance=balance)
