"""How lengths of time and hours are written in the settings: `1h 30m`, `09:00-13:00`."""

import re
from datetime import time, timedelta
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

LENGTH = re.compile(r"(?=\d)(?:(\d{1,5})d)?\s*(?:(\d{1,5})h)?\s*(?:(\d{1,5})m)?\s*(?:(\d{1,5})s)?")
PERIOD = re.compile(r"(\d\d):(\d\d)\s*[-–]\s*(\d\d):(\d\d)")


def read_length(value: object) -> timedelta:
    """The length that `value` writes: "90s", "30m", "1h 30m", "2d". Longer units go first."""
    if isinstance(value, timedelta):
        return value
    found = LENGTH.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("not_a_length", 'write a length of time like "1h 30m"')
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


Length = Annotated[timedelta, BeforeValidator(read_length)]


def read_period(text: str) -> dict[str, time]:
    """`start` and `end` of "09:00-13:00". The midnight that ends a day can be written 24:00."""
    found = PERIOD.fullmatch(text.strip())
    if not found:
        raise _not_a_period()
    hour, minute, end_hour, end_minute = map(int, found.groups())
    if (end_hour, end_minute) == (24, 0):
        end_hour = 0
    try:
        return {"start": time(hour, minute), "end": time(end_hour, end_minute)}
    except ValueError as error:
        raise _not_a_period() from error


def _not_a_period() -> PydanticCustomError:
    return PydanticCustomError("not_a_period", 'write opening hours like "09:00-13:00"')
