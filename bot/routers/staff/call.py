"""One wish of an operator, by a command or a press, and what a deed answers."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from markupsafe import Markup

from bot.routers.staff.update import Desk
from care.model.ticket import Ticket
from care.people.operators import Operator
from care.values.content import Kind, Message
from care.values.ids import whole_number
from dialogs.engine.machine import Screen
from dialogs.language.words import Words


@dataclass(frozen=True)
class Call:
    """A wish that concerns no ticket: it can be said in the group, in any topic, or to the bot in private."""

    desk: Desk
    operator: Operator
    words: Words  # the operator's
    argument: str = ""  # what follows the command, or the button's argument
    said: Message | None = None  # the command's own message; None: a button was pressed
    chat: int = 0  # where it was said
    thread: int | None = None
    pressed: int | None = None  # the message whose button it was, as far as we know; None: a command
    claimed: int | None = None  # the message that the press names, perhaps another: to look, not to touch

    @property
    def number(self) -> int:
        """The argument as a button carries an id."""
        return whole_number(self.argument)

    @property
    def says_more(self) -> bool:
        """Whether the command stands with words behind it, or below a file. Never of a press."""
        return self.said is not None and (self.argument != "" or self.said.content.kind is not Kind.TEXT)


@dataclass(frozen=True, kw_only=True)
class TicketCall(Call):
    ticket: Ticket
    version: int | None = None  # the one that the pressed button carries; None: a command


@dataclass(frozen=True)
class Below:
    """A screen in a message of its own, whatever was pressed: that stays as it is."""

    screen: Screen


# A screen to go on with (in place of the pressed message, or as a new one), a word to whoever did it, or nothing:
# then what has happened is said in the topic anyway.
Answered: TypeAlias = Screen | Below | Markup | None


@dataclass(frozen=True)
class Undone:
    """What is shown though nothing was done yet, and why: an outcome of care/staff/audit.py."""

    shown: Answered
    why: str


def plain(call: Call, screen: Screen) -> Screen:
    """A panel whose buttons say enough: below a pressed one they take the place of the others, and the text stays."""
    return screen if call.pressed is None else Screen(Markup(), screen.rows)


def showing(call: Call, screen: Screen) -> Screen:
    """What is said of a ticket shows its customer, whatever it says."""
    if not isinstance(call, TicketCall) or not call.ticket.customer:
        return screen
    return replace(screen, shows=screen.shows | {call.ticket.customer})
