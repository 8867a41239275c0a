"""The first recipients, by whom it is seen whether the rest shall get it: of these many it is known what became of it
before anybody else is queued. Where too many were refused, have blocked us or want no more, it stops and asks.
"""

import math
from datetime import datetime

from sqlalchemy import func, select

from care.broadcasts.model import Broadcast, Outcome, Paused
from care.broadcasts.rows import Counts, change
from care.broadcasts.telling import stop
from care.business.broadcasts import Canary
from care.store.tables import Moment
from care.store.tables import broadcast_recipients as recipients
from care.store.unit import Unit


def size(total: int, rules: Canary) -> int:
    return min(total, max(rules.least, math.ceil(total * rules.share)))


def allowed(broadcast: Broadcast, counts: Counts, rules: Canary) -> int | None:
    """How many may be queued now; None: as many as there are."""
    if broadcast.tried_at is not None:
        return None
    begun = counts.total - counts.by.get(Outcome.PENDING, 0)
    return max(0, size(counts.total, rules) - begun)


async def judge(unit: Unit, broadcast: Broadcast, counts: Counts) -> None:
    """Once the first have it, and had their time to say what they think of it."""
    rules = unit.business.broadcasts.canary
    if broadcast.tried_at is not None or not broadcast.goes or not counts.total:
        return
    first = size(counts.total, rules)
    if first < counts.total:
        if counts.done < first or unit.now < await _last(unit, broadcast.id) + rules.wait:
            return
        if fails(counts, rules):
            await stop(unit, broadcast.id, Paused.CANARY)
            return
    await change(unit, broadcast.id, tried_at=unit.now)


def fails(counts: Counts, rules: Canary) -> bool:
    """Whether more of those who are done went wrong than the settings allow."""
    by, done = counts.by, counts.done
    parts = (
        (by.get(Outcome.REFUSED, 0), rules.refused),
        (by.get(Outcome.BLOCKED, 0), rules.blocked),
        (counts.unsubscribed, rules.unsubscribed),
    )
    return any(count > share * done for count, share in parts)


async def _last(unit: Unit, number: int) -> datetime:
    """When something last became of one of them."""
    query = select(func.max(recipients.c.at, type_=Moment())).where(recipients.c.broadcast_id == number)
    return (await unit.execute(query)).scalar_one() or unit.now
