"""A reward is in reach, or nearly, of what they come back for, and we say what that is read from.

Of a reward that names its `categories` we know whether they come back for it: so many receipts of the last year have
one of them. Who has so few points that a usual purchase of theirs would not do is left in peace.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from care.agenda.jobs import FollowUp
from care.business import Reward
from care.contact.purposes import REWARD
from care.followups.events import Event
from care.followups.kind import Kind
from care.followups.kinds.nps import COMES
from care.loyalty.standing import standing
from care.loyalty.till.vouchers import open_ones
from care.notices.followups import RewardNear
from care.people.customers import Customer
from care.store.tables import receipt_lines, receipts
from care.store.unit import Unit

YEAR = timedelta(days=365)
LOOKED_AT = 50  # receipts, the latest


async def _follows(unit: Unit, event: Event) -> datetime | None:
    return event.at if await _best(unit, event.customer) else None


async def _word(unit: Unit, customer: Customer, _due: FollowUp) -> RewardNear | None:
    return await _best(unit, customer.id)


async def _best(unit: Unit, customer: int) -> RewardNear | None:
    """Of those in reach, or one purchase away, the one that they come back for most often, then the dearest."""
    offered = [each for each in unit.business.loyalty.rewards if each.categories]
    if not offered or not unit.business.followups.reward.on:
        return None
    times, usual = await _habits(unit, customer)
    balance = (await standing(unit, customer)).balance
    near = [
        (often, each.points, each)
        for each in offered
        if (often := _often(each, times)) >= unit.business.followups.reward.least
        and each.points <= balance + usual
    ]
    if not near or await open_ones(unit, customer):  # who has a voucher has what to come for
        return None
    often, _points, best = max(near, key=lambda each: each[:2])
    return RewardNear(reward=best.key, points=best.points, balance=balance, times=often)


def _often(reward: Reward, times: dict[str, set[int]]) -> int:
    """On how many receipts there is something of its categories."""
    return len(set().union(*(times.get(each, set()) for each in reward.categories)))


async def _habits(unit: Unit, customer: int) -> tuple[dict[str, set[int]], int]:
    """The latest receipts that have something of each category, kept, and what a receipt usually brings in points."""
    since = unit.now - YEAR
    mine = receipts.c.customer_id == customer, receipts.c.at > since
    latest = (
        select(receipts.c.id, receipts.c.points)
        .where(*mine)
        .order_by(receipts.c.id.desc())
        .limit(LOOKED_AT)
        .subquery()
    )
    mean = select(func.coalesce(func.avg(latest.c.points), 0))
    lines = select(receipt_lines.c.receipt_id, receipt_lines.c.category).where(
        receipt_lines.c.receipt_id == latest.c.id, receipt_lines.c.refunded < receipt_lines.c.quantity
    )
    times: dict[str, set[int]] = {}
    for row in await unit.execute(lines):
        times.setdefault(row.category, set()).add(row.receipt_id)
    return times, int((await unit.execute(mean)).scalar_one())


KIND = Kind(purpose=REWARD, word=_word, after=COMES, follows=_follows)
