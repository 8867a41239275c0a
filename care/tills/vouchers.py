"""A till takes vouchers, or takes them back before they are used (care/loyalty/till/vouchers.py)."""

from dataclasses import dataclass

from care.loyalty.till.vouchers import Voucher, cancel, look
from care.store.unit import Unit


@dataclass(frozen=True, kw_only=True)
class Redeemed:
    """As a till tells it. `redemption`: its number there."""

    redemption: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Withdrawn:
    """The same of one whose owner does not want it any more."""

    code: str


async def withdraw(unit: Unit, code: str) -> tuple[Voucher, int]:
    """It, and the points that go back to its owner. Raises NotInLedger."""
    found = await look(unit, code)
    return found, await cancel(unit, found.customer, found.id)
