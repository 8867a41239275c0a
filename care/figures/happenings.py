"""What counts, each with its moment and for whom.

A ticket counts for the department that has it now. A first answer and a promise count for whoever owned the ticket
then, a new ticket for whoever had it first, a reopening and a score for whoever had solved it. Of several solvings or
reopenings of a ticket in a period the last one counts: it is tickets that are counted.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import NamedTuple

from care.figures.lives import EventRow, Life
from care.figures.worked import Worked
from care.model.history import Event


class What(Enum):
    NEW = auto()
    ANSWERED = auto()  # the first time; value: seconds of working time since it was opened
    KEPT = auto()  # a promise: it was answered by then
    BROKEN = auto()  # it was not, and still open
    SOLVED = auto()  # value: seconds of working time for which it was open until then
    IN_TIME = auto()  # solved by the promised time
    LATE = auto()
    REOPENED = auto()
    ASKED = auto()  # for a score
    RATED = auto()  # value: the score
    MERGED = auto()  # into another ticket, where it goes on
    FEEDBACK = auto()  # value: the score; not about a ticket
    RECOMMENDED = auto()  # value: 0-10; not about a ticket
    WORD_KEPT = auto()  # what an operator has promised to write (spoken.py)
    WORD_LATE = auto()
    WORD_MOVED = auto()


# What counts once for a ticket in a period, by what its last one is found.
ONCE = {
    What.SOLVED: What.SOLVED,
    What.IN_TIME: What.SOLVED,
    What.LATE: What.SOLVED,
    What.REOPENED: What.REOPENED,
}


class Side(NamedTuple):
    """Whom it counts for. None: nobody."""

    department: str | None
    operator: int | None
    language: str
    touchpoint: str | None


class Happening(NamedTuple):
    at: datetime
    what: What
    side: Side
    value: float = 0.0
    ticket: int = 0


def counted(happened: Sequence[Happening]) -> list[Happening]:
    """Those of a period, in order, without what the same ticket's last one makes void."""
    last = {(each.ticket, each.what): each.at for each in happened if ONCE.get(each.what) is each.what}
    return [
        each for each in happened if each.what not in ONCE or each.at == last[each.ticket, ONCE[each.what]]
    ]


def side_of(life: Life, operator: int | None) -> Side:
    ticket = life.ticket
    return Side(ticket.department, operator, ticket.language, ticket.touchpoint)


def happenings(life: Life, events: Sequence[EventRow], worked: Worked) -> Iterator[Happening]:
    """All of a ticket's. `events`: its, oldest first."""
    yield Happening(life.ticket.opened_at, What.NEW, side_of(life, life.first_owner))
    yield from _first_answer(life, worked)
    yield from _promise(life)
    yield from _ends(life, events, worked)


def _first_answer(life: Life, worked: Worked) -> Iterator[Happening]:
    answered, ticket = life.ticket.first_answer_at, life.ticket
    if answered is not None:
        seconds = worked.between(ticket.opened_at, answered)
        yield Happening(answered, What.ANSWERED, side_of(life, _owner(life, answered)), seconds)


def _promise(life: Life) -> Iterator[Happening]:
    """Kept when it was answered, broken when its time had come: that is when it counts.

    What was over before its time came, and unanswered, needed no answer any more.
    """
    answered, due = life.ticket.first_answer_at, life.ticket.first_due
    if due is None:
        return
    if answered is not None and answered <= due:
        yield Happening(answered, What.KEPT, side_of(life, _owner(life, answered)))
    elif (then := life.at(due)) is not None and then.is_open:
        yield Happening(due, What.BROKEN, side_of(life, then.owner))


def _owner(life: Life, at: datetime) -> int | None:
    turn = life.at(at)
    return turn.owner if turn else None


def _ends(life: Life, events: Sequence[EventRow], worked: Worked) -> Iterator[Happening]:
    """Each time it was solved, and what came of that."""
    ticket, solver, spent = life.ticket.id, life.first_owner, 0.0
    opened: datetime | None = life.ticket.opened_at
    for event in events:
        at, data = event.at, event.data
        if event.event in (Event.SOLVED, Event.WITHDRAWN) and opened is not None:
            spent, opened = spent + worked.between(opened, at), None
        match event.event:
            case Event.SOLVED:
                solver = event.actor
                side = side_of(life, solver)
                yield Happening(at=at, what=What.SOLVED, side=side, value=spent, ticket=ticket)
                if "in_time" in data:
                    yield Happening(
                        at=at,
                        what=What.IN_TIME if data["in_time"] else What.LATE,
                        side=side,
                        value=0.0,
                        ticket=ticket,
                    )
            case Event.REOPENED:
                opened = at
                yield Happening(
                    at=at, what=What.REOPENED, side=side_of(life, solver), value=0.0, ticket=ticket
                )
            case Event.ASKED:
                yield Happening(at, What.ASKED, side_of(life, solver))
            case Event.RATED:
                yield Happening(at, What.RATED, side_of(life, solver), data["score"])
