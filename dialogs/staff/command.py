"""What a command of the staff is: one value for each, in dialogs/staff/commands.py.

What is known of a command is read from it: Telegram's lists, `/help`, the docs' tables, who may use it, the audit log's
words, what a mistyped one may have meant. The function that does it names it (bot/routers/staff/handlers.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from markupsafe import Markup

from care.business import Right
from dialogs.language.words import Words

Say: TypeAlias = Callable[[Words], Markup]


@dataclass(frozen=True)
class Command:
    name: str
    what: Say = field(kw_only=True)  # it is for
    noted: Say = field(kw_only=True)  # in the audit log: names the thing, for perhaps it was only tried
    right: Right = field(kw_only=True, default=Right.SERVE)  # without it, not even a part
    example: Say | None = field(kw_only=True, default=None)  # which the reader could type as it stands
    bare: bool = field(kw_only=True, default=False)  # nothing may follow it: it would reach nobody

    def shown(self, _: Words) -> Markup:
        """How it is written."""
        return self.example(_) if self.example else Markup("/{}").format(self.name)


@dataclass(frozen=True)
class Group:
    """Those that stand together in `/help`."""

    title: Say


@dataclass(frozen=True)
class TicketCommand(Command):
    """It concerns the ticket in whose topic it is written."""

    group: Group


@dataclass(frozen=True)
class TeamCommand(Command):
    """It concerns no ticket: it works in the group, in any topic, and to the bot in private."""


@dataclass(frozen=True)
class PageCommand(Command):
    """It opens an admin's page, in private only."""

    noted: Say = field(kw_only=True, default=lambda _: _("an admin’s page"))
