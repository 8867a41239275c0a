"""When a place is closed, as the staff writes it: "until 18:00", "tomorrow", "Friday from 15:00 to 17:00".

Each end of it is a moment for dialogs/language/when. On a day alone it is closed as a whole, and what ends with a day
that was said to be in it ("through", «по») ends with that day.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from care.business.hours import moment
from dialogs.language.when import When, read_when

TODAY = frozenset({"today", "сьогодні", "сегодня"})
WITHIN = frozenset({"through", "to", "по"})  # a day behind it is closed, too
MARK = r"(?<!\w)(?:{})(?!\w)"
UNTIL = re.compile(MARK.format("until|till|til|through|to|до|по"), re.IGNORECASE)
FROM = re.compile(MARK.format("from|since|з|із|зі|від|с|со|от"), re.IGNORECASE)
DASH = re.compile(r"(?<=\d[.:]\d\d)\s*[–—-]\s*(?=\d{1,2}[.:]\d\d)")
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Closing:
    """Moments are aware, in UTC; `words`: what was said besides."""

    since: datetime
    until: datetime
    words: str


@dataclass(frozen=True)
class Reader:
    """Whose clock it is, and whose language."""

    now: datetime
    zone: ZoneInfo
    language: str

    def read(self, text: str) -> Closing | None:
        """None: it is not clear until when."""
        text = DASH.sub(" to ", text.strip())
        found = next(self._between(text), None) or self._open_end(text)
        return found if found is not None and self.now <= found.since < found.until else None

    def _between(self, text: str) -> Iterator[Closing]:
        """What has an end; a beginning may stand before it, and nothing else."""
        for mark in UNTIL.finditer(text):
            since = self._start(text[: mark.start()].strip(" ,"))
            end = since and self._moment(text[mark.end() :], since)
            if since and end:
                whole = mark[0].casefold() in WITHIN and self._begins_day(end.moment)
                yield Closing(since, self._day_after(end.moment) if whole else end.moment, end.rest)

    def _start(self, text: str) -> datetime | None:
        if not text or text.casefold() in TODAY:
            return self.now
        found = self._moment(text, self.now)
        return found.moment if found is not None and not found.rest else None

    def _open_end(self, text: str) -> Closing | None:
        """A day, or the rest of one; an hour of today alone is the end."""
        found = self._moment(text, self.now)
        if found is None:
            first, _space, rest = text.partition(" ")
            today = first.casefold() in TODAY
            return Closing(self.now, self._day_after(self.now), rest.strip()) if today else None
        said = text[: len(text) - len(found.rest)]
        if FROM.search(said) or self._begins_day(found.moment):
            return Closing(found.moment, self._day_after(found.moment), found.rest)
        is_today = found.moment < self._day_after(self.now)
        return Closing(self.now, found.moment, found.rest) if is_today else None

    def _moment(self, text: str, after: datetime) -> When | None:
        """A day without an hour is its beginning."""
        return read_when(text.strip(), after, self.zone, lambda _day: time(0), language=self.language)

    def _begins_day(self, at: datetime) -> bool:
        return at.astimezone(self.zone).time() == time(0)

    def _day_after(self, at: datetime) -> datetime:
        return moment(at.astimezone(self.zone).date() + DAY, time(0), self.zone)
