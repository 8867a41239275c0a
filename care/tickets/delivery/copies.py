"""Where the other side has an entry: written down in the transaction that settles its delivery."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from care.outbox import Lane, Post, Row, owe
from care.outbox.bodies import Edit, Erase, Relay
from care.store.tables import copies, entries, tickets
from care.store.unit import Unit

Delivered = tuple[Row, Relay | Edit, int]  # the message that shows it now


async def note(unit: Unit, chat_id: int, delivered: Iterable[Delivered]) -> None:
    """Rows that owe entries, or parts of them. Of several that one message shows, all at once.

    An entry that is sent again (its topic was deleted) stands where it was sent last. One that was moved to another
    ticket while it was on its way does not stand in the topic that it left: the message goes, if nothing else is in it.
    """
    went = [each for each in delivered if each[0].entry_id is not None]
    late = await _too_late(unit, chat_id, [row for row, _body, _place in went])
    rows = [
        {"entry_id": row.entry_id, "chat_id": chat_id, "part": body.part, "message_id": place}
        for row, body, place in went
        if row.id not in late
    ]
    if rows:
        await unit.execute(unit.upsert(copies, ("entry_id", "chat_id", "part"), ("message_id",)), rows)
    stands = {row["message_id"] for row in rows}
    if gone := {place for row, _body, place in went if late.get(row.id)} - stands:
        await owe(unit, Post(chat_id, Erase(messages=tuple(sorted(gone))), Lane.DESK))


async def _too_late(unit: Unit, chat_id: int, rows: Sequence[Row]) -> dict[int, bool]:
    """The rows whose entries are another ticket's by now, and whether their messages may not stay.

    A ticket that was merged keeps in its topic what was said there.
    """
    query = select(entries.c.id, entries.c.ticket_id).where(entries.c.id.in_([row.entry_id for row in rows]))
    now = dict(map(tuple, await unit.execute(query))) if rows else {}
    moved = [(row.id, row.ticket_id) for row in rows if now.get(row.entry_id) != row.ticket_id]
    if not moved:
        return {}
    left = select(tickets.c.id, tickets.c.merged_into.is_(None)).where(
        tickets.c.id.in_([ticket for _row, ticket in moved]), tickets.c.desk == chat_id
    )
    erase = dict(map(tuple, await unit.execute(left)))
    return {row: erase[ticket] for row, ticket in moved if ticket in erase}
