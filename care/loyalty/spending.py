"""Points are spent, and given back when what they were spent on is: cancelled, or returned with its receipt."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select

from care.loyalty import lots
from care.loyalty.accounts import Account, move, opened, spendable, watch
from care.loyalty.movements import Kind, Why, told
from care.loyalty.problems import Problem
from care.store.tables import movements
from care.store.unit import Unit
from care.values.errors import NotEnough, NotInLedger


async def redeem(
    unit: Unit,
    customer: int,
    points: int,
    *,
    once: str,
    receipt: str = "",
    reason: str = "",
    actor: int | None = None,
) -> bool:
    """Spend points, above zero, on a receipt (its key) or on something else. False: they were for `once` before.

    Raises NotEnough for more than can be spent now, NotInLedger and NoCustomer.
    """
    if points <= 0:
        raise NotInLedger(problem=Problem.NOT_POSITIVE)
    async with opened(unit, customer) as account:
        before = await told(unit, once)
        if before is not None:
            if (before["customer_id"], before["amount"], before["kind"]) != (customer, -points, Kind.REDEEM):
                raise NotInLedger(problem=Problem.OTHER_BODY)
            return False
        if (balance := await spendable(unit, account)) < points:
            raise NotEnough(balance=balance)
        number = await move(
            unit,
            account,
            Kind.REDEEM,
            Why.REWARD,
            -points,
            once=once,
            receipt=receipt,
            reason=reason,
            actor=actor,
        )
        await lots.take(unit, customer, number, points)
    return True


async def cancel(unit: Unit, of: str, *, once: str, reason: str = "", actor: int | None = None) -> int:
    """Give back all that is left of what was redeemed for `of`, with its old end; how much that was.

    0: it was given back before. Raises NotInLedger for what was never redeemed.
    """
    found = await told(unit, of)
    if found is None or found["kind"] != Kind.REDEEM:
        raise NotInLedger(problem=Problem.UNKNOWN_REDEMPTION)
    async with opened(unit, found["customer_id"]) as account:
        amount: int = -found["amount"] - await returned(unit, found["id"])
        if amount <= 0 or await told(unit, once) is not None:
            return 0
        await give_back(
            unit, account, found, amount, why=Why.CANCELLED, once=once, reason=reason, actor=actor
        )
    return amount


async def returned(unit: Unit, redemption: int) -> int:
    """How much of it was given back."""
    query = select(func.coalesce(func.sum(movements.c.amount), 0)).where(movements.c.of_id == redemption)
    return int((await unit.execute(query)).scalar_one())


async def give_back(
    unit: Unit,
    account: Account,
    redemption: Mapping[Any, Any],
    amount: int,
    *,
    why: Why,
    once: str,
    reason: str = "",
    actor: int | None = None,
) -> None:
    """So much of a redemption, which is a row of `movements`."""
    number = await move(
        unit,
        account,
        Kind.RETURN,
        why,
        amount,
        once=once,
        reason=reason,
        receipt=redemption["receipt"],
        of=redemption["id"],
        actor=actor,
    )
    # Where the balance was below zero, the rest makes up for that.
    some = min(amount, max(account.balance, 0))
    until = unit.now + unit.business.loyalty.grace
    ends = await lots.give_back(unit, redemption["id"], number, some, until)
    if ends is not None:
        await watch(unit, account, ends)
