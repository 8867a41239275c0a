"""What became of it for one recipient. Each is written in the transaction that takes its post out of the outbox.

Whoever got nothing was not written to: what stands of it in `contacts` goes, so that the caps do not count it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, delete, select, update

from care.broadcasts.model import USEFUL, Outcome
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import contacts, customers
from care.store.unit import Unit

REACHED = (Outcome.SENT, Outcome.AMBIGUOUS, Outcome.RECALLED)
WHY = 24  # characters
GOING, STAYS = "recalling", "not_deleted"  # why one that is recalled is `sent` still


async def note(
    unit: Unit,
    broadcast: int,
    customer: int,
    outcome: Outcome,
    why: str = "",
    message: int | None = None,
    below: int | None = None,
) -> None:
    """Of one that was queued. `below`: the message with the buttons of an album."""
    mine = _queued(broadcast, recipients.c.customer_id == customer)
    values: dict[str, Any] = {
        "outcome": str(outcome),
        "why": why[:WHY],
        "message_id": message,
        "below_id": below,
        "at": unit.now,
    }
    if outcome not in REACHED:
        await _unwrite(unit, mine)
        values["contact_id"] = None
    await unit.execute(update(recipients).where(*mine).values(**values))


async def put_off(unit: Unit, broadcast: int, customer: int, until: datetime | None = None) -> None:
    """Not now: they wait again, until then or as before."""
    await take_back(unit, broadcast, [customer], until)


async def take_back(
    unit: Unit, broadcast: int, people: Collection[int], until: datetime | None = None
) -> None:
    mine = _queued(broadcast, recipients.c.customer_id.in_(people))
    await _unwrite(unit, mine)
    values: dict[str, Any] = {"outcome": str(Outcome.PENDING), "contact_id": None}
    await unit.execute(
        update(recipients).where(*mine).values(**values, **({"due_at": until} if until else {}))
    )


async def lost(unit: Unit, customer: int) -> None:
    """They cannot be reached: whatever was on its way to them is not any more, nor is what stands there deleted."""
    going = recipients.c.customer_id == customer, recipients.c.why == GOING
    await unit.execute(update(recipients).where(*going).values(why=STAYS))
    mine = recipients.c.customer_id == customer, recipients.c.outcome == str(Outcome.QUEUED)
    await _unwrite(unit, mine)
    values = {"outcome": str(Outcome.BLOCKED), "contact_id": None, "at": unit.now}
    await unit.execute(update(recipients).where(*mine).values(**values))


@dataclass(frozen=True)
class Doubtful:
    """One of whom nobody knows whether they have got it."""

    id: int
    name: str
    at: datetime  # when it was sent, or not


async def in_doubt(unit: Unit, broadcast: int, most: int) -> list[Doubtful]:
    """The first of them by when it was."""
    theirs = recipients.c.broadcast_id == broadcast, recipients.c.outcome == str(Outcome.AMBIGUOUS)
    query = select(customers.c.id, customers.c.name, recipients.c.at).join_from(
        recipients, customers, recipients.c.customer_id == customers.c.id
    )
    found = await unit.execute(query.where(*theirs).order_by(recipients.c.at, customers.c.id).limit(most))
    return [Doubtful(row.id, row.name, row.at) for row in found]


async def once_more(unit: Unit, broadcast: int, which: Collection[Outcome]) -> int:
    """Those of whom this became wait again: somebody has decided that twice is better than not at all. How many."""
    theirs = recipients.c.broadcast_id == broadcast, recipients.c.outcome.in_([*map(str, which)])
    await _unwrite(unit, theirs)
    waits: dict[str, Any] = {"outcome": str(Outcome.PENDING), "why": "", "contact_id": None, "at": None}
    again = {"due_at": unit.now, "late_at": unit.now + USEFUL}
    changed = await unit.execute(update(recipients).where(*theirs).values(**waits, **again))
    return int(changed.rowcount)


async def frozen_for(unit: Unit, broadcast: int, customer: int) -> RowMapping | None:
    """Their row, if it is queued."""
    mine = _queued(broadcast, recipients.c.customer_id == customer)
    return (await unit.execute(select(recipients).where(*mine))).mappings().one_or_none()


async def reached(unit: Unit, broadcast: int, customer: int) -> RowMapping | None:
    """Their row, if they have got it, or perhaps: a press may come before it is written down that it was sent."""
    mine = recipients.c.broadcast_id == broadcast, recipients.c.customer_id == customer
    query = select(recipients).where(*mine, recipients.c.contact_id.is_not(None))
    return (await unit.execute(query)).mappings().one_or_none()


def _queued(broadcast: int, whose: ColumnElement[bool]) -> tuple[ColumnElement[bool], ...]:
    return recipients.c.broadcast_id == broadcast, whose, recipients.c.outcome == str(Outcome.QUEUED)


async def _unwrite(unit: Unit, mine: tuple[ColumnElement[bool], ...]) -> None:
    theirs = select(recipients.c.contact_id).where(*mine, recipients.c.contact_id.is_not(None))
    await unit.execute(delete(contacts).where(contacts.c.id.in_(theirs)))
