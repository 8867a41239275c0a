"""Several due at once: only the most important goes, the rest wait until it is their turn.

What a kind of job will write about is said here; what is more important and planned near a moment keeps that free.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, FromClause, Select, bindparam, select, union_all

from care.agenda.jobs import AskScore, FollowUp
from care.contact.purposes import PURPOSES, SURVEY, Purpose
from care.store.tables import jobs, tickets
from care.store.unit import Unit

# Of a job's own fields, as the store has them.
About: TypeAlias = Callable[[Mapping[str, Any]], Purpose | None]

BRINGS: dict[str, About] = {
    AskScore.stored_as: lambda _fields: SURVEY,
    FollowUp.stored_as: lambda fields: PURPOSES.get(fields["kind"]),
}


def _waiting(source: FromClause, customer: ColumnElement[int]) -> Select[Any]:
    waits = jobs.c.done_at.is_(None), jobs.c.kind.in_(BRINGS)
    found = select(customer.label("customer_id"), jobs.c.kind, jobs.c.data, jobs.c.due_at).select_from(source)
    return found.where(*waits, customer.in_(bindparam("people", expanding=True)))


# Each by an index of its own, however many jobs there are.
WAITING = union_all(
    _waiting(jobs, jobs.c.customer_id),
    _waiting(jobs.join(tickets, tickets.c.id == jobs.c.ticket_id), tickets.c.customer_id),
)


async def ahead(unit: Unit, purpose: Purpose, people: Collection[int]) -> dict[int, list[datetime]]:
    """When something more important is due for each of them that is counted as well; what is due already: now."""
    found: dict[int, list[datetime]] = {}
    for row in await unit.execute(WAITING, {"people": list(people)}):
        other = BRINGS[row.kind](row.data)
        if other is not None and other.counted and other.importance > purpose.importance:
            found.setdefault(row.customer_id, []).append(max(row.due_at, unit.now))
    return found
