"""A call that makes messages, and the two lines of it: that it is begun, and how it ended."""

from dataclasses import dataclass, field
from enum import StrEnum

LATE = "~"


class State(StrEnum):
    OPEN = ">"  # begun; if no answer comes, perhaps done
    DONE = "<"
    UNDONE = "x"  # refused, or proven to stand nowhere


@dataclass(eq=False, slots=True)
class Call:
    """One call that makes messages. `floor`: the highest id known of its row right before it."""

    number: str
    row: int
    floor: int
    at: float  # by the system's monotonic clock, which all processes share
    late: bool = False  # it was noted after it was made: before `at`
    errand: str = ""  # what it was for; nothing: a screen
    state: State = State.OPEN
    ids: tuple[int, ...] = ()
    elsewhere: set[int] = field(default_factory=set)  # ids that were looked at, and are something else
    touched: set[int] = field(default_factory=set)  # ids that may say what we mean to by now


def task_of(errand: str) -> str:
    """A post takes several calls: a topic, a card, a message."""
    return errand.rpartition(".")[0]


def begun(call: Call) -> str:
    at = f"{LATE * call.late}{call.at:.3f}"
    return f"{State.OPEN} {call.number} {call.row} {call.floor} {at} {call.errand}".rstrip()


def ended(call: Call) -> str:
    return " ".join([call.state, call.number, *map(str, call.ids)])
