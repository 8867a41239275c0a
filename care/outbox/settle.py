"""What became of a claim. Each of these does nothing to rows that somebody else has claimed since."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, update
from sqlalchemy.sql.elements import ColumnElement

from care.outbox.bodies import Erase, Trace
from care.outbox.claims import Claim, Row, row_of
from care.outbox.posts import Post, owe
from care.outbox.rank import Lane
from care.store.tables import outbox
from care.store.unit import Unit

OURS = "ours: "  # how the error of a post begins that was set aside
FREE: dict[str, Any] = {"token": None, "leased_until": None}


async def finish(unit: Unit, owed: Claim, made: Sequence[int] = ()) -> bool:
    """The rows are delivered, and go. What else is to be written down of them is for their kind to say.

    False: there is nothing to be written down, for the lease had run out and another has them, or whom they show was
    erased while they were on their way. Then the messages that were `made` are erased, too.
    """
    gone = (await unit.execute(delete(outbox).where(_ours(owed)).returning(outbox.c.kind))).scalars().all()
    if Trace.kind in gone and made:
        await owe(unit, Post(owed.chat_id, Erase(messages=tuple(made)), Lane.DESK))
    return bool(gone) and Trace.kind not in gone


async def postpone(unit: Unit, owed: Claim, until: datetime) -> None:
    """Not now: this try certainly delivered nothing, to be tried again at `until`. An earlier try stays in doubt."""
    if owed.ambiguous:
        await doubt(unit, owed, until)
    else:
        await unit.execute(update(outbox).where(_ours(owed)).values(**FREE, due_at=until))


async def doubt(unit: Unit, owed: Claim, until: datetime) -> None:
    """Perhaps delivered (the answer was lost): claimed again at `until`, as ambiguous."""
    await unit.execute(update(outbox).where(_ours(owed)).values(leased_until=None, due_at=until))


async def release(unit: Unit, owed: Claim) -> None:
    """Not tried at all (we are stopping): as if it had not been claimed."""
    untried = {"attempts": outbox.c.attempts - 1}
    await unit.execute(update(outbox).where(_ours(owed)).values(**FREE, **untried))


async def fail(unit: Unit, owed: Claim, error: str) -> None:
    """Given up. The rows stay with their error and hold nothing back; of a trace nothing is left to be looked for."""
    await unit.execute(delete(outbox).where(_ours(owed), outbox.c.kind == Trace.kind))
    await unit.execute(update(outbox).where(_ours(owed)).values(**FREE, error=error, failed_at=unit.now))


async def set_aside(unit: Unit, owed: Claim, error: str) -> None:
    """Not sent by a mistake of ours, which may be mended by and by. It may have arrived: its token stays."""
    values = {"leased_until": None, "error": f"{OURS}{error}", "failed_at": unit.now}
    await unit.execute(update(outbox).where(_ours(owed)).values(**values))


async def try_again(unit: Unit) -> int:
    """What was set aside is due again, as ambiguous: once more, and then it is set aside again. How many rows it is."""
    aside = outbox.c.error.startswith(OURS)
    tried = await unit.execute(update(outbox).where(aside).values(error=None, failed_at=None))
    if tried.rowcount:
        unit.owes()
    return tried.rowcount


async def end_leases(unit: Unit) -> None:
    """Whoever held a lease has died: what was on its way is claimed again at once, as ambiguous."""
    await unit.execute(update(outbox).where(outbox.c.token.is_not(None)).values(leased_until=None))


async def drop_for(unit: Unit, chat_id: int) -> list[Row]:
    """Delete what is owed to a chat that cannot be reached; the rows in order, so that staff can be told."""
    query = delete(outbox).where(outbox.c.chat_id == chat_id, outbox.c.failed_at.is_(None)).returning(outbox)
    rows = (await unit.execute(query)).mappings()
    return [row_of(row, row["attempts"]) for row in sorted(rows, key=lambda row: int(row["id"]))]


def _ours(owed: Claim) -> ColumnElement[bool]:
    return and_(outbox.c.id.in_([row.id for row in owed.rows]), outbox.c.token == owed.token)
