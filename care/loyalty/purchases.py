"""What a till tells: a purchase with its lines, and what was given back of it. Bad input is refused before it counts.

Sums are money in the one currency of the settings, exact decimals; quantities are decimals, too, for what is weighed.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from care.business.loyalty import Loyalty
from care.loyalty.problems import Problem
from care.values.errors import NotInLedger

AHEAD = timedelta(minutes=10)  # a till's clock may be wrong by so much
MOST = Decimal(10) ** 12  # of a sum or a quantity
DIGITS = 6  # behind the point
KEY, LINE, NAME = 80, 40, 64  # characters


@dataclass(frozen=True, kw_only=True)
class Line:
    """`id` names it within its receipt; `sum` was paid for all of it, after discounts."""

    id: str
    sum: Decimal
    quantity: Decimal = Decimal(1)
    sku: str = ""
    category: str = ""


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """`key` is unique among all receipts of all tills. `at`: aware."""

    key: str
    customer: int
    currency: str
    at: datetime
    lines: tuple[Line, ...]
    till: str = ""

    @property
    def total(self) -> Decimal:
        return sum((line.sum for line in self.lines), Decimal(0))


@dataclass(frozen=True, kw_only=True)
class Part:
    """So much of a line, by its id."""

    line: str
    quantity: Decimal


@dataclass(frozen=True, kw_only=True)
class Refund:
    """Of the receipt with that key. `key` is unique among all refunds. No parts: all that is left of it."""

    key: str
    receipt: str
    at: datetime
    parts: tuple[Part, ...] = field(default=())


def check_purchase(purchase: Purchase, rules: Loyalty, now: datetime) -> None:
    """Raises NotInLedger."""
    _check_keys(
        (purchase.key, KEY), (purchase.till or "-", NAME), *((line.id, LINE) for line in purchase.lines)
    )
    _check_keys(*((name or "-", NAME) for line in purchase.lines for name in (line.sku, line.category)))
    if purchase.currency != rules.currency:
        raise NotInLedger(problem=Problem.FOREIGN_CURRENCY)
    _check_time(purchase.at, now)
    if not purchase.lines:
        raise NotInLedger(problem=Problem.NO_LINES)
    _check_once(line.id for line in purchase.lines)
    for line in purchase.lines:
        _check_quantity(line.quantity)
        if not line.sum.is_finite() or line.sum < 0:
            raise NotInLedger(problem=Problem.NEGATIVE_SUM)
        _check_digits(line.sum)


def check_refund(refund: Refund, now: datetime) -> None:
    """As far as it can be without the receipt. Raises NotInLedger."""
    _check_keys((refund.key, KEY))
    _check_time(refund.at, now)
    _check_once(part.line for part in refund.parts)
    for part in refund.parts:
        _check_quantity(part.quantity)


def _check_keys(*named: tuple[str, int]) -> None:
    if not all(0 < len(name) <= limit for name, limit in named):
        raise NotInLedger(problem=Problem.TOO_LONG)


def _check_time(at: datetime, now: datetime) -> None:
    if at > now + AHEAD:
        raise NotInLedger(problem=Problem.FROM_THE_FUTURE)


def _check_once(lines: Iterable[str]) -> None:
    names = list(lines)
    if len(set(names)) < len(names):
        raise NotInLedger(problem=Problem.REPEATED_LINE)


def _check_quantity(quantity: Decimal) -> None:
    if not quantity.is_finite() or quantity <= 0:
        raise NotInLedger(problem=Problem.BAD_QUANTITY)
    _check_digits(quantity)


def _check_digits(number: Decimal) -> None:
    exponent = number.as_tuple().exponent
    if number >= MOST or (isinstance(exponent, int) and exponent < -DIGITS):
        raise NotInLedger(problem=Problem.TOO_LONG)
