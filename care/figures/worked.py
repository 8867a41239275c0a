"""Working time between two moments, for many pairs of them: each costs two searches, however far they are apart."""

from bisect import bisect_right
from datetime import datetime
from zoneinfo import ZoneInfo

from care.business import Hours
from care.business.hours import openings


class Worked:
    """How a department works from `since` to `until`. Where nobody ever does, plain time counts."""

    def __init__(self, hours: Hours, zone: ZoneInfo, since: datetime, until: datetime) -> None:
        self._opens: list[float] = []
        self._closes: list[float] = []
        self._before: list[float] = []  # seconds worked before each opening
        done = 0.0
        for opens, closes in openings(hours, zone, since, days=(until - since).days + 2):
            self._opens.append(opens.timestamp())
            self._closes.append(closes.timestamp())
            self._before.append(done)
            done += self._closes[-1] - self._opens[-1]

    def between(self, start: datetime, end: datetime) -> float:
        """Seconds."""
        return self._until(end.timestamp()) - self._until(start.timestamp())

    def _until(self, at: float) -> float:
        if not self._opens:
            return at
        index = bisect_right(self._opens, at) - 1
        if index < 0:
            return 0.0
        return self._before[index] + min(at, self._closes[index]) - self._opens[index]
