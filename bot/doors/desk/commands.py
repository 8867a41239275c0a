"""Commands of operators in a ticket's topic. Notes (`//`, `/note`) are none: care/tickets/relay.py knows them."""

import re
from dataclasses import dataclass

PATTERN = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@\w+)?(?:\s+(.*))?", re.DOTALL)
NOTE = "note"


@dataclass(frozen=True)
class DeskCommand:
    name: str
    argument: str = ""


def command_of(text: str | None) -> DeskCommand | None:
    """None when `text` is no command. One that names another bot is a command too: it is not for the customer."""
    found = PATTERN.fullmatch((text or "").strip())
    if found is None or found[1].lower() == NOTE:
        return None
    return DeskCommand(found[1].lower(), (found[2] or "").strip())
