"""The decision: a purpose, what we know of a person, the settings, a moment. Nothing else is asked.

What time alone does not change is a No. What it does is a NotBefore, at the first moment that is free of all that
waits: the caps, what is more important, days on which nobody works, quiet hours.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from care.business import Business
from care.business.hours import after_quiet, on_working_day
from care.contact.purposes import Consent, Purpose
from care.people.closeness import UNCHOSEN, Closeness
from care.people.customers import Wishes

WEEK = timedelta(days=7)


class Why(StrEnum):
    """Why not, or why not yet."""

    UNKNOWN = "unknown"  # their data was deleted, or they were never here
    BLOCKED = "blocked"
    BANNED = "banned"
    FARTHER = "farther"  # they want us further away
    UNWISHED = "unwished"
    COMPLAINT = "complaint"  # one is open
    ALREADY = "already"  # what is written once was written
    OFTEN = "often"  # about this, not so soon again
    WEEK = "week"  # as much as we write in a week
    TURN = "turn"  # something else has just been written, or is more important
    DAY_OFF = "day_off"
    QUIET = "quiet"


@dataclass(frozen=True)
class Yes:
    purpose: Purpose
    customer: int


@dataclass(frozen=True)
class NotBefore:
    purpose: Purpose
    customer: int
    at: datetime  # if nothing else changes, the answer is a Yes from then on
    why: Why  # what stands against it now


@dataclass(frozen=True)
class No:
    purpose: Purpose
    customer: int
    why: Why


Verdict: TypeAlias = Yes | NotBefore | No


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What we know of somebody, as far as it counts. Moments are aware, in UTC."""

    customer: int
    known: bool = True  # there is somebody to write to
    blocked: bool = False
    banned: bool = False  # openly
    shadowed: bool = False  # they see no difference in what is answered, and are asked nothing
    closeness: Closeness | None = None  # None: they have not chosen
    wishes: Wishes = field(default_factory=Wishes)
    declined: tuple[str, ...] = ()  # purposes of which they want no more
    zone: str = ""  # empty: the business's
    complaint: bool = False  # one of theirs is open
    last: datetime | None = None  # when we last wrote about this
    counted: tuple[datetime, ...] = ()  # when we wrote what the caps count, within a week
    ahead: tuple[datetime, ...] = ()  # when something more important is due


def decide(purpose: Purpose, standing: Standing, business: Business, now: datetime) -> Verdict:
    why = next(_against(purpose, standing), None)
    if why is not None:
        return No(purpose, standing.customer, why)
    at, first = now, None
    while (moved := next(_waiting(purpose, standing, business, at), None)) is not None:
        at, why = moved
        first = first or why
    return NotBefore(purpose, standing.customer, at, first) if first else Yes(purpose, standing.customer)


def _against(purpose: Purpose, standing: Standing) -> Iterator[Why]:
    """What forbids it, whatever the time."""
    if not standing.known:
        yield Why.UNKNOWN
    if standing.blocked:
        yield Why.BLOCKED
    if standing.banned or (standing.shadowed and purpose.begins_at > Closeness.ANSWER):
        yield Why.BANNED
    if (UNCHOSEN if standing.closeness is None else standing.closeness) < purpose.begins_at:
        yield Why.FARTHER
    if purpose.key in standing.declined or not _agreed(purpose.consent, standing):
        yield Why.UNWISHED
    if purpose.cheerful and standing.complaint:
        yield Why.COMPLAINT
    if purpose.once and standing.last is not None:
        yield Why.ALREADY


def _agreed(consent: Consent, standing: Standing) -> bool:
    match consent:
        case Consent.NONE:
            return True
        case Consent.CHOSEN:
            return standing.closeness is not None
        case _:
            return bool(getattr(standing.wishes, consent))


def _waiting(
    purpose: Purpose, standing: Standing, business: Business, at: datetime
) -> Iterator[tuple[datetime, Why]]:
    """Until when `at` must wait, for each reason that there is then."""
    rules = business.outreach
    zone = ZoneInfo(standing.zone or business.zone)
    waits: list[tuple[datetime, Why]] = []
    if purpose.every is not None and standing.last is not None:
        waits.append((standing.last + purpose.every(business), Why.OFTEN))
    if purpose.counted:
        written = sorted(standing.counted)
        waits += [(old + WEEK, Why.WEEK) for old in written[: max(0, len(written) - rules.per_week + 1)]]
        # Around what is more important there is nothing else, neither before it nor behind it.
        near = [due for due in (*written, *standing.ahead) if due - rules.apart < at]
        waits += [(due + rules.apart, Why.TURN) for due in near]
    if purpose.on_working_days:
        waits.append((on_working_day(business.hours, business.tz, at), Why.DAY_OFF))
    if not purpose.wakes:
        waits.append((after_quiet(business.quiet_hours, zone, at), Why.QUIET))
    yield from ((until, why) for until, why in waits if until > at)
