"""What a router answers at once, as values. Spoken after the commit, and lost if we die before: it can be
asked for again.

What must arrive is never here but in the outbox.
"""

from dataclasses import dataclass
from typing import TypeAlias

from dialogs.engine.machine import Screen


@dataclass(frozen=True)
class Toast:
    """Ends the waiting of a pressed button, with a brief plain text (at most 200 characters) or without."""

    callback_id: str
    text: str = ""
    alert: bool = False


@dataclass(frozen=True)
class Show:
    """The current screen of a private chat. `edit`: draw it in that message instead of a new one.

    `retire`: the message of the screen before. What it said may be true no more (`lapsed`): then it goes altogether,
    and where Telegram does not let it go, it says `over`. Else only its buttons go. Of one that has confirmed or
    promised something, that `stays`, whatever else goes.
    """

    chat_id: int
    conversation: str
    version: int
    screen: Screen
    edit: int | None = None
    retire: int | None = None
    lapsed: bool = False
    over: str = ""
    stays: str = ""  # HTML
    settle: bool = False  # parts of an album are coming: wait for the last one


@dataclass(frozen=True)
class Retire:
    """Take the buttons off a message that stays as it is, or (`lapsed`) take it away, as `Show` does."""

    chat_id: int
    message_id: int
    lapsed: bool = False
    over: str = ""
    stays: str = ""


@dataclass(frozen=True)
class Panel:
    """What staff goes on with, in place of the message whose button was pressed.

    A screen without a text takes the place of its buttons alone.
    """

    chat_id: int
    message_id: int
    conversation: str
    version: int
    screen: Screen


Answer: TypeAlias = Toast | Show | Retire | Panel
