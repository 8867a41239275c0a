"""What came of what we wrote by ourselves: an answer, a ticket that grew out of it, a wish for less."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select, update

from care.contact.agreements import record
from care.contact.purposes import PURPOSES
from care.people.customers import Customer, declining, save
from care.store.tables import contacts
from care.store.unit import Unit
from care.values.errors import NotOffered

FRESH = timedelta(days=30)  # what comes later is no answer any more


async def answered(unit: Unit, customer: int, purpose: str) -> None:
    await _note(unit, customer, purpose, answered_at=unit.now)


async def grew(unit: Unit, customer: int, purpose: str, ticket: int) -> None:
    """A ticket, out of what they were asked."""
    await _note(unit, customer, purpose, led_to=ticket)


async def decline(unit: Unit, customer: Customer, purpose: str, words: str, *, on: bool) -> None:
    """They want no more of this, having read these words; or (`on`) they do again. Raises NotOffered."""
    if purpose not in PURPOSES:
        raise NotOffered
    changed = declining(customer, purpose, on=on)
    if changed == customer:
        return
    await save(unit, [changed])
    await record(unit, changed, words)
    await _note(unit, customer.id, purpose, opted_out_at=None if on else unit.now)


async def _note(unit: Unit, customer: int, purpose: str, **came: Any) -> None:  # noqa: ANN401 - columns
    """With the latest that we wrote about this, the first time it comes."""
    about = contacts.c.customer_id == customer, contacts.c.purpose == purpose
    latest = select(func.max(contacts.c.id)).where(*about, contacts.c.at > unit.now - FRESH)
    (column,) = came
    new = update(contacts).where(contacts.c.id == latest.scalar_subquery())
    if came[column] is not None:
        new = new.where(contacts.c[column].is_(None))
    await unit.execute(new.values(came))
