"""The tenth coffee is ours: cards of stamps, filled by the whole units that were bought and kept.

What is given back takes its stamps away. A card that was full then stays paid: it has to be filled up to there again
before the next one brings anything.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from care.business.loyalty import Stamps
from care.loyalty.accounts import Account, bring, count, move
from care.loyalty.movements import Kind, Why
from care.loyalty.receipts import Bought
from care.store.tables import stamps
from care.store.theirs import rows_of
from care.store.unit import Unit


async def stamp(
    unit: Unit,
    account: Account,
    before: Iterable[Bought],
    after: Iterable[Bought],
    *,
    receipt: str,
    at: datetime,
) -> int:
    """From what was kept `before` to what is kept `after`, of a receipt of that time; the points that it brings."""
    before, after = tuple(before), tuple(after)
    brought = 0
    for card in unit.business.loyalty.stamps:
        more = _units(card, after) - _units(card, before)
        if more:
            brought += card.points * await _stamp(unit, account, card, more, receipt, at)
    return brought


async def told_of(unit: Unit, customer: int) -> list[dict[str, Any]]:
    """All of a customer's cards, as they may read it."""
    return await rows_of(unit, stamps, customer, ("card", "stamped", "given"))


def _units(card: Stamps, bought: Iterable[Bought]) -> int:
    return sum(each.units for each in bought if not card.categories or each.line.category in card.categories)


async def _stamp(unit: Unit, account: Account, card: Stamps, more: int, receipt: str, at: datetime) -> int:
    """How many cards it has filled."""
    key = {"customer_id": account.customer_id, "card": card.key}
    mine = stamps.c.customer_id == account.customer_id, stamps.c.card == card.key
    row = (await unit.execute(select(stamps.c.stamped, stamps.c.given).where(*mine))).one_or_none()
    stamped, given = (row.stamped + more, row.given) if row else (more, 0)
    full = max(stamped // card.every, given)
    for number in range(given + 1, full + 1):
        once = f"stamps:{account.customer_id}:{card.key}:{number}"
        movement = await move(unit, account, Kind.EARN, Why.STAMPS, card.points, once=once, receipt=receipt)
        await bring(unit, account, movement, card.points, since=at, wait=True)
        await count(unit, account, card.points, at)
    write = unit.upsert(stamps, keys=tuple(key), changed=("stamped", "given"))
    await unit.execute(write, key | {"stamped": stamped, "given": full})
    return full - given
