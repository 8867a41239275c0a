"""What customers want done about what a till knows of them, and what comes of it (care/handlers.py does it)."""

from dataclasses import dataclass
from datetime import datetime

from care.people.numbers import Number


@dataclass(frozen=True)
class TakeReward:
    """Spend points on the reward of this key; once for each moment at which they were asked whether they mean it."""

    reward: str
    asked_at: datetime


@dataclass(frozen=True)
class ShowCard:
    """Send the customer the picture of their card for the till."""


@dataclass(frozen=True)
class ShowVoucher:
    """Send the customer the picture of one of their vouchers, which a cashier scans."""

    voucher: int


@dataclass(frozen=True)
class CancelVoucher:
    voucher: int


@dataclass(frozen=True)
class OwnNumber:
    """Tills know them by this phone or card from now on, in its normal form."""

    kind: Number
    value: str


@dataclass(frozen=True)
class DropNumber:
    """And by that no more."""

    kind: Number


# --- results


@dataclass(frozen=True)
class VoucherMade:
    voucher: int


@dataclass(frozen=True)
class PointsBack:
    """So many; 0: they were before."""

    points: int
