"""How long: "in 2h", "1h 30m", "через 2 години", "через неделю"."""

import re
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Length:
    days: int  # of the calendar
    time: timedelta  # hours and minutes, as long as they are


# The largest first: in "1d 2h" each is smaller than the one before.
UNITS = {
    "week": (
        timedelta(weeks=1),
        r"w|wks?|weeks?|тиж|тиждень|тижні|тижня|тижнів|нед|неделя|неделю|недели|недель",
    ),
    "day": (timedelta(days=1), r"d|days?|д|дн|день|дня|дні|днів|дни|дней|добу|доби|діб"),
    "hour": (timedelta(hours=1), r"h|hrs?|hours?|г|год|година|годину|години|годин|ч|час|часа|часов"),
    "half": (timedelta(minutes=30), r"півгодини|полчаса|half\s+an\s+hour"),
    "minute": (
        timedelta(minutes=1),
        r"m|mins?|minutes?|хв|хвилина|хвилину|хвилини|хвилин|мин|минута|минуту|минуты|минут",
    ),
}
UNIT = "(?:" + "|".join(f"(?P<{name}>{words})" for name, (_, words) in UNITS.items()) + r")\b\.?"
COUNT = r"(?:(?P<count>\d{1,4})\s*|an?\s+)"
LEAD = re.compile(r"(?:in|for|через|за|на)\s+", re.IGNORECASE)
PART = re.compile(rf"\s*{COUNT}?{UNIT}", re.IGNORECASE)
FURTHER = re.compile(rf"\s*,?\s*(?:(?:and|і|й|та|и)\s+)?{COUNT}{UNIT}", re.IGNORECASE)


def read(text: str, at: int) -> tuple[Length, int] | None:
    """The length at that place and where it ends. "Hour" alone is none: "in an hour", "через годину" or "1h" is."""
    lead = LEAD.match(text, at)
    found = PART.match(text, lead.end() if lead else at)
    if found is None or not (lead or found["count"] or found["half"]):
        return None
    sizes: list[timedelta] = []
    days, time, end = 0, timedelta(0), at
    while found is not None and (not sizes or _size(found) < sizes[-1]):
        sizes.append(_size(found))
        whole = int(found["count"] or 1) * sizes[-1]
        days, time = (days + whole.days, time) if sizes[-1].days else (days, time + whole)
        end = found.end()
        found = FURTHER.match(text, end)
    return Length(days, time), end


def _size(found: re.Match[str]) -> timedelta:
    return next(size for name, (size, _) in UNITS.items() if found[name])
