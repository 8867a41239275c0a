"""What is wrong in an account is put right by one more movement, which says who did it and why."""

from care.loyalty import lots
from care.loyalty.accounts import bring, move, opened, spendable
from care.loyalty.movements import Kind, Why, told
from care.loyalty.problems import Problem
from care.store.unit import Unit
from care.values.errors import NotEnough, NotInLedger


async def correct(unit: Unit, customer: int, points: int, *, once: str, reason: str, actor: int) -> bool:
    """Give points, or take them where they are below zero; nothing of it counts for the tier.

    False: it was done for `once` before. Raises NotEnough rather than go below zero, NotInLedger and NoCustomer.
    """
    if not points:
        raise NotInLedger(problem=Problem.NOT_POSITIVE)
    if not reason.strip():
        raise NotInLedger(problem=Problem.NO_REASON)
    async with opened(unit, customer) as account:
        if await told(unit, once) is not None:
            return False
        if points < 0 and (balance := await spendable(unit, account)) < -points:
            raise NotEnough(balance=balance)
        number = await move(
            unit, account, Kind.CORRECT, Why.CORRECTION, points, once=once, reason=reason, actor=actor
        )
        if points > 0:
            await bring(unit, account, number, points)
        else:
            await lots.take(unit, customer, number, -points)
    return True
