"""What operators have promised to write by a time (care/tickets/words/promising.py): kept, late, or moved.

It counts for whoever has promised it: kept when the answer comes, late when its time has come, moved when that is said.
What was withdrawn, moved or settled with its ticket before its time is neither kept nor late.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from care.figures.happenings import Happening, What, side_of
from care.figures.lives import EventRow, Life
from care.model.history import Event

SETTLES = (Event.WITHHELD, Event.SOLVED, Event.WITHDRAWN, Event.ERASED)


@dataclass
class Spoken:
    due: datetime
    by: int | None
    kept: datetime | None = None
    in_time: bool = False
    over: datetime | None = None  # nothing was promised any more


def spoken(life: Life, events: Sequence[EventRow]) -> Iterator[Happening]:
    """`events`: the ticket's, oldest first."""
    made: dict[str, Spoken] = {}  # by when it was promised, which each event of it names
    last: Spoken | None = None
    for event in events:
        if last is not None and (event.event == Event.PROMISED or event.event in SETTLES):
            last.over = last.over or event.at
        if event.event == Event.PROMISED:
            last = made[event.data["wait"]] = Spoken(datetime.fromisoformat(event.data["due"]), event.actor)
            if event.data["was"]:
                yield Happening(event.at, What.WORD_MOVED, side_of(life, event.actor))
        elif event.event == Event.KEPT and (found := made.get(event.data["wait"])):
            found.kept, found.in_time = event.at, event.data["in_time"]
    for each in made.values():
        yield from _outcome(life, each)


def _outcome(life: Life, each: Spoken) -> Iterator[Happening]:
    stands = life.ticket.promise_due == each.due and each.over is None  # an answer was not yet the one
    if each.kept is not None and each.in_time and not stands:
        yield Happening(each.kept, What.WORD_KEPT, side_of(life, each.by))
    elif each.over is None or each.over > each.due:
        yield Happening(each.due, What.WORD_LATE, side_of(life, each.by))
