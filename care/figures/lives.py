"""A ticket's life, told from its history: when it was open, and whose it was."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, NamedTuple

from care.model.history import Event

# What changes whether a ticket is open, or whose it is. Closing does not: what is closed was solved.
TURNS = (
    Event.TAKEN,
    Event.PASSED,
    Event.QUEUED,
    Event.SOLVED,
    Event.REOPENED,
    Event.WITHDRAWN,
    Event.ERASED,
)
WITH_DATA = (Event.PASSED, Event.SOLVED, Event.RATED, Event.PROMISED, Event.KEPT)


class TicketRow(NamedTuple):
    """What figures need of a ticket. `touchpoint`: of the feedback that it grew out of; None: it did not."""

    id: int
    customer: int | None
    department: str
    language: str
    touchpoint: str | None
    is_open: bool
    owner: int | None
    opened_at: datetime
    first_answer_at: datetime | None
    first_due: datetime | None
    promise_due: datetime | None = None  # what an operator has promised, while that stands


class EventRow(NamedTuple):
    ticket: int
    at: datetime
    actor: int | None
    event: str
    data: dict[str, Any]  # empty unless the event is one of WITH_DATA


def meant(events: Sequence[EventRow]) -> list[EventRow]:
    """Without reopenings by words that were meant for another ticket, and without scores that were corrected."""
    kept: list[EventRow] = []
    for event in events:
        if event.event == Event.STILL_SOLVED:
            _take_out(kept, Event.REOPENED)
            continue
        if event.event == Event.RATED and "before" in event.data:
            _take_out(kept, Event.RATED)
        kept.append(event)
    return kept


def _take_out(kept: list[EventRow], event: Event) -> None:
    """The last of its kind."""
    last = max((at for at, each in enumerate(kept) if each.event == event), default=None)
    if last is not None:
        del kept[last]


class Turn(NamedTuple):
    """From `at` on the ticket is open or not, and `owner`'s or nobody's."""

    at: datetime
    is_open: bool
    owner: int | None


@dataclass(frozen=True, slots=True)
class Life:
    ticket: TicketRow
    turns: Sequence[Turn]  # in order, the first when it was opened

    def at(self, moment: datetime) -> Turn | None:
        """How it stood then, after all that happened at that moment; None: it was not there yet."""
        index = bisect_right(self.turns, moment, key=attrgetter("at"))
        return self.turns[index - 1] if index else None

    @property
    def first_owner(self) -> int | None:
        return next((turn.owner for turn in self.turns if turn.owner is not None), None)


def life_of(ticket: TicketRow, events: Sequence[EventRow]) -> Life:
    """`events`: those of the ticket, oldest first."""
    turns = [Turn(ticket.opened_at, is_open=True, owner=None)]
    for event in events:
        if event.event in TURNS:
            turns.append(_turned(turns[-1], event, ticket))
    # How it stands now is known: the last word is the ticket's own.
    turns[-1] = turns[-1]._replace(is_open=ticket.is_open)
    if ticket.is_open:
        turns[-1] = turns[-1]._replace(owner=ticket.owner)
    return Life(ticket, turns)


def _turned(turn: Turn, event: EventRow, ticket: TicketRow) -> Turn:
    match event.event:
        case Event.TAKEN:
            return Turn(event.at, is_open=True, owner=event.actor)
        case Event.PASSED:
            return Turn(event.at, is_open=True, owner=event.data.get("to"))
        case Event.QUEUED:
            return Turn(event.at, is_open=True, owner=None)
        case Event.SOLVED:
            return Turn(event.at, is_open=False, owner=event.actor)
        case Event.REOPENED:
            by_staff = event.actor not in (None, 0, ticket.customer)  # 0: a customer who was erased
            return Turn(event.at, is_open=True, owner=event.actor if by_staff else None)
    return Turn(event.at, is_open=False, owner=turn.owner)
