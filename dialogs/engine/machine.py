"""The one shape of every conversation (docs/decisions/0002-dialogs-are-pure-machines.md).

A state is a frozen dataclass. `step(state, event, facts)` gives the next state and the effects, `render(state, facts,
_)` draws it. Neither reads a clock, a database or Telegram: time, language and facts come in as arguments, commands go
out as values (care/commands.py), and what comes of one is fed back as a `Happened` event (dialogs/driver/turn.py).
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Generic, Self, TypeAlias, TypeVar

from markupsafe import Markup

from care.business import Business
from care.commands import Command, Result
from care.values.content import Message
from dialogs.language.words import Words

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
F = TypeVar("F", bound="Facts")

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
    """Carry out a care command, then step again with `Happened(result)`. `forgets`: forms that were left go, too."""

    command: Command
    forgets: bool = False


@dataclass(frozen=True)
class Note:
    """A brief word on top of the next screen (a callback's toast when a press caused it)."""

    text: Markup


@dataclass(frozen=True)
class Go:
    """Leave this dialog for another one. `gathers`: words that still wait there come with those that follow."""

    dialog: str
    argument: str = ""
    messages: tuple[Message, ...] = ()
    gathers: bool = False


@dataclass(frozen=True)
class Finish:
    """Leave this dialog for the menu, the screen drawn last staying in the chat as a message without buttons.

    `argument`: with what the menu is opened.
    """

    argument: str = ""


@dataclass(frozen=True)
class Resume:
    """Take up the parked form where it was left, with these words in it; the menu when there is none."""

    messages: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Discard:
    """The parked form goes, as its dialog says so, and they are at the menu."""


Effect: TypeAlias = Do | Note | Go | Finish | Resume | Discard

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

    def offers(self, action: str, argument: str) -> bool:
        """Whether this button stands on it."""
        wanted = action, argument
        return any((button.action, button.argument) == wanted for row in self.rows for button in row)


# --- the dialog itself


class Need(Generic[T_co]):
    """A question to the store, as a value: a frozen dataclass whose fields are what is looked up by.

    `T_co` is what is found. How, is written down beside the store, by the need's type.
    """


@dataclass(frozen=True, kw_only=True)
class Facts(ABC):
    """What every dialog knows, whoever it talks with. A kind of person adds who they are.

    `facts[need]` is what was found; a need that the dialog has not named for its state is a KeyError.
    """

    business: Business
    now: datetime  # aware, UTC
    found: Mapping[Need[Any], Any] = field(default_factory=dict)
    parked: "Dialog[Any] | None" = None  # the dialog whose half-filled form can be resumed, if any
    unfinished: tuple[str, ...] = ()  # what is begun in those that were left, by their dialogs
    drafts: tuple[datetime, ...] = ()  # when it was left, and those below it; empty where it goes by itself

    @property
    @abstractmethod
    def words(self) -> Words:
        """The words of this person: their language, their time."""

    def __getitem__(self, need: Need[T]) -> T:
        found: T = self.found[need]
        return found

    def lacking(self, needs: Iterable[Need[Any]]) -> frozenset[Need[Any]]:
        return frozenset(needs).difference(self.found)

    def joined(self, before: "Facts") -> Self:
        """These, and what was found before."""
        return replace(self, found={**before.found, **self.found})


State: TypeAlias = Any  # a frozen dataclass of the dialog's `states`


@dataclass(frozen=True)
class Step:
    """What a step gives: the state that follows (the same one if nothing changes) and what shall be done."""

    state: State
    effects: tuple[Effect, ...] = ()


def nothing_sent(_state: State, _: Words) -> Markup:
    return _("Cancelled. Nothing was sent.")


def nothing_stays(_state: State, _facts: object, _: Words) -> Markup:
    return Markup()


def no_news(_state: State, _: Words) -> Markup:
    return Markup()


def unlabelled(_: Words) -> Markup:
    raise NotImplementedError("a dialog with a `form` says how it is resumed: `resume_label`")


@dataclass(frozen=True)
class Dialog(Generic[F]):
    """A conversation as a value: its name in the store and in callback data, its states and its functions.

    `start` is the state in which it gets `Opened`. `facts` is the kind of facts that it works over: those of
    whoever it talks with; `needs(state)` are those among them that cost a query and that are looked at in this
    state, drawing or stepping. `takes_text(state)` says whether a message of the person is an answer to this state,
    or free text to be understood. `form(state)` says whether leaving it would lose what was entered: a dialog that
    hands it on, or drops it on purpose, leaves with an empty state. `resume_label(_)` is the button that leads back
    into its form. `said(state)` says whether what a form holds is meant for us as it is, and wants no more than a
    place or a press. `dropped(state, _)` says what became of a form that is cancelled; `weighs(state)`, whether it
    holds so much that they are asked first. `wants_contact(state)`, whether they are to share their contact, by the
    keyboard that Telegram has for that. `passing(state)` says whether its screen is true only while it is the
    current one, beside those that wait for an answer. `stays(state, facts, _)` is what it has confirmed or
    promised: that stays in the chat as a text when they go on to something else. `news(state, _)` is what they are
    told once when they are heard of again. `lapsed(state, now)` is the state as it is by then: it may listen no
    more. `reread(before, after, facts)` is a form in which the person has edited what they wrote, with what that
    says now. `resumed(state, facts)` is a form that they left, as they go on with it. `unfinished(state)` names what is
    begun in a form, where that can be several things. `drafts`: whoever has left it for long is asked nothing by it
    any more. The buttons `cancel` and `menu` are the driver's: they mean the same everywhere.
    """

    name: str
    states: tuple[type, ...]
    start: State
    step: Callable[[State, Event, F], Step]
    render: Callable[[State, F, Words], Screen]
    facts: type[F]
    needs: Callable[[State], Iterable[Need[Any]]] = lambda _state: ()
    takes_text: Callable[[State], bool] = lambda _state: False
    form: Callable[[State], bool] = lambda _state: False
    said: Callable[[State], bool] = lambda _state: False
    dropped: Callable[[State, Words], Markup] = nothing_sent
    weighs: Callable[[State], bool] = lambda _state: False
    passing: Callable[[State], bool] = lambda _state: False
    wants_contact: Callable[[State], bool] = lambda _state: False
    stays: Callable[[State, F, Words], Markup] = nothing_stays
    news: Callable[[State, Words], Markup] = no_news
    resume_label: Callable[[Words], Markup] = unlabelled
    lapsed: Callable[[State, datetime], State] = lambda state, _now: state
    reread: Callable[[State, State, F], State] = lambda _before, after, _facts: after
    resumed: Callable[[State, F], State] = lambda state, _facts: state
    unfinished: Callable[[State], tuple[str, ...]] = lambda _state: ()
    drafts: bool = False
