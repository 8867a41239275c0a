"""What we have written by ourselves, follow-ups and broadcasts: how many of each were sent, answered, turned off."""

from dataclasses import dataclass

from care.contact.purposes import BROADCAST
from care.figures.asking import Period
from care.followups.figures import Worth, worth
from care.followups.kinds import KINDS
from care.store.unit import Unit


@dataclass(frozen=True)
class Written:
    period: Period
    kinds: tuple[Worth, ...]  # those that were sent, the most first


async def written(unit: Unit, period: Period) -> Written:
    """Counted in the time in which it was sent, whenever it was answered."""
    start, end = period.bounds(unit.business.tz)
    found = await worth(unit, start, end, kinds=(*KINDS, BROADCAST.key))
    sent = [each for each in found if each.sent]
    return Written(period, tuple(sorted(sent, key=lambda each: -each.sent)))
