"""What customers want done with their reminders, as values, and what comes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from care.reminders.model import Answer, Appointment, Plan, Reminder, Turn


@dataclass(frozen=True)
class KeepReminder:
    """A new one, or with `reminder` another time for that one, which is about `what` then."""

    what: str
    plan: Plan
    reminder: int = 0
    ticket: int | None = None
    feedback: int | None = None
    appointment: Appointment | None = None  # as it was shown to them
    exact: bool = False  # at that moment, to whatever clock they move later


@dataclass(frozen=True)
class RewordReminder:
    reminder: int
    what: str


@dataclass(frozen=True)
class TurnReminder:
    """Pause it, let it go on, delete it, take that back."""

    reminder: int
    to: Turn


@dataclass(frozen=True)
class TurnReminders:
    """The same with several of theirs, as many as it can be done with."""

    reminders: tuple[int, ...]
    to: Turn


@dataclass(frozen=True)
class AnswerReminder:
    """To the one that came in this `turn` of it."""

    reminder: int
    turn: int
    answer: Answer


@dataclass(frozen=True)
class AnswerReminders:
    """To all that came together `at` that moment and have no answer yet."""

    at: datetime
    answer: Answer


AboutReminders: TypeAlias = (
    KeepReminder | RewordReminder | TurnReminder | TurnReminders | AnswerReminder | AnswerReminders
)


@dataclass(frozen=True)
class ReminderSet:
    """As it is by now. `already`: it was asked for anew, and there already."""

    reminder: Reminder
    already: bool = False


@dataclass(frozen=True)
class RemindersSet:
    """As they are by now, at least one."""

    reminders: tuple[Reminder, ...]
