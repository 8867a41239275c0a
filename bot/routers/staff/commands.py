"""Commands that operators and admins write where there is no ticket: in General, and to the bot in private.

What is written in a ticket's topic is read by care/tickets/words/meaning.py.
"""

from dataclasses import dataclass

from bot.routers.me import Me
from care.tickets.words.meaning import COMMAND, NOTE

__all__ = ["NOTE", "DeskCommand", "command_of"]


@dataclass(frozen=True)
class DeskCommand:
    name: str
    argument: str = ""


def command_of(text: str | None, me: Me) -> DeskCommand | None:
    """None when `text` is no command of ours: a note, words, or for another bot."""
    found = COMMAND.fullmatch((text or "").strip())
    if found is None or found[1].lower() == NOTE or me.is_other(found[2]):
        return None
    return DeskCommand(found[1].lower(), (found[3] or "").strip())
