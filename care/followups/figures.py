"""What follow-ups were worth: how many of each kind were sent, answered, led to a ticket, or to a wish for less."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from care.followups.kinds import KINDS
from care.store.tables import contacts
from care.store.unit import Unit


@dataclass(frozen=True)
class Worth:
    kind: str
    sent: int = 0
    answered: int = 0
    led_to: int = 0
    opted_out: int = 0


async def worth(
    unit: Unit, since: datetime, until: datetime | None = None, kinds: Collection[str] = tuple(KINDS)
) -> list[Worth]:
    """Of each of these kinds of what we begin, of what was sent since then, and before `until`."""
    count = (
        contacts.c.purpose,
        func.count().label("sent"),
        func.count(contacts.c.answered_at).label("answered"),
        func.count(contacts.c.led_to).label("led_to"),
        func.count(contacts.c.opted_out_at).label("opted_out"),
    )
    query = select(*count).where(contacts.c.at >= since, contacts.c.purpose.in_(kinds))
    if until is not None:
        query = query.where(contacts.c.at < until)
    found = {
        row.purpose: Worth(row.purpose, row.sent, row.answered, row.led_to, row.opted_out)
        for row in await unit.execute(query.group_by(contacts.c.purpose))
    }
    return [found.get(kind, Worth(kind)) for kind in kinds]
