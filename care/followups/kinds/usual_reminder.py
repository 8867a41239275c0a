"""A reminder that they set again and again is set once more, for whoever lets us do it for them.

Planned when such a one has come (care/reminders/telling.py). If they set the next themselves meanwhile, nothing is
done. Deleting ours ends it: only one that comes is followed by the next.
"""

from dataclasses import replace

from care.agenda.jobs import FollowUp
from care.contact.purposes import USUAL_REMINDER
from care.followups.kind import Kind
from care.notices.notice import ToCustomer
from care.notices.usual import UsualReminder
from care.people.customers import Customer
from care.reminders.habits import habit
from care.reminders.keeping import keep
from care.reminders.model import Plan
from care.reminders.rows import count_open
from care.store.unit import Unit


async def _word(unit: Unit, customer: Customer, due: FollowUp) -> UsualReminder | None:
    """`about`: the number of the reminder that has come."""
    found = await habit(unit, customer, int(due.about))
    if found is None or await count_open(unit, customer.id) >= unit.business.reminders.most:
        return None
    zone = customer.tz(unit.business)
    at = Plan(found.next).next(zone, unit.now)
    return UsualReminder(what=found.what, at=at, times=found.times, days=found.days) if at else None


async def _deed(unit: Unit, customer: Customer, word: ToCustomer) -> UsualReminder:
    if not isinstance(word, UsualReminder):
        raise TypeError(word)
    wall = word.at.astimezone(customer.tz(unit.business)).replace(tzinfo=None)
    kept = await keep(unit, customer, word.what, Plan(wall))
    return replace(word, reminder=kept.id)


KIND = Kind(purpose=USUAL_REMINDER, word=_word, deed=_deed)
