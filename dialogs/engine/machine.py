"""The one shape of every conversation (docs/decisions/0002-dialogs-are-pure-machines.md).

A state is a frozen dataclass. `step(state, event, facts)` gives the next state and the effects, `render(state, facts,
_)` draws it. Neither reads a clock, a database or Telegram: time, language and facts come in as arguments, commands go
out as values (care/commands.py), and what comes of one is fed back as a `Happened` event (dialogs/driver/turn.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeAlias

from markupsafe import Markup

from care.business import Business
from care.commands import Command, Result
from care.loyalty.points import Movement, Standing
from care.model.ticket import Ticket
from care.people.customers import Customer
from care.values.content import Message
from dialogs.language.places import words_for
from dialogs.language.words import Words

# --- events: what came in


@dataclass(frozen=True)
class Opened:
    """The dialog has just been opened, by a button, a command or another dialog's `Go`."""

    argument: str = ""
    messages: tuple[Message, ...] = ()  # what the person had already written, so that nobody types twice


@dataclass(frozen=True)
class Press:
    action: str
    argument: str = ""


@dataclass(frozen=True)
class Said:
    """A text message, or the edit of one that is kept nowhere (`corrected`)."""

    message: Message
    corrected: bool = False

    @property
    def text(self) -> str:
        return self.message.content.text


@dataclass(frozen=True)
class Sent:
    """Anything that is not a text: photo, voice, contact, location ..."""

    message: Message


@dataclass(frozen=True)
class Happened:
    """A command was carried out (inside the same transaction); this is what came of it."""

    result: Result


Event: TypeAlias = Opened | Press | Said | Sent | Happened

# --- effects: what shall be done


@dataclass(frozen=True)
class Do:
    """Carry out a care command, then step again with `Happened(result)` if it has a result."""

    command: Command


@dataclass(frozen=True)
class Note:
    """A brief word on top of the next screen (a callback's toast when a press caused it)."""

    text: Markup


@dataclass(frozen=True)
class Go:
    """Leave this dialog for another one."""

    dialog: str
    argument: str = ""
    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Finish:
    """Leave this dialog for the menu, the screen drawn last staying in the chat as a message without buttons."""


@dataclass(frozen=True)
class Resume:
    """Take up the parked form where it was left, with these words in it; the menu when there is none."""

    messages: tuple[Message, ...] = ()


Effect: TypeAlias = Do | Note | Go | Finish | Resume

# --- screens: what is shown


@dataclass(frozen=True)
class Button:
    """`action` and `argument` go into callback data: short, of `a-z0-9_-`. A `url` button needs no action.

    Telegram takes no markup in a label: one made by `Words` becomes plain text here.
    """

    label: str
    action: str = ""
    argument: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "label", Words.plain(self.label))


Row: TypeAlias = tuple[Button, ...]


@dataclass(frozen=True)
class Screen:
    """The current window of a conversation: HTML that Telegram understands, at most 4,096 characters, and buttons."""

    text: Markup
    rows: tuple[Row, ...] = ()
    shows: frozenset[int] = frozenset()  # customers whom it shows to the staff, beside the ticket's own


# --- the dialog itself


class Need(StrEnum):
    """Facts that cost a query; the router loads those that a dialog names."""

    TICKETS = "tickets"  # the customer's own, newest first
    EXPORT = "export"  # what we know about the customer
    POINTS = "points"  # what they have, and how it came


@dataclass(frozen=True)
class Facts:
    """What a dialog may know. Fields named in no dialog's `needs` are free; the others are empty unless asked for."""

    business: Business
    customer: Customer
    now: datetime  # aware, UTC
    tickets: tuple[Ticket, ...] = ()
    standing: Standing = field(default_factory=Standing)
    movements: tuple[Movement, ...] = ()  # of points: the latest, newest first
    known: dict[str, Any] = field(default_factory=dict)  # Need.EXPORT: counts of what is kept, by kind
    parked: str = ""  # the dialog whose half-filled form can be resumed, if any
    said: tuple[str, ...] = ()  # all that the customer has written in the ticket that a dialog `reads`

    @cached_property
    def words(self) -> Words:
        """The words of this customer: their language, their time."""
        return words_for(self.customer, self.business)


State: TypeAlias = Any  # a frozen dataclass of the dialog's `states`


@dataclass(frozen=True)
class Step:
    """What a step gives: the state that follows (the same one if nothing changes) and what shall be done."""

    state: State
    effects: tuple[Effect, ...] = ()


def nothing_sent(_state: State, _: Words) -> Markup:
    return _("Cancelled. Nothing was sent.")


@dataclass(frozen=True)
class Dialog:
    """A conversation as a value: its name in the store and in callback data, its states and its functions.

    `start` is the state in which it gets `Opened`. `takes_text(state)` says whether a message of the person is an
    answer to this state, or free text to be understood. `form(state)` says whether leaving it would lose what was
    entered: a dialog that hands it on, or drops it on purpose, leaves with an empty state. `said(state)` says whether
    what a form holds is meant for us as it is, and wants no more than a place or a press. `dropped(state, _)` says
    what became of a form that is cancelled. `passing(state)` says whether its screen is true only while it is the
    current one, beside those that wait for an answer. `reads(state)` names the ticket of which what its customer has
    written is wanted, too. `lapsed(state, now)` is the state as it is by then: it may listen no
    more. The buttons `cancel` and `menu` are the driver's: they mean the same everywhere.
    """

    name: str
    states: tuple[type, ...]
    start: State
    step: Callable[[State, Event, Facts], Step]
    render: Callable[[State, Facts, Words], Screen]
    needs: frozenset[Need] = frozenset()
    takes_text: Callable[[State], bool] = lambda _state: False
    form: Callable[[State], bool] = lambda _state: False
    said: Callable[[State], bool] = lambda _state: False
    dropped: Callable[[State, Words], Markup] = nothing_sent
    passing: Callable[[State], bool] = lambda _state: False
    reads: Callable[[State], int | None] = lambda _state: None
    lapsed: Callable[[State, datetime], State] = lambda state, _now: state
