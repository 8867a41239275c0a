"""Every deed of the staff by its name, one file a theme.

A theme has up to four tables: `COMMANDS` and `PRESSES` of a ticket's topic, `GENERAL` and `GENERAL_PRESSES` that work
everywhere. What a command is for is said in dialogs/staff/commands.py; a test holds the two together.
"""

from types import ModuleType
from typing import TypeVar

from bot.routers.staff.actions import (
    audit,
    bans,
    cards,
    customer_card,
    figures,
    held,
    later,
    life,
    links,
    passing,
    points,
    priority,
    queue,
    reminders,
    replies,
    reply_book,
    routing,
    shifts,
    snooze,
    tags,
    taking_back,
)
from bot.routers.staff.call import Call, Deed, TicketCall, TicketDeed
from dialogs.engine.machine import Screen
from dialogs.staff.commands import render_help, render_help_in_general

THEMES: tuple[ModuleType, ...] = (
    life,
    passing,
    cards,
    replies,
    reply_book,
    held,
    taking_back,
    customer_card,
    bans,
    reminders,
    later,
    tags,
    links,
    priority,
    points,
    shifts,
    queue,
    routing,
    snooze,
    figures,
    audit,
)

Kind = TypeVar("Kind", Deed, TicketDeed)


def _gathered(table: str, _kind: type[Kind]) -> dict[str, Kind]:
    return {name: deed for theme in THEMES for name, deed in getattr(theme, table, {}).items()}


async def help_me(call: TicketCall) -> Screen:
    """Here, for it is of all the others: those that the reader may use."""
    return render_help(call.words, _forbidden(call))


async def help_in_general(call: Call) -> Screen:
    return render_help_in_general(call.words, _forbidden(call))


def _forbidden(call: Call) -> set[str]:
    rights = {name: deed.right for table in (COMMANDS, GENERAL) for name, deed in table.items()}
    may = call.desk.business.may
    return {name for name, right in rights.items() if not may(call.operator.id, right)}


COMMANDS = _gathered("COMMANDS", TicketDeed) | {"help": TicketDeed(help_me)}
PRESSES = _gathered("PRESSES", TicketDeed)
GENERAL = _gathered("GENERAL", Deed)
GENERAL_PRESSES = _gathered("GENERAL_PRESSES", Deed)
# In private /help is a customer's, too: bot/routers/admin.py has a word for the staff beside it.
IN_GROUP = GENERAL | {"help": Deed(help_in_general)}
