"""What the staff can do, one file a theme: each binds its own by the decorators of bot/routers/staff/handlers.py."""

from importlib import import_module
from pkgutil import walk_packages

from bot.routers.staff.actions.help import help_in_general
from bot.routers.staff.handlers import COMMANDS, GENERAL, GENERAL_PRESSES, PRESSES, Handler
from dialogs.staff import commands

__all__ = ["COMMANDS", "GENERAL", "GENERAL_PRESSES", "IN_GROUP", "PRESSES"]

for _theme in walk_packages(__path__, f"{__name__}."):
    import_module(_theme.name)

# A note is written like a command and is none: care/tickets/words/meaning.py reads it.
_NOBODYS = {each.name for each in (*commands.OF_TICKET, *commands.OF_TEAM) if each != commands.NOTE}
_NOBODYS -= COMMANDS.keys() | GENERAL.keys()
if _NOBODYS:
    raise LookupError(f"no function obeys {sorted(_NOBODYS)}")

IN_GROUP = GENERAL | {commands.HELP.name: Handler(help_in_general, bare=commands.HELP.bare)}
