"""Opening hours as people write them on a door: `Пн–Пт 9–18, сб 10:00–15:00, нд вихідний`, in any of our languages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from care.business import Day, Hours, Period
from care.business.hours import DAYS

BEGINNINGS: Mapping[str, Day] = {
    **dict.fromkeys(("пн", "понед", "mon"), "mon"),
    **dict.fromkeys(("вт", "вівт", "втор", "tue"), "tue"),
    **dict.fromkeys(("ср", "серед", "сред", "wed"), "wed"),
    **dict.fromkeys(("чт", "четв", "thu"), "thu"),
    **dict.fromkeys(("пт", "пʼят", "п'ят", "п’ят", "пятн", "fri"), "fri"),
    **dict.fromkeys(("сб", "субот", "суббот", "sat"), "sat"),
    **dict.fromkeys(("нд", "неділ", "вс", "воскр", "sun"), "sun"),
}
EVERY = ("щодня", "щоденно", "ежедневно", "кажд", "every", "daily", "всі", "все")
WEEKDAYS = ("будн", "weekday")
WEEKEND = ("вихідні", "выходные", "weekend")
CLOSED = ("вихідний", "выходной", "зачинено", "закрыто", "закрито", "closed")
ALWAYS = ("цілодоб", "круглосут", "24/7", "clock")
UNTIL = ("до", "по", "to", "till", "until", "through")
FILLING = re.compile(
    r"з|із|с|со|до|по|від|от|та|і|й|и|a|and|from|to|till|until|through|the|on|at|around|день|дня|дні|дни|days?|години|часы"
    r"|work(?:ing)?|open|працюємо|работаем|відкрито|открыто"
)
TOKEN = re.compile(
    r"(?P<time>\d{1,2}(?:[:.]\d\d)?)\s*(?:-|–|—|до|to|till|until)\s*(?P<end>\d{1,2}(?:[:.]\d\d)?)"
    r"|(?P<dash>[-–—])|(?P<stop>[\n;])|(?P<word>24/7|[^\W\d_][\w'’ʼ]*)|(?P<skip>[\s,.:()]+)|(?P<other>.)"
)
WHOLE = "00:00-24:00"


class Unread(ValueError):  # noqa: N818 - it is what somebody wrote
    pass


@dataclass
class _Door:
    days: dict[Day, list[str]] = field(default_factory=dict)
    meant: tuple[Day, ...] = ()  # the days of which is spoken
    said: bool = False  # something of them
    ranged: bool = False  # a dash came after a day

    def day(self, days: tuple[Day, ...]) -> None:
        if self.said:
            self.meant, self.said = (), False
        if self.ranged and self.meant and len(days) == 1:
            first, last = DAYS.index(self.meant[-1]), DAYS.index(days[0])
            if last < first:
                raise Unread
            days = DAYS[first + 1 : last + 1]
        self.meant, self.ranged = (*self.meant, *days), False

    def until(self) -> None:
        self.ranged = bool(self.meant) and not self.said

    def open(self, span: str) -> None:
        for day in self.meant or DAYS:
            self.days.setdefault(day, []).append(span)
        self.said = True

    def close(self) -> None:
        for day in self.meant:
            self.days[day] = []
        self.said = True


def read(text: str) -> dict[Day, list[str]]:
    """The periods of each day, as the settings write them. Raises Unread."""
    door = _Door()
    for token in TOKEN.finditer(text.casefold()):
        match token.lastgroup:
            case "end":
                door.open(f"{_time(token['time'])}-{_time(token['end'])}")
            case "dash":
                door.until()
            case "word":
                _word(door, token["word"])
            case "other":
                raise Unread
    if not any(door.days.values()) or (door.meant and not door.said):
        raise Unread
    return {day: door.days[day] for day in DAYS if door.days.get(day)}


def _word(door: _Door, word: str) -> None:
    if word.startswith(ALWAYS):
        door.open(WHOLE)
    elif word.startswith(CLOSED):
        door.close()
    elif word.startswith(EVERY):
        door.day(DAYS)
    elif word.startswith(WEEKDAYS):
        door.day(DAYS[:5])
    elif word.startswith(WEEKEND):
        door.day(DAYS[5:])
    elif found := next((day for start, day in BEGINNINGS.items() if word.startswith(start)), None):
        door.day((found,))
    elif not FILLING.fullmatch(word):
        raise Unread
    elif word in UNTIL:
        door.until()


def _time(written: str) -> str:
    hour, _dot, minute = written.replace(".", ":").partition(":")
    if int(hour) > 24 or int(minute or 0) > 59 or (int(hour) == 24 and int(minute or 0)):
        raise Unread
    return f"{int(hour):02}:{minute or '00'}"


def runs(hours: Hours) -> Iterator[tuple[Day, Day, tuple[Period, ...]]]:
    """Days that follow each other and have the same hours, those that are closed passed over."""
    for periods, days in groupby(DAYS, lambda day: hours.days.get(day, ())):
        same = list(days)
        if periods:
            yield same[0], same[-1], periods
