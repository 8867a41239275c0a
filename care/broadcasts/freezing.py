"""The audience of a broadcast that was begun becomes rows: so many customers at a time, each batch in a transaction
that is over before anybody waits for it. A process that dies goes on behind the last whole batch.
"""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, case, literal, null, select

from care.broadcasts import rows
from care.broadcasts.audience import in_audience
from care.broadcasts.fields import frozen_fields
from care.broadcasts.model import USEFUL, Broadcast, Outcome, due_in
from care.broadcasts.rules import forgotten
from care.contact.purposes import PURPOSES
from care.store.tables import Moment, customers
from care.store.tables import broadcast_recipients as recipients
from care.store.unit import Unit
from care.values.codec import plain

COLUMNS = ("broadcast_id", "customer_id", "language", "fields", "due_at", "late_at", "outcome")


async def freeze(unit: Unit, broadcast: Broadcast, most: int) -> bool:
    """Write down those of the next `most` customers who are in its audience. False: these were the last."""
    begin = broadcast.frozen_to
    behind = customers.c.id > begin if begin is not None else literal(value=True)
    some = select(customers.c.id, customers.c.zone).where(behind).order_by(customers.c.id).limit(most)
    found = (await unit.execute(some)).all()
    if found:
        end = found[-1].id
        between = and_(behind, customers.c.id <= end)
        chosen = _chosen(unit, broadcast, {row.zone for row in found}).where(between)
        await unit.execute(recipients.insert().from_select(COLUMNS, chosen))
        await rows.change(unit, broadcast.id, frozen_to=end)
    if len(found) < most:
        audience = plain(replace(broadcast, audience=forgotten(broadcast.audience)))["audience"]
        await rows.change(unit, broadcast.id, frozen_at=unit.now, fed_at=unit.now, audience=audience)
        return False
    return True


def _chosen(unit: Unit, broadcast: Broadcast, zones: set[str]) -> Select[tuple[object, ...]]:
    begun = broadcast.begun_at or unit.now
    tz = unit.business.zone
    due = {zone: due_in(broadcast.plan, ZoneInfo(zone or tz), begun) for zone in zones}
    late = {zone: at + USEFUL for zone, at in due.items()}
    fields = frozen_fields(unit, broadcast.letter)
    return select(
        literal(broadcast.id),
        customers.c.id,
        customers.c.language,
        null() if fields is None else fields,
        _by_zone(due),
        _by_zone(late),
        literal(str(Outcome.PENDING)),
    ).where(in_audience(unit, broadcast.audience, PURPOSES[broadcast.purpose]))


def _by_zone(moments: dict[str, datetime]) -> ColumnElement[datetime]:
    """Most have one and the same."""
    if len(set(moments.values())) == 1:
        return _moment(next(iter(moments.values())))
    return case(*((customers.c.zone == zone, _moment(at)) for zone, at in moments.items()))


def _moment(at: datetime) -> ColumnElement[datetime]:
    return literal(at, Moment())
