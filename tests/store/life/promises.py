"""What must be true of every ticket after every deed, whatever the reference thinks."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping

from care.agenda.jobs import Escalate, Overdue, Warn, job_in
from care.business.hours import working_time_between
from care.model.history import Event
from care.model.ticket import Sleep, State, Ticket
from care.notices.customer import TicketLate
from care.outbox.bodies import Card
from care.values.codec import read
from tests.store.life.shop import SHOP
from tests.store.life.stage import Stage

DEADLINES = Warn, Overdue, Escalate
ROUNDED = timedelta(seconds=1)  # of what is left only whole seconds are kept
ENDED = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})


@dataclass
class Seen:
    """How things stood after the deed before."""

    tickets: dict[int, Ticket] = field(default_factory=dict)
    history: list[RowMapping] = field(default_factory=list)
    owed: set[int] = field(default_factory=set)  # rows of the outbox


@dataclass
class Sight:
    """How things stand now."""

    now: datetime
    tickets: dict[int, Ticket]
    history: list[RowMapping]
    waiting: list[RowMapping]
    owed: list[RowMapping]
    before: Seen


def look(stage: Stage, before: Seen) -> Sight:
    return Sight(stage.moment, stage.tickets(), stage.history(), stage.waiting(), stage.owed(), before)


def check_all(sight: Sight) -> Seen:
    """Hold every rule; returns what the next deed is compared with."""
    for ticket in sight.tickets.values():
        for check in RULES:
            assert check(sight, ticket), f"No. {ticket.id}: {check.__doc__} {ticket}"
    assert sight.history[: len(sight.before.history)] == sight.before.history, "history is only added to"
    return Seen(sight.tickets, sight.history, {row["id"] for row in sight.owed})


def has_one_owner(_sight: Sight, ticket: Ticket) -> bool:
    """An open ticket is an operator's, or the queue's, where a clock runs; its state says which."""
    if ticket.state is State.NEW:
        return ticket.owner is None and bool(ticket.waiting_since or ticket.solve_due)
    return ticket.state is not State.TAKEN or ticket.owner is not None


def is_kept_in_view(sight: Sight, ticket: Ticket) -> bool:
    """While the customer waits, our promise of a word stands before the clock, or is broken and the desk knows."""
    waits = ticket.is_open and not ticket.hidden and ticket.waiting_since is not None
    return not waits or is_watched(sight, ticket, "answer", ticket.answer_due)


def is_to_be_solved(sight: Sight, ticket: Ticket) -> bool:
    """The solving clock of an open ticket runs, and is watched; or it stands still, and it is known what is left."""
    if not ticket.is_open:
        return ticket.solve_due is None
    if (ticket.solve_due is None) == (ticket.solve_left is None):
        return False
    if ticket.solve_due is None:
        return ticket.asleep is Sleep.ANSWER
    return ticket.hidden or is_watched(sight, ticket, "solve", ticket.solve_due)


def is_watched(sight: Sight, ticket: Ticket, clock: str, due: datetime) -> bool:
    promised = {"clock": clock, "due": due.isoformat()}
    jobs = [job_in(row) for row in sight.waiting if row["ticket_id"] == ticket.id]
    standing = any(isinstance(job, DEADLINES) and (job.clock, job.due) == (clock, due) for job in jobs)
    return standing or any(
        row["event"] == Event.ESCALATED and promised.items() <= row["data"].items()
        for row in sight.history
        if row["ticket_id"] == ticket.id
    )


def keeps_its_time(sight: Sight, ticket: Ticket) -> bool:
    """The solving clock has never more left than before, unless the ticket is opened again."""
    old = sight.before.tickets.get(ticket.id)
    if old is None or not (old.is_open and ticket.is_open):
        return True
    return left(ticket, sight.now) <= left(old, sight.now) + ROUNDED


def left(ticket: Ticket, now: datetime) -> timedelta:
    """Working time until it shall be solved."""
    if ticket.solve_due is None:
        return timedelta(seconds=ticket.solve_left or 0)
    return working_time_between(SHOP.hours_of(ticket.department), SHOP.tz, now, ticket.solve_due)


def ends_with_nobody_waiting(_sight: Sight, ticket: Ticket) -> bool:
    """It is not over while the customer waits for us."""
    return ticket.state not in ENDED or ticket.waiting_since is None


def goes_on(sight: Sight, ticket: Ticket) -> bool:
    """What was merged goes on in an open ticket that does not let the customer wait longer for it."""
    old = sight.before.tickets.get(ticket.id)
    if ticket.state is not State.MERGED or old is None or old.state is State.MERGED:
        return True
    target = sight.tickets[ticket.merged_into or 0]
    waits = old.waiting_since is None or (
        target.waiting_since is not None and target.waiting_since <= old.waiting_since
    )
    return target.is_open and waits and (old.waiting_since is None or target.answer_due <= old.answer_due)


def keeps_its_versions(sight: Sight, ticket: Ticket) -> bool:
    """Its version never goes back, and another state or owner has another version."""
    old = sight.before.tickets.get(ticket.id)
    if old is None:
        return True
    same = (old.state, old.owner, old.department) == (ticket.state, ticket.owner, ticket.department)
    return ticket.version >= old.version if same else ticket.version > old.version


def keeps_its_word(sight: Sight, ticket: Ticket) -> bool:
    """While they wait, what we promised is put off by our excuse alone, with a new time; the first promise stays."""
    old = sight.before.tickets.get(ticket.id)
    if old is None:
        return True
    if old.first_due != ticket.first_due:
        return False
    # What is hidden is promised to nobody who can be told.
    waits_on = not old.hidden and old.waiting_since is not None and ticket.waiting_since is not None
    return not (waits_on and ticket.answer_due > old.answer_due) or bool(promises_said(sight, ticket))


def promises_said(sight: Sight, ticket: Ticket) -> list[Any]:
    """The excuses with a new time that this deed owes to the customer."""
    bodies = [
        row["body"]
        for row in sight.owed
        if row["chat_id"] == ticket.customer
        and row["ticket_id"] == ticket.id
        and row["id"] not in sight.before.owed
    ]
    return [
        body
        for body in bodies
        if body.get("notice") == TicketLate.stored_as
        and read(TicketLate, body["fields"]).answer_due == ticket.answer_due
    ]


def sleeps_only_while_nobody_waits(_sight: Sight, ticket: Ticket) -> bool:
    """What sleeps is open, and its customer waits for nothing."""
    return not ticket.asleep or (ticket.is_open and ticket.waiting_since is None)


def is_shown(sight: Sight, ticket: Ticket) -> bool:
    """Its card is in the group, or on its way there."""
    owed = any(row["kind"] == Card.kind and row["ticket_id"] == ticket.id for row in sight.owed)
    return ticket.hidden or not ticket.is_open or ticket.card is not None or owed


RULES = (
    has_one_owner,
    is_kept_in_view,
    is_to_be_solved,
    keeps_its_time,
    ends_with_nobody_waiting,
    goes_on,
    keeps_its_versions,
    keeps_its_word,
    sleeps_only_while_nobody_waits,
    is_shown,
)
