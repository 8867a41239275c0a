"""Where a ticket stands in its staff group. Written by whoever sends, so nothing here outdates a card's buttons."""

from datetime import datetime

from sqlalchemy import update

from care import notices, outbox
from care.history import Event, record
from care.store.tables import tickets
from care.store.unit import Unit
from care.tickets.rows import ticket_of


async def set_topic(unit: Unit, ticket_id: int, topic: int) -> None:
    await unit.execute(update(tickets).where(tickets.c.id == ticket_id).values(topic=topic, card=None))


async def set_card(unit: Unit, ticket_id: int, card: int) -> None:
    await unit.execute(update(tickets).where(tickets.c.id == ticket_id).values(card=card))


async def forget(unit: Unit, ticket_id: int, *, topic: bool, now: datetime) -> None:
    """The card is gone, and with `topic` the whole topic: both are made anew, and staff is told why."""
    values = {"topic": None, "card": None} if topic else {"card": None}
    statement = update(tickets).where(tickets.c.id == ticket_id).values(values).returning(tickets)
    row = (await unit.execute(statement)).mappings().one_or_none()
    if row is None or not topic:
        return
    await record(unit, ticket_id, Event.TOPIC_LOST, now)
    await outbox.owe(unit, now, notices.desk_remade(ticket_of(row)))
