"""What became of a claim. Each of these does nothing to rows that somebody else has claimed since."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, select, update
from sqlalchemy.sql.elements import ColumnElement

from care.outbox import shown
from care.outbox.claims import Claim, Row
from care.outbox.posts import Kind, Post, owe
from care.outbox.rank import Lane
from care.store.tables import copies, feedback_places, followups, outbox
from care.store.unit import Unit

OURS = "ours: "  # how the error of a post begins that was set aside
STRANGERS = ("newcomer", "stranger", "staff_unreachable")  # notices about somebody who may be a customer, too
FREE: dict[str, Any] = {"token": None, "leased_until": None}


async def finish(unit: Unit, owed: Claim, now: datetime, message_ids: Sequence[int] = ()) -> bool:
    """The rows are delivered and go. False: the lease had run out and another has them.

    `message_ids` has one for each row, or one for all when they were joined into one message; relayed entries
    are linked with them. None are needed for what makes no message (a reaction, and most edits). Whom it shows may
    have been erased while it was on its way: then it is erased, too.
    """
    gone = (await unit.execute(delete(outbox).where(_ours(owed)).returning(outbox.c.kind))).scalars().all()
    if not gone:
        return False
    if Kind.TRACE in gone:
        await _erase(unit, owed, now, message_ids)
        return True
    ids = list(message_ids) * len(owed.rows) if len(message_ids) == 1 else list(message_ids)
    rows = [
        {
            "entry_id": row.entry_id,
            "chat_id": owed.chat_id,
            "part": row.body.get("part", 0),
            "message_id": message_id,
        }
        for row, message_id in zip(owed.rows, ids, strict=False)
        if row.kind in (Kind.RELAY, Kind.EDIT) and row.entry_id is not None
    ]
    if rows:
        # An entry sent again (its topic was deleted) stands where it was sent last.
        await unit.execute(unit.upsert(copies, ("entry_id", "chat_id", "part"), ("message_id",)), rows)
    await _note_shown(unit, owed, ids)
    await _place_feedback(unit, owed, message_ids)
    await _place_preview(unit, owed, message_ids)
    return True


async def _note_shown(unit: Unit, owed: Claim, ids: Sequence[int]) -> None:
    """Our own words to the staff know whom they show. People's are entries, and have copies."""
    if owed.head.kind is Kind.ERASE:
        await shown.forget(unit, owed.chat_id, owed.head.body["messages"])
    beside = _beside(owed)
    for row, message in zip(owed.rows, ids, strict=False):
        if row.kind is Kind.NOTICE:
            await shown.note(unit, owed.chat_id, [message], await _people(unit, row), beside)


def _beside(owed: Claim) -> shown.Beside:
    """The notices that went in one message with people's words: when those are edited, they are said again."""
    above, lines = 0, list[tuple[int, dict[str, Any]]]()
    for row in owed.rows if owed.together == "text" else ():
        if row.kind is Kind.NOTICE:
            lines.append((above, row.body))
        else:
            above += 1
    return lines if above else ()


async def _people(unit: Unit, row: Row) -> set[int]:
    """Customers whom it shows: those that it names, and whose ticket it is about. 0: one who is erased."""
    fields = row.body.get("fields", {})
    named = set(row.body.get("shows", ()))
    if row.body.get("notice") in STRANGERS:
        named.add(fields["person"])
    about = {row.ticket_id, fields.get("ticket", fields.get("number"))} - {None}
    return named | (await shown.of_tickets(unit, about) if about else set())


async def _erase(unit: Unit, owed: Claim, now: datetime, ids: Sequence[int]) -> None:
    if ids:
        await owe(unit, now, Post(owed.chat_id, Kind.ERASE, Lane.DESK, {"messages": list(ids)}))


async def _place_feedback(unit: Unit, owed: Claim, message_ids: Sequence[int]) -> None:
    body = owed.head.body
    feedback: int | None = body.get("feedback") or body.get("fields", {}).get("feedback")
    if feedback is not None and message_ids:
        rows = [
            {"chat_id": owed.chat_id, "message_id": message_id, "feedback_id": feedback}
            for message_id in message_ids
        ]
        await unit.execute(unit.insert(feedback_places).on_conflict_do_nothing(), rows)


async def _place_preview(unit: Unit, owed: Claim, message_ids: Sequence[int]) -> None:
    """A planned reply knows the message that shows it, to be brought up to date
    (care/tickets/words/scheduled_replies.py).
    """
    number: int | None = owed.head.body.get("later")
    if number is None or not message_ids:
        return
    of_reply = followups.c.id == number
    query = select(followups.c.data).where(of_reply).with_for_update()
    data = (await unit.execute(query)).scalar_one_or_none()
    if data is not None:
        shown = data | {"preview": message_ids[0]}
        await unit.execute(update(followups).where(of_reply).values(data=shown))


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


async def fail(unit: Unit, owed: Claim, error: str, now: datetime) -> None:
    """Given up. The rows stay with their error and hold nothing back; of a trace nothing is left to be looked for."""
    await unit.execute(delete(outbox).where(_ours(owed), outbox.c.kind == Kind.TRACE))
    await unit.execute(update(outbox).where(_ours(owed)).values(**FREE, error=error, failed_at=now))


async def set_aside(unit: Unit, owed: Claim, error: str, now: datetime) -> None:
    """Not sent by a mistake of ours, which may be mended by and by. It may have arrived: its token stays."""
    values = {"leased_until": None, "error": f"{OURS}{error}", "failed_at": now}
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
    rows = (await unit.execute(query)).all()
    return [
        Row(row.id, Kind(row.kind), row.body, row.ticket_id, row.entry_id, row.attempts, row.created_at)
        for row in sorted(rows, key=lambda row: row.id)
    ]


def _ours(owed: Claim) -> ColumnElement[bool]:
    return and_(outbox.c.id.in_([row.id for row in owed.rows]), outbox.c.token == owed.token)
