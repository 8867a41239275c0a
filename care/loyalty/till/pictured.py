"""What a cashier's photo shows: one customer's card, or a voucher.

A photo shows what lies around, too: the bars of what is sold, the square of a terminal. What cannot be a code of ours,
and bars that no customer has told us, are passed over beside one that is. What decides is whose they are: the bars
below a card in the bot are the same customer's.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from care.loyalty.problems import Problem
from care.loyalty.till import cards, vouchers
from care.loyalty.till.codes import read
from care.loyalty.till.vouchers import Voucher
from care.people import numbers, shop_cards
from care.people.numbers import Number
from care.store.unit import Unit
from care.values.errors import CareError, NotInLedger


class Unread(StrEnum):
    NO_PICTURE = "no_picture"
    TOO_LARGE = "too_large"  # or gone
    NO_CODE = "no_code"
    FOREIGN = "foreign"  # a code, and none of ours
    SEVERAL = "several"
    NO_SUM = "no_sum"  # what stands with the photo is none


class PhotoUnread(CareError):  # noqa: N818 - as all of them (care/values/errors.py)
    """`why`: as Unread has it."""

    why: str


@dataclass(frozen=True)
class Codes:
    """What was read, each once: from squares (QR), and from below bars (EAN-13)."""

    squares: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Shown:
    """Whose card; `code`: of their card in the bot, which is not used yet, and empty for a card of the shop."""

    customer: int
    code: str = ""


async def find(unit: Unit, codes: Codes, at: datetime) -> Voucher | Shown:
    """What is meant, in a photo of that moment. Raises PhotoUnread and NotInLedger."""
    ours = [code for code in codes.squares if len(read(code) or "") >= vouchers.DIGITS]
    if len(ours) > 1:
        raise PhotoUnread(why=Unread.SEVERAL)
    owners = await _owners(unit, codes)
    if not ours:
        return Shown(_only(owners, codes))
    [code] = ours
    if len(read(code) or "") == vouchers.DIGITS:
        return await vouchers.look(unit, code)
    customer = await cards.look(unit, code, at)
    if owners - {customer}:
        raise PhotoUnread(why=Unread.SEVERAL)
    return Shown(customer, code)


async def _owners(unit: Unit, codes: Codes) -> set[int]:
    found = [await numbers.owner(unit, Number.CARD, bars) for bars in sorted(codes.bars)]
    return {owner for owner in found if owner is not None}


def _only(owners: set[int], codes: Codes) -> int:
    if len(owners) == 1:
        return owners.pop()
    if owners:
        raise PhotoUnread(why=Unread.SEVERAL)
    if any(map(shop_cards.number, codes.bars)):
        raise NotInLedger(problem=Problem.NUMBER_UNKNOWN)
    raise PhotoUnread(why=Unread.FOREIGN if codes.squares else Unread.NO_CODE)
