"""What a turn is given and what it gives back: the words between the customer's router and the dialogs."""

from dataclasses import dataclass
from typing import TypeAlias

from markupsafe import Markup

from care.commands import Result
from care.values.content import Message
from dialogs.driver.conversation import Conversation
from dialogs.engine.machine import Do, Facts, Need, Said, Screen, Sent

# --- what comes in


@dataclass(frozen=True)
class Pressed:
    """A button of a screen, as its callback data names it."""

    dialog: str
    version: int
    action: str
    argument: str = ""


@dataclass(frozen=True)
class Linked:
    """A button of a notice: it opens a dialog, whatever the conversation is doing."""

    dialog: str
    argument: str = ""


@dataclass(frozen=True)
class Commanded:
    """`/name payload`, the name without slash and bot."""

    name: str
    payload: str = ""


@dataclass(frozen=True)
class Relayed:
    """What they wrote has gone into a ticket of theirs, and they should know into which."""

    ticket: int
    messages: tuple[Message, ...]
    reopened: bool = False  # it was solved, and is open again with them


Heard: TypeAlias = Pressed | Linked | Commanded | Said | Sent | Relayed

# --- what goes out


@dataclass(frozen=True)
class Load:
    """Asks for `Facts` as they stand now, after the commands done so far, with these needs in them."""

    needs: frozenset[Need]


Request: TypeAlias = Load | Do
Answer: TypeAlias = Facts | Result


@dataclass(frozen=True)
class Outcome:
    """What follows from an event. `kept`: a finished screen that stays in the chat, above `screen`."""

    conversation: Conversation
    screen: Screen
    note: Markup | None = None
    kept: Screen | None = None
