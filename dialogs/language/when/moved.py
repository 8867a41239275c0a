"""What is moved keeps what is not said of it: its hour, its day, how it recurs.

A series goes along with what can be said of its period: each Friday to Saturday, the 5th of each month to the 6th, and
each of its days to another hour. Any other day is that of one time, and whether the series begins there is to be asked.
"""

from dataclasses import dataclass, replace
from datetime import datetime, time

from care.agenda.recurrence import first_on, walls
from dialogs.language.when.conventions import NotSo, wall
from dialogs.language.when.facts import Ahead, Clock, Date, Day, Every, Nth, Weekday
from dialogs.language.when.known import Known
from dialogs.language.when.once import Here, once
from dialogs.language.when.reading import Why
from dialogs.language.when.unrolled import SHORT, by_first
from dialogs.language.when.unrolled import series as unrolled


@dataclass(frozen=True)
class Before:
    """When it would have come: naive, by the wall of where they are, and its rule, empty for once."""

    starts: datetime
    rule: str = ""

    @property
    def parts(self) -> dict[str, str]:
        return dict(part.split("=") for part in self.rule.split(";")) if self.rule else {}

    @property
    def clocks(self) -> tuple[Clock, ...]:
        hours = self.parts.get("BYHOUR", str(self.starts.hour)).split(",")
        return tuple(Clock(int(hour), self.starts.minute) for hour in hours)

    @property
    def every(self) -> Every:
        """Its period, without its days."""
        return Every(self.parts["FREQ"], int(self.parts.get("INTERVAL", 1)))

    @property
    def often(self) -> bool:
        """More often than daily, so that it keeps no hour."""
        return self.parts.get("FREQ") in SHORT

    def on_days(self) -> str:
        """Its rule without the hours and the end."""
        left = (f"{name}={value}" for name, value in self.parts.items() if name not in ("BYHOUR", *ENDS))
        return ";".join(left)


ENDS = ("COUNT", "UNTIL")


def moved(found: Known, before: Before, here: Here) -> list[tuple[datetime, str]]:
    """When it may be meant to come, with its rule; of a series without one: it is moved to one day. Raises NotSo."""
    told = bool(found.clocks or found.part)
    days = [day for day in (*found.days, found.till, found.since) if day is not None]
    if not (told or before.often or (found.later and found.later.minutes)):
        found = replace(found, clocks=before.clocks)
    if found.every is not None or found.other:
        return unrolled(found, here)
    if not before.rule:
        return _one(found, before, here, dated=bool(days or found.later))
    if days or found.later:
        if not found.later and all(_is_of_period(day, before) for day in days):
            return ended(unrolled(replace(found, every=before.every), here), before, here)
        return _one(replace(found, clocks=found.clocks[:1]), before, here, dated=True)
    if before.often:
        return ended(unrolled(replace(found, every=before.every), here), before, here)
    hours = found.hours() or [(here.implied(here.today, found.part),)]
    return ended([_at_hours(clocks, before, here) for clocks in hours], before, here)


def going_on(before: Before, at: datetime, now: datetime) -> str:
    """The rule of the series that begins then: its own where that is one of its days, else the same from then on.

    Empty: it is over by then.
    """
    rule = before.on_days()
    if first_on(rule, at) != at:
        every = before.every
        interval = f";INTERVAL={every.interval}" if every.interval > 1 else ""
        rule = ";".join([f"FREQ={every.freq}{interval}", *by_first(every, at)])
    try:
        return ";".join([rule, *_end(before, at, now)])
    except NotSo:
        return ""


def _one(found: Known, before: Before, here: Here, *, dated: bool) -> list[tuple[datetime, str]]:
    """A moment. Its day stays, where none is said."""
    day = before.starts.date()
    if not dated and day >= here.today:
        kept = Ahead(0) if day == here.today else Date(day.day, day.month, day.year)
        found = replace(found, days=(kept,))
    return [(at, "") for at in once(found, here)]


def _is_of_period(day: Day, before: Before) -> bool:
    """Whether it says on which day of each period: on Saturday, and not tomorrow."""
    parts = before.parts
    match parts["FREQ"], day:
        case "WEEKLY", Weekday(_, ""):
            return "," not in parts.get("BYDAY", "")
        case "MONTHLY", Date(_, 0) | Nth(_, _, None, 0):
            return "," not in parts.get("BYMONTHDAY", "") or "BYSETPOS" in parts
        case "YEARLY", Date(_, month, 0):
            return month > 0
    return False


def _at_hours(clocks: tuple[Clock, ...], before: Before, here: Here) -> tuple[datetime, str]:
    """On the same days, from the next of them on for which the hour is still ahead."""
    hours = sorted({clock.hour % 24 for clock in clocks})
    if len({clock.minute for clock in clocks}) > 1:
        raise NotSo(Why.TWO)
    rule = before.on_days()
    for at in walls(before.rule, before.starts, datetime.combine(here.today, time())):
        for hour in hours:
            moment = wall(at.date(), Clock(hour, clocks[0].minute))
            if moment > here.wall:
                return moment, rule if len(hours) == 1 else f"{rule};BYHOUR={','.join(map(str, hours))}"
    raise NotSo(Why.PAST)


def ended(series: list[tuple[datetime, str]], before: Before, here: Here) -> list[tuple[datetime, str]]:
    """As long as it would have gone on."""
    return [(at, ";".join([rule, *_end(before, at, here.wall)])) for at, rule in series]


def _end(before: Before, at: datetime, now: datetime) -> list[str]:
    parts = before.parts
    if "COUNT" in parts:
        left = sum(1 for each in walls(before.rule, before.starts, now) if each > now)
        return [f"COUNT={max(left, 1)}"]
    if "UNTIL" in parts:
        if at > datetime.strptime(parts["UNTIL"][:15], "%Y%m%dT%H%M%S"):  # noqa: DTZ007 - what a clock shows
            raise NotSo(Why.NEVER)
        return [f"UNTIL={parts['UNTIL']}"]
    return []
