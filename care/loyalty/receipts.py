"""Receipts and refunds, as they were told, each once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sqlalchemy import bindparam, func, select, update

from care.loyalty.purchases import Line, Part, Purchase, Refund
from care.loyalty.reckoning import Reason, Reckoned, Reckoning, rounded
from care.store.tables import receipt_lines, receipts, refunds
from care.store.unit import Unit
from care.values.codec import plain, read


@dataclass(frozen=True)
class Bought:
    """A line of a receipt, and so much of its quantity was given back."""

    line: Line
    reason: Reason
    refunded: Decimal = Decimal(0)

    @property
    def kept(self) -> Fraction:
        """Which part of it."""
        return 1 - Fraction(self.refunded) / Fraction(self.line.quantity)

    @property
    def units(self) -> int:
        """Whole ones that were kept."""
        return int(self.line.quantity - self.refunded)


@dataclass(frozen=True)
class Receipt:
    """A purchase that was told: what it brought, and what of that was taken back or is owed.

    Its purchase is nobody's (0) once their data was erased.
    """

    id: int
    purchase: Purchase
    bought: tuple[Bought, ...]
    points: int
    reversed: int
    tier: str = ""  # theirs, then

    @property
    def deserved(self) -> int:
        """What is kept of it brings so much, by the rules that held then."""
        return rounded(each.reason.brings(each.line.sum) * each.kept for each in self.bought)

    @property
    def given_back(self) -> Fraction:
        """Which part of it, by money; by quantity, if it cost none."""
        weights = [Fraction(each.line.sum) for each in self.bought]
        if not any(weights):
            weights = [Fraction(each.line.quantity) for each in self.bought]
        kept = sum(
            (weight * each.kept for weight, each in zip(weights, self.bought, strict=True)), Fraction(0)
        )
        return 1 - kept / sum(weights)

    def without(self, parts: Sequence[Part]) -> "Receipt":
        """As it is once these are given back, too."""
        back = {part.line: part.quantity for part in parts}
        bought = (
            replace(each, refunded=each.refunded + back.get(each.line.id, Decimal(0))) for each in self.bought
        )
        return replace(self, bought=tuple(bought))


async def buyer(unit: Unit, key: str) -> int | None:
    """Whose it is, 0 once they are erased; None: there is none."""
    query = select(func.coalesce(receipts.c.customer_id, 0)).where(receipts.c.key == key)
    found: int | None = (await unit.execute(query)).scalar_one_or_none()
    return found


async def find(unit: Unit, key: str) -> Receipt | None:
    row = (await unit.execute(select(receipts).where(receipts.c.key == key))).mappings().one_or_none()
    if row is None:
        return None
    query = select(receipt_lines).where(receipt_lines.c.receipt_id == row["id"])
    found = (await unit.execute(query.order_by(receipt_lines.c.number))).mappings()
    bought = tuple(
        Bought(
            Line(id=each["line"], **{name: each[name] for name in ("sku", "category", "quantity", "sum")}),
            read(Reason, each["why"]),
            each["refunded"],
        )
        for each in found
    )
    purchase = Purchase(
        key=row["key"],
        customer=row["customer_id"] or 0,
        currency=row["currency"],
        at=row["at"],
        lines=tuple(each.line for each in bought),
        till=row["till"],
    )
    return Receipt(row["id"], purchase, bought, row["points"], row["reversed"], row["tier"])


async def latest(unit: Unit, customer: int, limit: int) -> tuple[Receipt, ...]:
    """A customer's, the one that was told last first."""
    mine = select(receipts.c.key).where(receipts.c.customer_id == customer)
    keys = (await unit.execute(mine.order_by(receipts.c.id.desc()).limit(limit))).scalars().all()
    found = [await find(unit, key) for key in keys]
    return tuple(each for each in found if each is not None)


async def told_of(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """All of a customer's, as they may read them."""
    query = select(receipts).where(receipts.c.customer_id == customer).order_by(receipts.c.id)
    found = (await unit.execute(query)).mappings().all()
    names = ("sku", "category", "quantity", "sum", "refunded")
    lines: dict[int, list[dict[str, str]]] = {row["id"]: [] for row in found}
    of_them = receipt_lines.c.receipt_id.in_(select(receipts.c.id).where(receipts.c.customer_id == customer))
    ordered = select(receipt_lines).where(of_them).order_by(receipt_lines.c.number)
    for row in (await unit.execute(ordered)).mappings():
        lines[row["receipt_id"]].append({name: str(row[name]) for name in names})
    return [
        {
            **{name: row[name] for name in ("key", "till", "at", "currency", "points")},
            "total": str(row["total"]),
            "lines": lines[row["id"]],
        }
        for row in found
    ]


async def write(unit: Unit, purchase: Purchase, reckoning: Reckoning, tier: str) -> bool:
    """False: somebody else has told this key meanwhile."""
    row = {
        "key": purchase.key,
        "customer_id": purchase.customer,
        "till": purchase.till,
        "currency": purchase.currency,
        "at": purchase.at,
        "told_at": unit.now,
        "total": purchase.total,
        "points": reckoning.points,
        "reversed": 0,
        "tier": tier,
    }
    insert = unit.insert(receipts).on_conflict_do_nothing().returning(receipts.c.id)
    number = (await unit.execute(insert, row)).scalar_one_or_none()
    if number is None:
        return False
    lines = [_line(number, place, each) for place, each in enumerate(reckoning.lines, 1)]
    await unit.execute(unit.insert(receipt_lines), lines)
    return True


def _line(receipt: int, place: int, reckoned: Reckoned) -> dict[str, Any]:
    line = reckoned.line
    names = ("sku", "category", "quantity", "sum")
    return {
        "receipt_id": receipt,
        "number": place,
        "line": line.id,
        **{name: getattr(line, name) for name in names},
        "refunded": Decimal(0),
        "why": plain(reckoned.reason),
    }


async def find_refund(unit: Unit, key: str) -> Refund | None:
    query = select(refunds, receipts.c.key.label("receipt")).join(
        receipts, receipts.c.id == refunds.c.receipt_id
    )
    row = (await unit.execute(query.where(refunds.c.key == key))).mappings().one_or_none()
    if row is None:
        return None
    parts = tuple(read(Part, each) for each in row["parts"])
    return Refund(key=key, receipt=row["receipt"], at=row["at"], parts=parts)


async def write_refund(unit: Unit, refund: Refund, receipt: Receipt) -> bool:
    """With the receipt as it is from then on. False: somebody else has told this key meanwhile."""
    row = {
        "key": refund.key,
        "receipt_id": receipt.id,
        "at": refund.at,
        "told_at": unit.now,
        "parts": [plain(part) for part in refund.parts],
    }
    insert = unit.insert(refunds).on_conflict_do_nothing().returning(refunds.c.id)
    if (await unit.execute(insert, row)).scalar_one_or_none() is None:
        return False
    mine = receipt_lines.c.receipt_id == receipt.id, receipt_lines.c.number == bindparam("place")
    changed = update(receipt_lines).where(*mine).values(refunded=bindparam("back"))
    lines = [{"place": place, "back": each.refunded} for place, each in enumerate(receipt.bought, 1)]
    await unit.execute(changed, lines)
    whole = update(receipts).where(receipts.c.id == receipt.id)
    await unit.execute(whole.values(reversed=receipt.reversed))
    return True
