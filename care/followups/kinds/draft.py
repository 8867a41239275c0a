"""Half a form was left behind: its author is reminded once, by the clock of what is unsent (care/agenda/unsent.py)."""

from datetime import datetime

from sqlalchemy import or_, select

from care.contact.purposes import DRAFT
from care.followups.kind import Kind, Planned
from care.store.tables import conversations
from care.store.unit import Unit

FORMS = (
    "complaint",
    "feedback",
    "reminders",
)  # whose authors are reminded; what else is unsent goes by itself


async def _coming(unit: Unit, until: datetime, most: int) -> list[Planned]:
    holds = or_(conversations.c.dialog.in_(FORMS), conversations.c.parked["dialog"].as_string().in_(FORMS))
    due = conversations.c.look_at <= until, conversations.c.reminded_at.is_(None), holds
    query = select(conversations.c.chat_id, conversations.c.look_at).where(*due)
    found = await unit.execute(query.order_by(conversations.c.look_at).limit(most))
    return [Planned(purpose=DRAFT, customer=row.chat_id, at=row.look_at) for row in found]


KIND = Kind(purpose=DRAFT, coming=_coming)
