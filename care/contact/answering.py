"""What came of what we wrote by ourselves: an answer, a ticket that grew out of it, a wish for less."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select, update

from care.contact.agreements import record
from care.contact.purposes import NPS, PURPOSES, STILL_SOLVED, SURVEY, UNANSWERED, VISIT
from care.people.customers import Customer, declining, save
from care.store.tables import broadcast_recipients as recipients
from care.store.tables import contacts
from care.store.unit import Unit
from care.values.errors import NotOffered

FRESH = timedelta(days=30)  # what comes later is no answer any more
SOON = timedelta(hours=1)
DAY = timedelta(days=1)
YES_OR_NO = (VISIT.key, UNANSWERED.key, STILL_SOLVED.key)  # a short yes, or thanks, answers them
REMEMBERED = (SURVEY.key, VISIT.key, NPS.key)  # who does not answer is reminded once


async def answered(unit: Unit, customer: int, purpose: str) -> None:
    """With the reminder of it, if that is what they have answered.

    What leads to feedback says that they answered and not when: it may be given anonymously, and a moment would lead
    back to its author. Once they have signed it, `signed` says when.
    """
    if purpose in (VISIT.key, UNANSWERED.key):
        await _note(unit, customer, purpose, answered_at=contacts.c.at)
        return
    await _note(unit, customer, purpose, answered_at=unit.now)
    if purpose in REMEMBERED:
        await _note(unit, customer, UNANSWERED.key, answered_at=unit.now)


async def pressed(unit: Unit, customer: int, broadcast: int) -> None:
    """A button below a broadcast. Pressed again, it is now that they answer: until a ticket has grown out of it."""
    theirs = update(contacts).where(_of_broadcast(customer, broadcast), contacts.c.led_to.is_(None))
    await unit.execute(theirs.values(answered_at=unit.now))


async def signed(unit: Unit, customer: int) -> None:
    """Feedback in their name: if we had asked for it, and they had followed that, this is when they answered."""
    asked = contacts.c.customer_id == customer, contacts.c.purpose.in_((VISIT.key, UNANSWERED.key))
    latest = select(func.max(contacts.c.id)).where(*asked, contacts.c.at > unit.now - FRESH)
    followed = contacts.c.id == latest.scalar_subquery(), contacts.c.answered_at == contacts.c.at
    await unit.execute(update(contacts).where(*followed).values(answered_at=unit.now))


async def may_answer(unit: Unit, customer: int, purpose: str) -> bool:
    """Whether we have asked them lately, and they have not answered, or just now and may correct it."""
    about = (
        contacts.c.customer_id == customer,
        contacts.c.purpose == purpose,
        contacts.c.at > unit.now - FRESH,
    )
    latest = select(contacts.c.answered_at).where(*about).order_by(contacts.c.id.desc()).limit(1)
    found = (await unit.execute(latest)).one_or_none()
    return found is not None and (found.answered_at is None or found.answered_at > unit.now - SOON)


async def yes_awaited(unit: Unit, customer: int) -> str | None:
    """The purpose of what we wrote to them last, if that asked within a day whether all went well, and still asks."""
    theirs = select(contacts).where(contacts.c.customer_id == customer)
    last = (await unit.execute(theirs.order_by(contacts.c.id.desc()).limit(1))).one_or_none()
    if last is None or last.answered_at is not None or last.at <= unit.now - DAY:
        return None
    return str(last.purpose) if last.purpose in YES_OR_NO else None


async def grew(unit: Unit, customer: int, ticket: int) -> None:
    """A ticket was opened soon after an answer: out of it."""
    theirs = contacts.c.customer_id == customer, contacts.c.answered_at > unit.now - SOON
    latest = select(func.max(contacts.c.id)).where(*theirs, contacts.c.led_to.is_(None))
    new = update(contacts).where(contacts.c.id == latest.scalar_subquery()).values(led_to=ticket)
    await unit.execute(new)


async def decline(
    unit: Unit, customer: Customer, purpose: str, words: str, *, on: bool, of: int | None = None
) -> None:
    """They want no more of this, having read these words; or (`on`) they do again. Raises NotOffered.

    `of`: the broadcast below which they have said so.
    """
    if purpose not in PURPOSES:
        raise NotOffered
    changed = declining(customer, purpose, on=on)
    if changed == customer:
        return
    await save(unit, [changed])
    await record(unit, changed, words)
    at = None if on else unit.now
    if of is None:
        await _note(unit, customer.id, purpose, opted_out_at=at)
    else:
        below = update(contacts).where(_of_broadcast(customer.id, of))
        await unit.execute(below.values(opted_out_at=at))


async def _note(unit: Unit, customer: int, purpose: str, **came: Any) -> None:  # noqa: ANN401 - columns
    """With the latest that we wrote about this, the first time it comes."""
    about = contacts.c.customer_id == customer, contacts.c.purpose == purpose
    latest = select(func.max(contacts.c.id)).where(*about, contacts.c.at > unit.now - FRESH)
    (column,) = came
    new = update(contacts).where(contacts.c.id == latest.scalar_subquery())
    if came[column] is not None:
        new = new.where(contacts.c[column].is_(None))
    await unit.execute(new.values(came))


def _of_broadcast(customer: int, broadcast: int) -> ColumnElement[bool]:
    """What was written to them with this one."""
    theirs = recipients.c.broadcast_id == broadcast, recipients.c.customer_id == customer
    return contacts.c.id == select(recipients.c.contact_id).where(*theirs).scalar_subquery()
