"""What the board of each staff group shows: its queue, who is at work, how far behind the group is."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select

from care.business import Business, Language
from care.operators import Duty, Operator, colleagues
from care.outbox import behind, calls_waiting
from care.queue import is_late, promised
from care.store.tables import moved_groups, tickets
from care.store.unit import Unit
from care.tickets.model import OPEN, Sleep, State, Ticket
from care.tickets.rows import ticket_of

STEPS = (1, 2, 5, 10, 20, 30, 60)  # minutes: how exactly it is said how far behind the group is


@dataclass(frozen=True)
class Waiting:
    ticket: int
    desk: int
    topic: int | None
    due: datetime | None


@dataclass(frozen=True)
class Board:
    """What a group's board shows."""

    language: Language  # of the group
    today: date  # in the business's zone: moments are said as seen from it
    late: tuple[Waiting, ...] = ()  # a promise is broken, whoever has the ticket
    waiting: tuple[Waiting, ...] = ()  # nobody has it, and it is not late
    owners: tuple[tuple[str, int], ...] = ()  # how many each operator has in progress, by name
    asleep: int = 0
    on_shift: tuple[str, ...] = ()
    on_break: tuple[str, ...] = ()
    behind: timedelta = timedelta(0)  # how late what is said now is shown; less than a minute is nothing

    @property
    def is_calm(self) -> bool:
        return not (self.late or self.waiting or self.owners or self.asleep or self.behind)

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:32]


async def read_boards(unit: Unit, business: Business, now: datetime) -> dict[int, Board]:
    """Of every staff group, by the id that it has now."""
    query = select(tickets).where(tickets.c.state.in_(OPEN), ~tickets.c.hidden)
    of_group: dict[int, list[Ticket]] = {}
    for row in (await unit.execute(query)).mappings():
        of_group.setdefault(row["desk"], []).append(ticket_of(row))
    people, calls = await colleagues(unit), await calls_waiting(unit, now)
    return {
        group: _board(
            business,
            named,
            now,
            of_group.get(group, []),
            [who for who in people if _works_in(business, who, named)],
            behind(calls.get(group, 0), business.limits.group_per_minute),
        )
        for named, group in (await _groups(unit, business)).items()
    }


async def _groups(unit: Unit, business: Business) -> dict[int, int]:
    """The groups of the settings, and the ids that they have now."""
    moved = (await unit.execute(select(moved_groups))).mappings()
    now = {row["old_id"]: row["new_id"] for row in moved}
    return {group: now.get(group, group) for group in sorted(business.all_desks)}


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
    open_tickets: list[Ticket],
    people: list[Operator],
    lag: timedelta,
) -> Board:
    in_order = sorted(open_tickets, key=lambda ticket: (promised(ticket) or now, ticket.id))
    late = [ticket for ticket in in_order if is_late(ticket, now)]
    others = [ticket for ticket in in_order if ticket not in late]
    awake = [ticket for ticket in others if ticket.asleep is Sleep.AWAKE]
    taken = Counter(
        ticket.owner_name
        for ticket in open_tickets
        if ticket.state is State.TAKEN and ticket.asleep is Sleep.AWAKE
    )
    return Board(
        _language(business, group),
        now.astimezone(business.tz).date(),
        tuple(_waiting(ticket) for ticket in late),
        tuple(_waiting(ticket) for ticket in awake if ticket.state is State.NEW),
        tuple(sorted(taken.items())),
        len(others) - len(awake),
        tuple(who.name for who in people if who.duty is Duty.ON),
        tuple(who.name for who in people if who.duty is Duty.BREAK),
        _roughly(lag),
    )


def _language(business: Business, group: int) -> Language:
    """That of the first department that works there."""
    here = (each.key for each in business.departments if group in business.desks(each.key))
    return business.desk_language(next(here, ""))


def _waiting(ticket: Ticket) -> Waiting:
    return Waiting(ticket.id, ticket.desk, ticket.topic, promised(ticket))


def _roughly(lag: timedelta) -> timedelta:
    """Down to a step, so that the board is not drawn for every minute of it."""
    minutes = lag // timedelta(minutes=1)
    return timedelta(minutes=max((step for step in STEPS if step <= minutes), default=0))
