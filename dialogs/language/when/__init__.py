"""Reads when something shall be, from the beginning of what a person wrote: "tomorrow 10 call the courier".

Ukrainian, Russian and English are read whatever the reader's language. The rules of what is meant:
- a time that is past today is tomorrow's, a weekday or a date that is past is the next one;
- a date without a time is 10:00, or when we open on that day, if `opens` says;
- days and weeks are the calendar's (the same time on the clock), hours and minutes are as long as they are;
- a gap of the clock change moves forward, a fold takes the first (care/business/hours.py).
What cannot be read, has passed, or lies beyond five years is None.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from care.business.hours import moment
from dialogs.language.when import days, lengths, times
from dialogs.language.when.days import Day, date_of
from dialogs.language.when.reading import Choice, Question, Reading, Why

__all__ = ["Choice", "Question", "Reading", "When", "Why", "read", "read_length", "read_when"]

HORIZON = timedelta(days=5 * 366)
DAY = timedelta(days=1)
MORNING = time(10)
SEPARATORS = " \t\n\r\v\f\xa0,;:.–—-"
Opens = Callable[[date], time | None]


@dataclass(frozen=True)
class When:
    """`rest` is the end of the text as it was, so that what stands where in it can still be said."""

    moment: datetime  # aware, UTC, after now
    rest: str


def read(text: str, *, language: str, now: datetime, zone: ZoneInfo, opens: Opens | None = None) -> Reading:
    """What a person in `zone`, who speaks `language`, wants to be reminded of, and when."""
    # NOTE: a moment at the beginning only, in any language, until the grammar is here
    del language
    found = read_when(TRIGGER.sub("", text), now, zone, opens)
    if found is None:
        return Reading(at=None, what=text, why=Why.NOTHING)
    return Reading(
        at=found.moment.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0), what=found.rest
    )


TRIGGER = re.compile(
    r"\s*(?:нагадай(?:те)?(?: мені)?|напомни(?:те)?(?: мне)?|remind me)\s*(?:to )?", re.IGNORECASE
)


def read_when(text: str, now: datetime, zone: ZoneInfo, opens: Opens | None = None) -> When | None:
    """A moment at the beginning of `text`; `zone` is that of the person who wrote it."""
    reader = _Reader(now.astimezone(zone), zone, opens)
    start = len(text) - len(text.lstrip())
    for read in (reader.length, reader.day_and_time, reader.time_and_day):
        found = read(text, start)
        if found is None:
            continue
        at, end = found
        if not now < at <= now + HORIZON:
            return None
        return When(at.astimezone(UTC), text[end:].lstrip(SEPARATORS))
    return None


def read_length(text: str) -> timedelta | None:
    """The whole of `text` as a length of time: "7d", "2 hours", "2 години". A day has 24 hours."""
    text = text.strip()
    found = lengths.read(text, 0)
    if found is None or found[1] < len(text):
        return None
    length, _ = found
    whole = timedelta(days=length.days) + length.time
    return whole if timedelta(0) < whole <= HORIZON else None


@dataclass(frozen=True)
class _Reader:
    """The ways of saying a moment. Each gives the moment and where in the text it ends."""

    now: datetime  # local
    zone: ZoneInfo
    opens: Opens | None

    def length(self, text: str, at: int) -> tuple[datetime, int] | None:
        """In 2 hours; in 3 days at 10."""
        found = lengths.read(text, at)
        if found is None:
            return None
        length, end = found
        if not length.days:
            return self.now.astimezone(UTC) + length.time, end
        day = self.now.date() + timedelta(days=length.days)
        clock, end = (None, end) if length.time else times.read(text, end) or (None, end)
        return self._at(day, clock or self.now.time()) + length.time, end

    def day_and_time(self, text: str, at: int) -> tuple[datetime, int] | None:
        """Tomorrow at 10; on Monday; 25.12 14:00."""
        found = days.read(text, at)
        if found is None:
            return None
        day, end = found
        clock, end = times.read(text, end) or (None, end)
        meant = self._next(day, clock)
        return (meant, end) if meant else None

    def time_and_day(self, text: str, at: int) -> tuple[datetime, int] | None:
        """18:00; at 10 on Monday."""
        found = times.read(text, at, alone=True)
        if found is None:
            return None
        clock, end = found
        day, end = days.read(text, end) or (Day(ahead=0), end)
        meant = self._next(day, clock)
        return (meant, end) if meant else None

    def _next(self, day: Day, clock: time | None) -> datetime | None:
        """The first day that is meant on which the time has not passed."""
        today = self.now.date()
        for turn in range(2):
            meant = date_of(day, today, turn)
            if meant is None or (clock is None and turn and day.ahead is not None):
                return None  # "today" said in the evening: who can tell when
            at = self._at(meant, clock or (self.opens and self.opens(meant)) or MORNING)
            if at > self.now:
                return at
        return None

    def _at(self, day: date, clock: time) -> datetime:
        return moment(day, clock, self.zone)
