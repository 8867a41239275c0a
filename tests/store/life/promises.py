"""What must be true of every ticket after every deed, whatever the reference thinks."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping

from care.outbox import Kind
from care.schedule import Due
from care.tickets.model import State, Ticket
from tests.store.life.stage import Stage, later

ENDED = frozenset({State.CLOSED, State.WITHDRAWN, State.MERGED})
DEADLINES = frozenset({Due.OVERDUE})
OWNERS_SILENCE = frozenset({Due.HAND_BACK})


@dataclass
class Seen:
    """How things stood after the deed before."""

    tickets: dict[int, Ticket] = field(default_factory=dict)
    history: list[RowMapping] = field(default_factory=list)
    owed: set[int] = field(default_factory=set)  # rows of the outbox


@dataclass
class Sight:
    """How things stand now. `told` are the tickets whose new promise the customer reads on their own screen."""

    now: datetime
    tickets: dict[int, Ticket]
    history: list[RowMapping]
    waiting: list[RowMapping]
    owed: list[RowMapping]
    before: Seen
    told: set[int]


def look(stage: Stage, before: Seen, told: set[int]) -> Sight:
    return Sight(stage.now, stage.tickets(), stage.history(), stage.waiting(), stage.owed(), before, told)


def check_all(sight: Sight) -> Seen:
    """Hold every rule; returns what the next deed is compared with."""
    for ticket in sight.tickets.values():
        for check in RULES:
            assert check(sight, ticket), f"No. {ticket.id}: {check.__doc__} {ticket}"
    assert sight.history[: len(sight.before.history)] == sight.before.history, "history is only added to"
    return Seen(sight.tickets, sight.history, {row["id"] for row in sight.owed})


def has_one_owner(_sight: Sight, ticket: Ticket) -> bool:
    """An open ticket is an operator's or the queue's, and its state says which."""
    return not ticket.is_open or (ticket.state is State.TAKEN) == (ticket.owner is not None)


def is_kept_in_view(sight: Sight, ticket: Ticket) -> bool:
    """Where the customer waits, the clock has a deadline of the department's, or of the owner's silence."""
    if not ticket.is_open or ticket.waiting_since is None:
        return True
    kinds = {Due(row["kind"]) for row in sight.waiting if row["ticket_id"] == ticket.id}
    return bool(kinds & OWNERS_SILENCE) if ticket.owner else has_deadline(sight, ticket)


def has_deadline(sight: Sight, ticket: Ticket) -> bool:
    """The promise still stands before the clock, or is broken and the desk knows."""
    standing = any(
        Due(row["kind"]) in DEADLINES and row["due_at"] == ticket.answer_due
        for row in sight.waiting
        if row["ticket_id"] == ticket.id
    )
    return standing or any(
        row["event"] == "overdue" and row["at"] >= ticket.answer_due
        for row in sight.history
        if row["ticket_id"] == ticket.id
    )


def ends_with_nobody_waiting(_sight: Sight, ticket: Ticket) -> bool:
    """It is not over while the customer waits for us."""
    return ticket.state not in ENDED or ticket.waiting_since is None


def keeps_its_versions(sight: Sight, ticket: Ticket) -> bool:
    """Its version never goes back, and another state or owner has another version."""
    old = sight.before.tickets.get(ticket.id)
    if old is None:
        return True
    same = (old.state, old.owner, old.department) == (ticket.state, ticket.owner, ticket.department)
    return ticket.version >= old.version if same else ticket.version > old.version


def keeps_its_word(sight: Sight, ticket: Ticket) -> bool:
    """What we promised is not put off unless the customer is told a new time; the first promise stays."""
    old = sight.before.tickets.get(ticket.id)
    if old is None:
        return True
    if old.first_due != ticket.first_due:
        return False
    put_off = later(ticket.answer_due, old.answer_due)
    return not put_off or ticket.id in sight.told or bool(promises_said(sight, ticket))


def promises_said(sight: Sight, ticket: Ticket) -> list[Any]:
    """The new times that this deed tells the customer."""
    bodies = [
        row["body"]
        for row in sight.owed
        if row["chat_id"] == ticket.customer
        and row["ticket_id"] == ticket.id
        and row["id"] not in sight.before.owed
    ]
    return [
        body for body in bodies if body.get("fields", {}).get("answer_due") == ticket.answer_due.isoformat()
    ]


def sleeps_only_while_nobody_waits(_sight: Sight, ticket: Ticket) -> bool:
    """What sleeps is open, and its customer waits for nothing."""
    return not ticket.asleep or (ticket.is_open and ticket.waiting_since is None)


def is_shown(sight: Sight, ticket: Ticket) -> bool:
    """Its card is in the group, or on its way there."""
    owed = any(row["kind"] == Kind.CARD and row["ticket_id"] == ticket.id for row in sight.owed)
    return ticket.hidden or not ticket.is_open or ticket.card is not None or owed


RULES = (
    has_one_owner,
    is_kept_in_view,
    ends_with_nobody_waiting,
    keeps_its_versions,
    keeps_its_word,
    sleeps_only_while_nobody_waits,
    is_shown,
)
