"""Where the other side has an entry: written down in the transaction that settles its delivery."""

from collections.abc import Iterable

from care.outbox import Row
from care.outbox.bodies import Edit, Relay
from care.store.tables import copies
from care.store.unit import Unit


async def note(unit: Unit, chat_id: int, delivered: Iterable[tuple[Row, Relay | Edit, int]]) -> None:
    """Rows that owe entries, or parts of them, each with the message that shows it now.

    An entry that is sent again (its topic was deleted) stands where it was sent last.
    """
    rows = [
        {
            "entry_id": row.entry_id,
            "chat_id": chat_id,
            "part": body.part,
            "message_id": message_id,
        }
        for row, body, message_id in delivered
        if row.entry_id is not None
    ]
    if rows:
        await unit.execute(unit.upsert(copies, ("entry_id", "chat_id", "part"), ("message_id",)), rows)
