"""To when something is moved: «на 9», "to nine" and "to the evening" are hours there, and how many elsewhere."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from dialogs.language.when.moved import Before
from dialogs.language.when.reader import read
from dialogs.language.when.reading import Reading, Why

BARE = re.compile(r"(?<!\w)(?:на|to)\s+(?:the\s+)?(?=\w+[\s.!]*$)", re.IGNORECASE)
OPEN = (Why.NOTHING, Why.UNCLEAR)


def read_move(
    text: str, *, language: str, now: datetime, zone: ZoneInfo, before: Before | None = None
) -> Reading:
    """As `read`; it shall come then, whatever else the words may count."""
    reading = read(text, language=language, now=now, zone=zone, before=before)
    if reading.why not in OPEN or not BARE.search(text):
        return reading
    others = (BARE.sub(at, text) for at in ("at ", "in the "))
    found = (read(other, language=language, now=now, zone=zone, before=before) for other in others)
    return next((each for each in found if each.why not in OPEN), reading)
