"""Deletes what has been kept for as long as the settings say (docs/decisions/0020-how-long.md).

One batch of each kind at a time, in one transaction with what is owed for it, so that a process that dies in between
has done all of a batch or nothing. What is open, promised, planned or on its way is left alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from care.retention import people, rows, tickets
from care.retention.kind import Kind
from care.store.unit import Unit

KINDS: tuple[Kind, ...] = (*tickets.KINDS, *rows.KINDS, *people.KINDS)

# Tables that no kind takes from, and why.
KEPT = {
    "operators": "the staff, as long as they may act",
    "replies": "the business's own words",
    "rules": "the business's own, and who changed them when",
    "offered_groups": "a row for each group that an admin has shown",
    "till_keys": "the business's own, as long as they may be used, and who could afterwards",
    "accounts": "a row for each customer who has points, and goes with them",
    "movements": "a ledger: what somebody has is the sum of its rows",
    "lots": "of the ledger: what is left of what was earned",
    "uses": "of the ledger: where it went",
    "earnings": "of the ledger: what makes the tier",
    "receipts": "of the ledger: what can be given back still; without a name once the customer is erased",
    "receipt_lines": "go nowhere without their receipt, and say nothing of anybody",
    "refunds": "go nowhere without their receipt, and say nothing of anybody",
    "stamps": "go with the customer",
    "friends": "go with the customer",
    "vouchers": "of the ledger: what was promised for points; go with the customer",
    "cards": "go with the customer",
    "numbers": "go with the customer",
    "agreements": "go with the customer",
    "verdicts": "a row for each day, and says nothing of anybody",
    "broadcasts": "the business's own words",
    "broadcast_recipients": "who got what of the business's own words; go with the customer",
    "boards": "a row for each group",
    "pulse": "one row",
    "moved_groups": "a row for each group",
    "left_topics": "goes nowhere without its ticket, and says nothing of anybody",
    "ticket_links": "goes nowhere without its ticket, and says nothing of anybody",
    "shown": "goes with the customer, or with the message",
    "outbox": "goes when it is delivered, or 30 days after it failed",
    "resent": "30 days",
    "updates": "7 days",
    "jobs": "30 days after they were done",
    "closures": "until they are over, and 30 days more",
    "foretold": "goes with its closure",
    "webhooks": "30 days",
    "reminders": "until they are over, and 30 days more, or deleted, and a day more",
}


@dataclass(frozen=True)
class Outlook:
    """What would go now."""

    kind: str
    kept: timedelta | None
    count: int = 0
    oldest: datetime | None = None


async def outlook(unit: Unit) -> list[Outlook]:
    found = []
    for kind in KINDS:
        kept = kind.kept(unit.business.retention)
        if kept is None:
            found.append(Outlook(kind.name, None))
            continue
        due = kind.due(unit.now - kept).subquery()
        count, oldest = (await unit.execute(select(func.count(), func.min(due.c[1])).select_from(due))).one()
        found.append(Outlook(kind.name, kept, count, oldest))
    return found


async def take(unit: Unit, most: int | None = None) -> dict[str, int]:
    """Delete a batch of each kind, or so many; how much of each."""
    taken = {}
    for kind in KINDS:
        kept = kind.kept(unit.business.retention)
        ids = await _ids(unit, kind, unit.now - kept, most or kind.batch) if kept is not None else []
        if ids:
            await kind.take(unit, ids)
            taken[kind.name] = len(ids)
    if taken:
        unit.forgets()
    return taken


def may_be_more(taken: Mapping[str, int]) -> bool:
    """Whether a batch was full."""
    return any(taken.get(kind.name, 0) >= kind.batch for kind in KINDS)


async def _ids(unit: Unit, kind: Kind, before: datetime, limit: int) -> Sequence[int]:
    """The first of them by number, which is nearly by age, and found without sorting all that could go.

    Locked, and without those that somebody else is changing.
    """
    due = kind.due(before)
    key: Any = due.selected_columns[0]
    first = due.order_by(key).limit(limit).with_for_update(skip_locked=True, of=key.table)
    return [row[0] for row in await unit.execute(first)]
