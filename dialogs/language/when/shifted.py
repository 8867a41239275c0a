"""What is moved by so much: "an hour later", "by two days", «на тиждень», «на полчаса раньше».

It counts from its own time. «На 2 часа» in Russian is by two hours, or to two o'clock: that is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from care.agenda.recurrence import walls
from dialogs.language.when.conventions import DAY, NotSo, day_after
from dialogs.language.when.facts import Later
from dialogs.language.when.folding import Token
from dialogs.language.when.moved import Before, ended
from dialogs.language.when.once import Here
from dialogs.language.when.phrases.lengths import later
from dialogs.language.when.reading import Why
from dialogs.language.when.tagging import tag

WAY = re.compile(r"\s(?:later|пізніше|позже|позднее|(?P<earlier>earlier|раніше|раньше))$", re.IGNORECASE)
OCLOCK = "годину"  # «на 8 годину» is when, «на 8 годин» by how much


@dataclass(frozen=True)
class Shift:
    """`start`: where in the text it is said. `doubtful`: it may as well be the hour to which it is moved."""

    length: Later
    start: int
    earlier: bool = False
    doubtful: bool = False


def shift(text: str, language: str) -> Shift | None:
    """By how much, if the text ends so."""
    text = text.rstrip(" .!")
    way = WAY.search(text)
    tokens = tag(text[: way.start()] if way else text, language, quoted=False)
    for at in range(len(tokens)):
        length = later(tokens[at:])
        if length is not None and length != Later():
            break
    else:
        return None
    led = tokens[at - 1] if at else None
    by = led if led is not None and (led.kind == "for" or led.word == "by") else None
    if not (way or by) or (not way and _is_hour(tokens[at:])):
        return None
    earlier = bool(way and way["earlier"])
    doubtful = not way and language == "ru" and any(token.value == "hour" for token in tokens[at:])
    return Shift(length, (by or tokens[at]).start, earlier, doubtful)


def _is_hour(tokens: Sequence[Token]) -> bool:
    return len(tokens) > 1 and tokens[-1].word == OCLOCK


def shifted(by: Shift, before: Before, here: Here) -> tuple[datetime, str]:
    """When it comes then, and its rule; of a series without one: it comes on other days then. Raises NotSo."""
    now = here.wall
    times = walls(before.rule, before.starts, now - DAY) if before.rule else (before.starts,)
    for was in times:
        at = _by(by, was)
        if at <= now:
            continue
        same = at.date() == was.date() and not before.often and "BYHOUR" not in before.parts
        return ended([(at, before.on_days())], before, here)[0] if before.rule and same else (at, "")
    raise NotSo(Why.PAST)


def _by(by: Shift, was: datetime) -> datetime:
    length, minutes = by.length, timedelta(minutes=by.length.minutes)
    if not by.earlier:
        return datetime.combine(day_after(length, was.date()), was.time()) + minutes
    if length.months:
        raise NotSo(Why.UNCLEAR)
    return was - DAY * length.days - minutes
