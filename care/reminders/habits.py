"""What somebody sets again and again: the same words, for once, at about the same distance.

Looked at only of those who let us do things for them, as they have read when they chose that. What is over is kept for
30 days (care/retention/), so a habit is what comes at least every other week.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median_low

from sqlalchemy import select

from care.agenda.following import plan
from care.contact.purposes import USUAL_REMINDER
from care.people.closeness import Closeness
from care.people.customers import Customer
from care.reminders.model import Reminder, State
from care.store.tables import reminders
from care.store.unit import Unit
from care.understanding.lexicon import folded

LATEST = 8  # that a habit is read from
ROOM = 7  # a gap may differ from the usual one by a day in so many


@dataclass(frozen=True)
class Habit:
    """`next`: when it is usually time again, on the wall; read from so many `times`, `days` apart."""

    what: str
    times: int
    days: int
    next: datetime


async def look(unit: Unit, customer: Customer, came: Reminder, at: datetime) -> None:
    """It has come for the last time: is it one that they will set again?"""
    if customer.closeness is Closeness.DO and await habit(unit, customer, came.id) is not None:
        await plan(unit, USUAL_REMINDER.key, customer.id, str(came.id), at)


async def habit(unit: Unit, customer: Customer, number: int) -> Habit | None:
    """Whose latest is the reminder of this number; None: it is none, or the next one is there already."""
    query = select(reminders.c.id, reminders.c.what, reminders.c.starts, reminders.c.created_at).where(
        reminders.c.customer_id == customer.id,
        reminders.c.state != State.DELETED,
        reminders.c.rule == "",
        reminders.c.zone == "",
        reminders.c.ticket_id.is_(None),
        reminders.c.event_id.is_(None),
    )
    rows = (await unit.execute(query.order_by(reminders.c.starts))).all()
    latest = next((row for row in rows if row.id == number), None)
    if latest is None:
        return None
    alike = [row for row in rows if _words(row.what) == _words(latest.what)][-LATEST:]
    set_on = {row.created_at.date() for row in alike}  # what is set in one go is a plan, and no habit
    if alike[-1].id != number or len(set_on) < unit.business.followups.usual_reminder.least:
        return None
    days = _regular([row.starts for row in alike])
    return Habit(latest.what, len(alike), days, latest.starts + timedelta(days=days)) if days else None


def _regular(starts: list[datetime]) -> int:
    """How many days lie between two; 0: there is no rhythm."""
    gaps = [(after.date() - before.date()).days for before, after in pairwise(starts)]
    middle = median_low(gaps)
    return middle if all(abs(gap - middle) <= middle // ROOM for gap in gaps) else 0


def _words(what: str) -> str:
    """However they are written, and whatever stands between them."""
    words = "".join(sign if sign.isalnum() else " " for sign in folded(what)).split()
    return " ".join(words) or what.strip()
