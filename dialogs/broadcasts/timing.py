"""When a broadcast goes: the hour that was pressed or typed, by the business's clock to begin with."""

import re
from datetime import date, time, timedelta

from care.broadcasts.model import AtHour
from dialogs.customers.facts import Facts
from dialogs.language.when import read_when

DAY = timedelta(days=1)
# An hour, perhaps behind a day: 14:30, 25.12 14:30.
HOUR = re.compile(
    r"(?:(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?\s+)?(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)"
)


def at(hour: time, facts: Facts) -> AtHour:
    """The next time that the business's clock shows it."""
    now = facts.now.astimezone(facts.business.tz)
    return AtHour(now.date() if now.time() < hour else now.date() + DAY, hour)


def typed(text: str, facts: Facts) -> AtHour | None:
    """A day that has passed is next year's."""
    found, today = HOUR.fullmatch(text), _today(facts)
    if found is None:
        return _in_words(text, facts)
    hour = time(int(found["hour"]), int(found["minute"]))
    if not found["day"]:
        return at(hour, facts)
    try:
        day = date(today.year, int(found["month"]), int(found["day"]))
        return AtHour(day if day >= today else day.replace(year=day.year + 1), hour)
    except ValueError:
        return None


def _in_words(text: str, facts: Facts) -> AtHour | None:
    """«завтра о 10», as customers' and operators' times are read."""
    zone = facts.business.tz
    said = read_when(text, language=facts.customer.language, now=facts.now, zone=zone)
    if said is None or said.rest:
        return None
    wall = said.moment.astimezone(zone)
    return AtHour(wall.date(), wall.time())


def _today(facts: Facts) -> date:
    return facts.now.astimezone(facts.business.tz).date()
