"""How did we do with a ticket? It has a job of its own, planned when it is solved (care/due/tickets.py)."""

from datetime import datetime

from sqlalchemy import select

from care.agenda.jobs import AskScore
from care.contact.purposes import SURVEY
from care.followups.kind import Kind, Planned
from care.store.tables import jobs, tickets
from care.store.unit import Unit


async def _coming(unit: Unit, until: datetime, most: int) -> list[Planned]:
    query = (
        select(jobs.c.id, jobs.c.due_at, tickets.c.id.label("ticket"), tickets.c.customer_id)
        .join(tickets, tickets.c.id == jobs.c.ticket_id)
        .where(jobs.c.kind == AskScore.stored_as, jobs.c.done_at.is_(None), jobs.c.due_at <= until)
        .where(tickets.c.score.is_(None), tickets.c.customer_id.is_not(None))
        .order_by(jobs.c.due_at)
        .limit(most)
    )
    return [
        Planned(purpose=SURVEY, customer=row.customer_id, at=row.due_at, about=str(row.ticket), job=row.id)
        for row in await unit.execute(query)
    ]


KIND = Kind(purpose=SURVEY, coming=_coming)
