"""Customers of whom nothing is left but that they were here once: they go as at their own wish
(care/privacy/knowledge.py).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, select

from care.privacy import knowledge
from care.retention.kind import Kind
from care.store.tables import (
    accounts,
    bans,
    conversations,
    customer_notes,
    customers,
    dead_letters,
    events,
    feedback,
    jobs,
    operators,
    outbox,
    recommendations,
    reminders,
    tickets,
)
from care.store.unit import Unit

# Whoever stands in one of these is somebody to us still.
THEIRS = (
    tickets.c.customer_id,
    feedback.c.customer_id,
    conversations.c.chat_id,
    customer_notes.c.customer_id,
    events.c.customer_id,
    recommendations.c.customer_id,
    bans.c.customer_id,
    accounts.c.customer_id,
    dead_letters.c.customer_id,
    reminders.c.customer_id,
    outbox.c.chat_id,
    operators.c.id,
)


def _due(before: datetime) -> Select[Any]:
    planned = jobs.c.customer_id == customers.c.id, jobs.c.done_at.is_(None)
    stays = [exists().where(column == customers.c.id) for column in THEIRS]
    query = select(customers.c.id, customers.c.since)
    return query.where(customers.c.since < before, ~exists().where(*planned), *(~each for each in stays))


async def _take(unit: Unit, ids: Sequence[int]) -> None:
    for customer in ids:
        await knowledge.erase(unit, customer)


KINDS = (Kind("customers", frozenset({"customers"}), _due, _take),)
