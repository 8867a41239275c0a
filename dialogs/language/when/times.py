"""What the clock shows: "10", "10:30", "о 10:30", "at 9 pm", "в 9 вечера"."""

import re
from datetime import time

AFTERNOON = r"p\.?m\b\.?|вечора|вечера|дня"
FORENOON = r"a\.?m\b\.?|ранку|утра|ночі|ночи"
LEAD = r"(?P<lead>(?:at|by|until|till|@|о|об|в|во|у|к|на|до)\s+|@)?"
HOUR = r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?"
HALF = rf"(?:\s*(?:(?P<pm>{AFTERNOON})|(?P<am>{FORENOON})|год|годині|часов|часа|час)(?!\w)\.?)?"
# What goes on as a word, a number or a share is none: "10kg", "10.5.2026", "10%".
PATTERN = re.compile(rf"[\s,]*{LEAD}{HOUR}{HALF}(?![\w%]|[:.]\d)", re.IGNORECASE)
NOON = 12


def read(text: str, at: int, *, alone: bool = False) -> tuple[time, int] | None:
    """The time at that place and where it ends. `alone`, with no day before it, a mere number is none: "10 cakes"."""
    found = PATTERN.match(text, at)
    if found is None:
        return None
    if alone and not (found["lead"] or found["minute"] or found["pm"] or found["am"]):
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["pm"] or found["am"]:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if found["pm"] else 0)
    try:
        return time(hour, minute), found.end()
    except ValueError:
        return None
