"""Several due at once: only the most important goes, the rest wait until it is their turn.

What a kind of job will write about is said here; what is more important and planned near a moment keeps that free.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import or_, select, union_all

from care.agenda.job import Job
from care.agenda.jobs import AskScore, FollowUp
from care.contact.purposes import PURPOSES, SURVEY, Purpose
from care.store.tables import jobs, tickets
from care.store.unit import Unit

# Of a job's own fields, as the store has them.
About: TypeAlias = Callable[[Mapping[str, Any]], Purpose | None]

BRINGS: dict[type[Job], About] = {
    AskScore: lambda _fields: SURVEY,
    FollowUp: lambda fields: PURPOSES.get(fields["kind"]),
}


async def ahead(unit: Unit, purpose: Purpose, customer: int) -> tuple[datetime, ...]:
    """When something more important is due for them that is counted as well; what is due already: now."""
    brings = {kind.stored_as: about for kind, about in BRINGS.items()}
    # What is due in the same batch is written down as done before any of it is (care/due/run.py).
    undone = or_(jobs.c.done_at.is_(None), jobs.c.done_at == unit.now)
    waiting = select(jobs.c.kind, jobs.c.data, jobs.c.due_at).where(undone, jobs.c.kind.in_(brings))
    # Each by an index of its own, however many jobs there are.
    theirs = waiting.where(jobs.c.customer_id == customer)
    of_tickets = waiting.join(tickets, tickets.c.id == jobs.c.ticket_id).where(
        tickets.c.customer_id == customer
    )
    rows = await unit.execute(union_all(theirs, of_tickets))
    found = [(brings[row.kind](row.data), row.due_at) for row in rows]
    return tuple(
        max(due, unit.now)
        for other, due in found
        if other is not None and other.counted and other.importance > purpose.importance
    )
