"""What a person did, as the driver hears it."""

from dataclasses import dataclass
from typing import TypeAlias

from care.values.content import Kind, Message
from dialogs.engine.machine import Said, Sent
from dialogs.language.sanitize import is_blank


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


def says_nothing(message: Message) -> bool:
    """Whether it is a text in which nothing can be seen."""
    return message.content.kind is Kind.TEXT and is_blank(message.content.text)
