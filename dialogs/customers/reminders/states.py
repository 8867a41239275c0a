"""Where a customer is with their reminders. What they began stands in a draft, with the words from which it grew."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from care.reminders.model import Appointment, Plan
from care.values.content import Message
from dialogs.language.when import Before

HERE = "reminders"  # this dialog, as a choice of a zone leads on to it
SET = "set-"  # the menu is opened so behind one that was set, with its number
NAMED = "named"  # opened so: with words that may be about one of theirs
THEN = "then"  # with the words by which several were asked for
CORRECTED = "corrected"  # opened so: with the edit of words by which one may have been set


@dataclass(frozen=True)
class Draft:
    """`starts` is on the wall of where they are; `number`: of the reminder that gets another time, 0 for a new one.

    `was`: when that one comes until then, of which stays what they do not say. `then`: words by which more of them were
    asked for, meanwhile.
    """

    what: str = ""
    starts: datetime | None = None
    rule: str = ""
    number: int = 0
    ticket: int | None = None
    feedback: int | None = None
    appointment: Appointment | None = None
    before: str = ""  # how long before the appointment, as a button says it
    exact: bool = False  # so long from now: that moment, to whatever clock they move
    was: Plan | None = None
    then: tuple[Message, ...] = ()

    @property
    def so_far(self) -> Before | None:
        """When it would come if they said no more."""
        plan = Plan(self.starts, self.rule) if self.starts else self.was
        return Before(plan.starts, plan.rule) if plan else None


@dataclass(frozen=True)
class Option:
    """One of what may be meant."""

    starts: datetime
    rule: str = ""
    what: str = ""
    exact: bool = False


# --- what there is


@dataclass(frozen=True)
class List:
    page: int = 0


@dataclass(frozen=True)
class One:
    reminder: int


@dataclass(frozen=True)
class Rewording:
    """In which words shall it be?"""

    reminder: int


@dataclass(frozen=True)
class Deleted:
    reminder: int
    what: str


@dataclass(frozen=True)
class Clearing:
    """Shall all of these go?"""

    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cleared:
    numbers: tuple[int, ...] = ()
    whats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answered:
    """The one that came: done, or it comes again `until`."""

    reminder: int
    what: str = ""
    until: datetime | None = None
    then: datetime | None = None  # the next of the series


@dataclass(frozen=True)
class AnsweredAll:
    """Those that came together: done, or they come again `until`."""

    whats: tuple[str, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True)
class Came:
    """Of those that came together `at` that moment the next one without an answer, but for those passed over."""

    at: datetime
    passed: tuple[int, ...] = ()


# --- one that is begun


@dataclass(frozen=True)
class Locating:
    """Where are they? As dialogs/customers/zone.py asks it: is it the time of `zone`, or which of `zones`?"""

    draft: Draft = Draft()
    zone: str = ""
    zones: tuple[str, ...] = ()
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Asking:
    """When? `why`: why that is not plain from what was written."""

    draft: Draft = Draft()
    why: str = ""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Choosing:
    """Which of these? `why`: what is not plain."""

    draft: Draft
    options: tuple[Option, ...]
    why: str = ""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Day:
    """Which day? `ahead`: how many months from now the calendar shows."""

    draft: Draft
    ahead: int = 0
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Hour:
    """At what time of that `day`?"""

    draft: Draft
    day: str
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Naming:
    """Of what?"""

    draft: Draft
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Confirming:
    """Is it right so?"""

    draft: Draft
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Kept:
    draft: Draft


Begun: TypeAlias = Locating | Asking | Choosing | Day | Hour | Naming | Confirming
State: TypeAlias = (
    List | One | Rewording | Deleted | Clearing | Cleared | Answered | AnsweredAll | Came | Kept | Begun
)
BEGUN = (Locating, Asking, Choosing, Day, Hour, Naming, Confirming)
STATES = (List, One, Rewording, Deleted, Clearing, Cleared, Answered, AnsweredAll, Came, Kept, *BEGUN)
