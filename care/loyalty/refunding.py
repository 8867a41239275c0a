"""What was bought is given back, in whole or by lines and quantities, in as many refunds as there are.

What that part brought is taken back, also when it was spent. What has expired of it is gone already, and not taken
twice. What was redeemed on the receipt comes back by the share of its money that is given back.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import floor

from sqlalchemy import RowMapping, select

from care.loyalty import lots, receipts
from care.loyalty.accounts import Account, count, opened, reverse
from care.loyalty.earning import once_of
from care.loyalty.movements import Kind, Why, told
from care.loyalty.problems import Problem
from care.loyalty.purchases import Part, Refund, check_refund
from care.loyalty.receipts import Receipt
from care.loyalty.spending import give_back, returned
from care.loyalty.stamping import stamp
from care.store.tables import movements
from care.store.unit import Unit
from care.values.errors import NotInLedger


@dataclass(frozen=True)
class Refunded:
    """Points that were taken back, are owed from now on, and were given back; `again`: it was told before.

    `customer`: who had bought it.
    """

    taken: int = 0
    debt: int = 0
    returned: int = 0
    again: bool = False
    customer: int = field(default=0, compare=False)


async def refund(unit: Unit, told_of: Refund) -> Refunded:
    """Raises NotInLedger for what cannot be, and NoCustomer where their data was erased."""
    check_refund(told_of, unit.now)
    async with opened(unit, await _buyer(unit, told_of)) as account:
        before = await receipts.find_refund(unit, told_of.key)
        if before is not None:
            if before != told_of:
                raise NotInLedger(problem=Problem.OTHER_BODY)
            return await _what_it_did(unit, account, told_of.key)
        receipt = await _receipt(unit, told_of)  # as it is once nobody else gives back of it
        after = receipt.without(parts_of(told_of, receipt))
        source = await told(unit, once_of(told_of.receipt))
        after = replace(after, reversed=receipt.reversed + await _claim(unit, receipt, after, source))
        if not await receipts.write_refund(unit, told_of, after):
            raise NotInLedger(problem=Problem.OTHER_BODY)  # it was told of another receipt
        taken = debt = 0
        if source is not None and (claim := after.reversed - receipt.reversed):
            once = f"refund:{told_of.key}"
            taken, debt = await reverse(
                unit, account, source, claim, once=once, why=Why.REFUND, receipt=told_of.receipt
            )
        if lost := receipt.deserved - after.deserved:
            await count(unit, account, -lost, receipt.purchase.at)
        await stamp(
            unit,
            account,
            receipt.bought,
            after.bought,
            receipt=told_of.receipt,
            at=receipt.purchase.at,
        )
        back = await _give_back(unit, account, told_of, after)
    return Refunded(taken, debt, back, customer=account.customer_id)


async def _buyer(unit: Unit, told_of: Refund) -> int:
    found = await receipts.buyer(unit, told_of.receipt)
    if found is None:
        raise NotInLedger(problem=Problem.UNKNOWN_RECEIPT)
    return found


async def _receipt(unit: Unit, told_of: Refund) -> Receipt:
    found = await receipts.find(unit, told_of.receipt)
    if found is None:
        raise NotInLedger(problem=Problem.UNKNOWN_RECEIPT)
    return found


def parts_of(told_of: Refund, receipt: Receipt) -> Sequence[Part]:
    """What it gives back of the receipt as it is. Raises NotInLedger."""
    left = {each.line.id: each.line.quantity - each.refunded for each in receipt.bought}
    parts = told_of.parts or tuple(Part(line=line, quantity=rest) for line, rest in left.items() if rest)
    if any(part.line not in left for part in parts):
        raise NotInLedger(problem=Problem.UNKNOWN_LINE)
    if not parts or any(part.quantity > left[part.line] for part in parts):
        raise NotInLedger(problem=Problem.REFUND_TOO_LARGE)
    return parts


async def _claim(unit: Unit, receipt: Receipt, after: Receipt, source: RowMapping | None) -> int:
    """How much of what the receipt brought is to be taken back now."""
    if source is None:
        return 0
    expired = await lots.expired_of(unit, source["id"])
    return max(0, min(receipt.points - after.deserved, receipt.points - expired) - receipt.reversed)


async def _give_back(unit: Unit, account: Account, told_of: Refund, after: Receipt) -> int:
    """Of each redemption on the receipt."""
    on_it = movements.c.receipt == told_of.receipt, movements.c.customer_id == account.customer_id
    query = select(movements).where(*on_it, movements.c.kind == str(Kind.REDEEM)).order_by(movements.c.id)
    total = 0
    for redemption in (await unit.execute(query)).mappings().all():
        due = floor(-redemption["amount"] * after.given_back) - await returned(unit, redemption["id"])
        if due > 0:
            once = f"return:{told_of.key}:{redemption['id']}"
            await give_back(unit, account, redemption, due, why=Why.REFUND, once=once)
            total += due
    return total


async def _what_it_did(unit: Unit, account: Account, key: str) -> Refunded:
    taken = await told(unit, f"refund:{key}")
    mine = movements.c.once.startswith(f"return:{key}:", autoescape=True)
    back = (await unit.execute(select(movements.c.amount).where(mine))).scalars().all()
    return Refunded(
        taken=-taken["amount"] if taken else 0,
        debt=taken["debt"] if taken else 0,
        returned=sum(back),
        again=True,
        customer=account.customer_id,
    )
