"""What was read: a moment, what recurs, what is to be remembered; or why there is none, and what to ask then."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias


class Why(StrEnum):
    """Why there is no moment. NOTHING alone means that there is no time in the text at all."""

    NOTHING = "nothing"
    HALF = "half"  # which half of the day: "at 3" is night or afternoon
    HOUR = "hour"  # which hour
    DAY = "day"  # which day
    TWO = "two"  # it names two moments
    UNCLEAR = "unclear"  # something in it belongs to time and was not understood
    PAST = "past"  # it has passed
    NO_TIME = "no_time"  # 25:00
    NO_DAY = "no_day"  # 31 February
    FAR = "far"  # beyond the horizon
    NEVER = "never"  # every 0 days


class Question(StrEnum):
    """What to ask when there is nothing to choose from."""

    WHEN = "when"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True)
class Choice:
    """One of the readings: as in `Reading`."""

    at: datetime
    rule: str | None = None
    what: str = ""
    exact: bool = False


Ask: TypeAlias = Choice | Question


@dataclass(frozen=True)
class Reading:
    """With `at` it is understood. Without, `why` says what is the matter, `ask` what to choose from or one question.

    `ask` is empty only where there is no time in the text.
    """

    at: (
        datetime | None
    )  # naive: what the clock on the wall shows, whole minutes; of what recurs, the first time
    rule: str | None = None  # of RFC 5545, for care/agenda/recurrence.py
    what: str = ""  # what is to be remembered, as it was written
    ask: tuple[Ask, ...] = ()
    why: Why | None = None
    exact: bool = False  # so many hours or minutes from now: that moment, whatever a wall shows then

    @property
    def asks(self) -> bool:
        return self.at is None and self.why is not Why.NOTHING
