"""How a command is written: `/name@bot what follows`."""

import re
from dataclasses import dataclass

WRITTEN = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True)
class Slash:
    """`name` in small letters; `bot`: whose it is said to be, empty if it is not said; `behind`: the words after it."""

    name: str
    bot: str
    behind: str

    def names_another(self, me: str | None) -> bool:
        """Whether it names a bot that is not `me`, as far as we know what we are called."""
        return bool(self.bot and me) and self.bot.casefold() != str(me).casefold()


def slash(text: str) -> Slash | None:
    """None: it is no command, whatever it begins with."""
    found = WRITTEN.fullmatch(text.strip())
    return Slash(found[1].lower(), found[2] or "", (found[3] or "").strip()) if found else None
