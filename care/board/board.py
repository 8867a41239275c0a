"""What the board of each staff group shows: its queue, who is at work, how far behind the group is.

It is read at every tick, so the store counts and sorts, and no more tickets are fetched than a board can name.
"""

import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, Subquery, and_, case, func, select

from care.board.queue import due, late
from care.business import Business, Language
from care.model.ticket import OPEN, Sleep, State
from care.outbox import behind, calls_waiting
from care.people.operators import Duty, Operator, colleagues
from care.store.tables import moved_groups, tickets
from care.store.unit import Unit

STEPS = (1, 2, 5, 10, 20, 30, 60)  # minutes: how exactly it is said how far behind the group is
NAMED = 15  # tickets of each part; the rest is only counted


@dataclass(frozen=True)
class Waiting:
    ticket: int
    desk: int
    topic: int | None
    due: datetime | None


@dataclass(frozen=True)
class Line:
    """A part of the queue: the first of it, and how many there are."""

    first: tuple[Waiting, ...] = ()
    total: int = 0


NOBODY = Line()


class Part(StrEnum):
    """Each open ticket is in one of these."""

    LATE = "late"
    ASLEEP = "asleep"
    WAITING = "waiting"
    TAKEN = "taken"


NAMED_PARTS = (Part.LATE, Part.WAITING)


@dataclass
class _Queue:
    totals: Counter[str] = field(default_factory=Counter)
    owners: Counter[str] = field(default_factory=Counter)
    first: dict[str, list[Waiting]] = field(default_factory=lambda: defaultdict(list))

    def line(self, part: Part) -> Line:
        return Line(tuple(self.first[part]), self.totals[part])


@dataclass(frozen=True)
class Board:
    """What a group's board shows."""

    language: Language  # of the group
    today: date  # in the business's zone: moments are said as seen from it
    late: Line = NOBODY  # a promise is broken, whoever has the ticket
    waiting: Line = NOBODY  # nobody has it, and it is not late
    owners: tuple[tuple[str, int], ...] = ()  # how many each operator has in progress, by name
    asleep: int = 0
    on_shift: tuple[str, ...] = ()
    on_break: tuple[str, ...] = ()
    behind: timedelta = timedelta(0)  # how late what is said now is shown; less than a minute is nothing

    @property
    def is_calm(self) -> bool:
        return not (self.late.total or self.waiting.total or self.owners or self.asleep or self.behind)

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


async def read_boards(unit: Unit) -> dict[int, Board]:
    """Of every staff group, by the id that it has now."""
    queues = await _queues(unit)
    people, calls = await colleagues(unit), await calls_waiting(unit)
    return {
        group: _board(
            unit.business,
            named,
            now=unit.now,
            queue=queues[group],
            people=[who for who in people if _works_in(unit.business, who, named)],
            lag=behind(calls.get(group, 0), unit.business.limits.group_per_minute),
        )
        for named, group in (await _groups(unit)).items()
    }


def _open(now: datetime) -> Subquery:
    part = case(
        (late(now), Part.LATE),
        (tickets.c.asleep != str(Sleep.AWAKE), Part.ASLEEP),
        (tickets.c.state == str(State.NEW), Part.WAITING),
        else_=Part.TAKEN,
    )
    in_hand = and_(tickets.c.state == str(State.TAKEN), tickets.c.asleep == str(Sleep.AWAKE))
    return (
        select(
            tickets.c.id,
            tickets.c.desk,
            tickets.c.topic,
            due().label("due"),
            part.label("part"),
            case((in_hand, tickets.c.owner_name)).label("owner"),
        )
        .where(tickets.c.state.in_(OPEN), ~tickets.c.hidden)
        .subquery()
    )


async def _queues(unit: Unit) -> dict[int, _Queue]:
    """Of each group that has any."""
    every = _open(unit.now)
    counted = select(every.c.desk, every.c.part, every.c.owner, func.count()).group_by(
        every.c.desk, every.c.part, every.c.owner
    )
    queues: dict[int, _Queue] = defaultdict(_Queue)
    for desk, part, owner, count in await unit.execute(counted):
        queues[desk].totals[part] += count
        if owner is not None:
            queues[desk].owners[owner] += count
    for row in (await unit.execute(_first(every, unit.now))).mappings():
        each = Waiting(row["id"], row["desk"], row["topic"], row["due"])
        queues[row["desk"]].first[row["part"]].append(each)
    return queues


def _first(every: Subquery, now: datetime) -> Select[Any]:
    """The first of each part. Where nothing is promised the present counts."""
    order = func.coalesce(every.c.due, now), every.c.id
    place = func.row_number().over(partition_by=[every.c.desk, every.c.part], order_by=order)
    placed = select(every, place.label("place")).where(every.c.part.in_(NAMED_PARTS)).subquery()
    return select(placed).where(placed.c.place <= NAMED).order_by(placed.c.place)


async def _groups(unit: Unit) -> dict[int, int]:
    """The groups of the settings, and the ids that they have now."""
    moved = (await unit.execute(select(moved_groups))).mappings()
    now = {row["old_id"]: row["new_id"] for row in moved}
    return {group: now.get(group, group) for group in sorted(unit.business.all_desks)}


def _works_in(business: Business, who: Operator, group: int) -> bool:
    person = business.person(who.id)
    return (
        person is None
        or not person.departments
        or any(group in business.desks(key) for key in person.departments)
    )


def _board(
    business: Business,
    group: int,
    now: datetime,
    queue: _Queue,
    people: list[Operator],
    lag: timedelta,
) -> Board:
    return Board(
        language=_language(business, group),
        today=now.astimezone(business.tz).date(),
        late=queue.line(Part.LATE),
        waiting=queue.line(Part.WAITING),
        owners=tuple(sorted(queue.owners.items())),
        asleep=queue.totals[Part.ASLEEP],
        on_shift=tuple(who.name for who in people if who.duty is Duty.ON),
        on_break=tuple(who.name for who in people if who.duty is Duty.BREAK),
        behind=_roughly(lag),
    )


def _language(business: Business, group: int) -> Language:
    """That of the first department that works there."""
    here = (each.key for each in business.departments if group in business.desks(each.key))
    return business.desk_language(next(here, ""))


def _roughly(lag: timedelta) -> timedelta:
    """Down to a step, so that the board is not drawn for every minute of it."""
    minutes = lag // timedelta(minutes=1)
    return timedelta(minutes=max((step for step in STEPS if step <= minutes), default=0))
