"""A greeting on the day that they told us, without a year. Another day, or none, cancels it.

Who was born on 29 February is greeted on the 28th where there is none.
"""

from datetime import date, timedelta

from sqlalchemy import select

from care.agenda.jobs import FollowUp
from care.contact.purposes import BIRTHDAY
from care.followups.kind import Kind
from care.notices.followups import HappyBirthday
from care.people.customers import Customer
from care.store.tables import customers
from care.store.unit import Unit


def celebrated(day: date) -> tuple[str, ...]:
    """The birthdays, as `MM-DD`, that are celebrated on this day."""
    leaps = day.month == 2 and (day + timedelta(days=1)).month == 3 and day.day == 28
    return (f"{day:%m-%d}", "02-29") if leaps else (f"{day:%m-%d}",)


async def _days(unit: Unit, days: list[date]) -> list[tuple[int, date]]:
    found = {birthday: day for day in days for birthday in celebrated(day)}
    query = select(customers.c.id, customers.c.birthday).where(customers.c.birthday.in_(found))
    return [(row.id, found[row.birthday]) for row in await unit.execute(query)]


async def _word(_unit: Unit, customer: Customer, due: FollowUp) -> HappyBirthday | None:
    day = date.fromisoformat(due.about)
    return HappyBirthday() if customer.birthday in celebrated(day) else None


KIND = Kind(purpose=BIRTHDAY, word=_word, days=_days)
