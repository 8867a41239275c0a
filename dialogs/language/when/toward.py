"""To when something is moved: «на 9», "to nine" and "to the evening" are hours there, and how many elsewhere."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from dialogs.language.when.conventions import NotSo
from dialogs.language.when.moved import Before
from dialogs.language.when.once import Here
from dialogs.language.when.reader import read
from dialogs.language.when.reading import Choice, Reading, Why
from dialogs.language.when.shifted import Shift, shift, shifted

BARE = re.compile(r"(?<!\w)(?:на|to)\s+(?:the\s+)?(?=\w+(?:\s+годину)?[\s.!]*$)", re.IGNORECASE)
# From when, of which only to when counts: "from Friday to Saturday".
FROM = re.compile(r"(?<!\w)(?:from|з|із|зі|с|со)\s+[\w:ʼ'’]+\s+(?=(?:на|to)\s)", re.IGNORECASE)
OPEN = (Why.NOTHING, Why.UNCLEAR)


def read_move(
    text: str, *, language: str, now: datetime, zone: ZoneInfo, before: Before | None = None
) -> Reading:
    """As `read`; it shall come then, whatever else the words may count."""
    text = FROM.sub("", text)
    by = shift(text, language)
    if by is not None and not by.doubtful:
        return _shifted(text, by, language, now, zone, before)
    reading = _read(text, language, now, zone, before)
    if by is None:
        return reading
    at = re.sub(r"(?<!\w)на(?=\s)", "в", text[by.start :], flags=re.IGNORECASE)
    either = _shifted(text, by, language, now, zone, before), _read(at, language, now, zone, before)
    choices = tuple(choice for each in either for choice in _choices(each))
    return Reading(None, what=either[0].what, ask=choices, why=Why.UNCLEAR) if len(choices) > 1 else reading


def _read(text: str, language: str, now: datetime, zone: ZoneInfo, before: Before | None) -> Reading:
    reading = read(text, language=language, now=now, zone=zone, before=before)
    if reading.why not in OPEN or not BARE.search(text):
        return reading
    others = (BARE.sub(at, text) for at in ("at ", "in the "))
    found = (read(other, language=language, now=now, zone=zone, before=before) for other in others)
    return next((each for each in found if each.why not in OPEN), reading)


def _shifted(
    text: str, by: Shift, language: str, now: datetime, zone: ZoneInfo, before: Before | None
) -> Reading:
    here = Here(now.astimezone(zone), zone)
    what = read(text[: by.start], language=language, now=now, zone=zone).what
    try:
        at, rule = shifted(by, before or Before(here.wall + timedelta(minutes=1)), here)
    except NotSo as error:
        return Reading(None, what=what, why=error.why)
    return Reading(at.replace(second=0, microsecond=0), rule or None, what)


def _choices(reading: Reading) -> tuple[Choice, ...]:
    if reading.at is not None:
        return (Choice(reading.at, reading.rule, reading.what),)
    return tuple(each for each in reading.ask if isinstance(each, Choice))
