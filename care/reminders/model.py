"""A reminder, as a value.

Its time is what the clock on a wall shows: `starts`, and from then on by `rule`, in a zone of its own or wherever its
author lives. When that is by the calendar of the world stands beside it, and is worked out anew when the zone changes.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from care.agenda.recurrence import next_after
from care.business import Business
from care.people.customers import Customer

WHAT_LIMIT = 1000  # characters of what it is about
ON_TIME = timedelta(minutes=5)  # later than that it says for when it was
LATE = timedelta(days=1)  # later than that it is said to have been missed


class State(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    DONE = "done"
    DELETED = "deleted"  # it can be taken back for a day


OPEN = (State.ACTIVE, State.PAUSED)


class Turn(StrEnum):
    """What can be done with one as a whole."""

    PAUSE = "pause"
    RESUME = "resume"
    DELETE = "delete"
    RESTORE = "restore"


class Answer(StrEnum):
    """What can be said to one that has come. Part of callback data: short."""

    DONE = "done"
    SOON = "10m"
    HOUR = "1h"
    TOMORROW = "1d"


@dataclass(frozen=True)
class Appointment:
    """One that is ahead; `id`: in `events`; `touchpoint`: a key of the settings, or empty."""

    id: int
    at: datetime  # aware
    touchpoint: str = ""


@dataclass(frozen=True)
class Plan:
    """When: `starts` on a wall, to the minute; `rule` of RFC 5545, empty for once."""

    starts: datetime  # naive
    rule: str = ""

    def next(self, zone: ZoneInfo, after: datetime) -> datetime | None:
        """The first one later than `after`, in UTC. None: it is over."""
        if self.rule:
            return next_after(self.rule, self.starts, zone, after)
        at = self.starts.replace(tzinfo=zone).astimezone(UTC)
        return at if at > after else None


@dataclass(frozen=True, kw_only=True)
class Reminder:
    id: int
    customer: int
    what: str
    plan: Plan
    zone: str = ""  # empty: its author's
    state: State = State.ACTIVE
    due_at: datetime | None  # the next one by its plan
    again_at: datetime | None = None  # until when the last one was put off
    turn: int = 0  # how many have come
    told_at: datetime | None = None  # when the last one came; those of one message have the same
    answered: bool = False  # the last one was
    ticket: int | None = None
    feedback: int | None = None
    appointment: int | None = None  # its number in `events`
    appointment_at: datetime | None = None
    version: int = 1

    @property
    def wakes_at(self) -> datetime | None:
        """When there is something to say: at its time, or when what was put off comes again."""
        if self.state is not State.ACTIVE:
            return None
        return min((at for at in (self.due_at, self.again_at) if at is not None), default=None)

    def tz(self, customer: Customer, business: Business) -> ZoneInfo:
        return ZoneInfo(self.zone) if self.zone else customer.tz(business)
