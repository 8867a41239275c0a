"""How long to wait before another try: twice as long each time, up to a limit."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count

DOUBLINGS = 20  # of a wait; there may be many more tries than a time span can be doubled


def growing(first: timedelta, before: int, longest: timedelta) -> timedelta:
    """The wait after one that was preceded by `before` others."""
    return min(first * (1 << min(before, DOUBLINGS)), longest)


def pauses(first: timedelta, longest: timedelta) -> Iterator[float]:
    """Seconds between tries, without an end."""
    return (growing(first, before, longest).total_seconds() for before in count())
