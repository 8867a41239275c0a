"""Where the rows of others hold a customer: what is owed to the staff, failed updates, what they tried at the desk."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import delete, select

from care import dead_letters
from care.staff import audit
from care.store.tables import customers, left_topics, operators, outbox
from care.store.unit import Unit
from care.tickets.model import Ticket


async def drop_shows(unit: Unit, customer_id: int) -> None:
    """What is owed to the staff beside their tickets, and shows them."""
    rows = (await unit.execute(select(outbox.c.id, outbox.c.body))).all()
    naming = [row.id for row in rows if _shows(row.body, customer_id)]
    if naming:
        await unit.execute(delete(outbox).where(outbox.c.id.in_(naming)))


def _shows(body: dict[str, Any], customer_id: int) -> bool:
    return customer_id in body.get("shows", ()) or body.get("fields", {}).get("person") == customer_id


async def forget_quotes(unit: Unit, customer_id: int, theirs: Iterable[Ticket]) -> None:
    """Updates of others that quote them, and what they tried at the desk as a stranger. Staff stays staff."""
    query = select(customers.c.name, customers.c.username).where(customers.c.id == customer_id)
    names = [name for row in await unit.execute(query) for name in row]
    ids = [ticket.id for ticket in theirs]
    topics = [(ticket.desk, ticket.topic) for ticket in theirs if ticket.topic is not None]
    left = select(left_topics.c.chat_id, left_topics.c.topic).where(left_topics.c.ticket_id.in_(ids))
    topics += [(row.chat_id, row.topic) for row in await unit.execute(left)]
    await dead_letters.forget(unit, customer_id, names, topics)
    if not await audit.was_staff(unit, customer_id):
        await audit.forget(unit, customer_id)
        nobody = operators.c.id == customer_id, ~operators.c.admitted
        await unit.execute(delete(operators).where(*nobody))
