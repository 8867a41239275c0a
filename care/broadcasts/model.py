"""What a broadcast is, and what can become of it for one of its recipients."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias
from zoneinfo import ZoneInfo

from pydantic import Field

from care.broadcasts.rules import EVERYBODY, Rule
from care.business import Language
from care.business.hours import moment
from care.notices.broadcasts import Paused as Paused  # noqa: PLC0414 - it belongs to both
from care.values.content import StoredContent

DAY = timedelta(days=1)
USEFUL = DAY  # so long after it was due it may still be sent


class Outcome(StrEnum):
    """Of one recipient. Whatever is not OPEN is for good."""

    PENDING = "pending"
    QUEUED = "queued"  # it is in the outbox
    SENT = "sent"
    REFUSED = "refused"  # by Telegram, `why` in its words
    BLOCKED = "blocked"  # they have blocked the bot, or are gone
    SKIPPED = "skipped"  # they are not to be written to by now
    RECALLED = "recalled"  # it had been sent, and was deleted in their chat since
    AMBIGUOUS = "ambiguous"  # the answer was lost: it may have arrived, and is not sent again


OPEN = (Outcome.PENDING, Outcome.QUEUED)


@dataclass(frozen=True)
class Now:
    """As soon as it is begun."""

    when: Literal["now"] = "now"


@dataclass(frozen=True)
class At:
    """At one moment for all."""

    moment: datetime
    when: Literal["at"] = "at"


@dataclass(frozen=True)
class AtHour:
    """At this time by each recipient's own clock, on that day; where it has passed, on the next."""

    day: date
    time: time
    when: Literal["hour"] = "hour"


Plan: TypeAlias = Now | At | AtHour


@dataclass(frozen=True)
class Button:
    """Below the message: a link."""

    label: str
    url: str


@dataclass(frozen=True)
class Text:
    """What those of one language get: a message, or an album."""

    contents: tuple[StoredContent, ...]
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True)
class Letter:
    texts: dict[Language, Text] = field(default_factory=dict)
    # Below it stands a way to ask an operator about it, to want it, to be reminded of it.
    asks: bool = False
    wants: bool = False
    reminds: bool = False


@dataclass(frozen=True, kw_only=True)
class Draft:
    """All that its author has decided."""

    letter: Letter
    audience: Rule = EVERYBODY
    plan: Annotated[Plan, Field(discriminator="when")] = field(default_factory=Now)


@dataclass(frozen=True, kw_only=True)
class Broadcast(Draft):
    id: int
    author: int
    purpose: str
    made_at: datetime
    begun_at: datetime | None = None
    frozen_to: int | None = None
    frozen_at: datetime | None = None
    tried_at: datetime | None = None
    fed_at: datetime | None = None
    paused_at: datetime | None = None
    paused_why: str = ""
    cancelled_at: datetime | None = None
    ended_at: datetime | None = None
    recalled_at: datetime | None = None
    told: int | None = None  # the message that shows its author how far it is

    @property
    def goes(self) -> bool:
        """Whether it may be sent to anybody now."""
        return self.frozen_at is not None and self.paused_at is None and self.cancelled_at is None


def due_in(plan: Plan, zone: ZoneInfo, begun: datetime) -> datetime:
    """When it is due where the clocks show this zone's time."""
    match plan:
        case Now():
            return begun
        case At(moment=at):
            return max(at, begun)
        case AtHour(day=day, time=hour):
            at = moment(day, hour, zone)
            while at < begun:
                day += DAY
                at = moment(day, hour, zone)
            return at
