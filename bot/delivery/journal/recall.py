"""How far message ids had come when the store was last written: less than the journal knows, and enough without one.

An id that is too low only means that more is looked at. So a few look-ups by index do, however much is stored.
"""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement

from bot.delivery.journal.watermarks import PRIVATE, Watermarks
from care.store.tables import boards, copies, entries, tickets
from care.store.unit import Unit

NEWEST = 100  # rows of entries and of copies, among which there is one of a private chat, as a rule


async def recall(unit: Unit, watermarks: Watermarks, groups: Iterable[int]) -> None:
    for group in groups:
        watermarks.reached(group, await _highest(unit, group))
    if private := await _newest_private(unit):
        watermarks.reached(PRIVATE, private)


async def _highest(unit: Unit, group: int) -> int:
    places: list[tuple[ColumnElement[int], ColumnElement[int]]] = [
        (copies.c.message_id, copies.c.chat_id),
        (entries.c.message_id, entries.c.chat_id),
        (tickets.c.topic, tickets.c.desk),
        (boards.c.message_id, boards.c.chat_id),
    ]
    query = select(*(select(func.max(id_)).where(chat == group).scalar_subquery() for id_, chat in places))
    return max((found for found in (await unit.execute(query)).one() if found is not None), default=0)


async def _newest_private(unit: Unit) -> int:
    highest = 0
    for table, key in ((entries, entries.c.id), (copies, copies.c.entry_id)):
        newest = select(table.c.chat_id, table.c.message_id).order_by(key.desc()).limit(NEWEST).subquery()
        query = select(func.max(newest.c.message_id)).where(newest.c.chat_id > 0)
        highest = max(highest, (await unit.execute(query)).scalar_one() or 0)
    return highest
