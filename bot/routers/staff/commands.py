"""Commands that operators and admins write where there is no ticket: in General, and to the bot in private.

What is written in a ticket's topic is read by care/tickets/words/meaning.py.
"""

from dataclasses import dataclass

from bot.routers.me import Me
from care.tickets.words.meaning import NOTE
from care.values.slash import slash

__all__ = ["NOTE", "DeskCommand", "command_of"]


@dataclass(frozen=True)
class DeskCommand:
    name: str
    argument: str = ""


def command_of(text: str | None, me: Me) -> DeskCommand | None:
    """None when `text` is no command of ours: a note, words, or for another bot."""
    found = slash(text or "")
    if found is None or found.name == NOTE or me.is_other(found.bot):
        return None
    return DeskCommand(found.name, found.behind)
