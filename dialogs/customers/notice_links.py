"""What the buttons of our notices to customers carry: a dialog and its argument. Anything else is no button of ours.

A notice may be years old, so its buttons carry no version; a press can be forged, so it is read as strictly as this.
"""

import re
from dataclasses import replace

from dialogs.engine.machine import Screen

NUMBER = r"[1-9][0-9]{0,17}"
CARRIED = {
    "menu": re.compile("(resume)?"),
    "complaint": re.compile(""),
    "points": re.compile(""),
    "privacy": re.compile(""),
    "language": re.compile("settings"),
    "tickets": re.compile(rf"{NUMBER}(-reopen)?"),
    "survey": re.compile(rf"{NUMBER}(-[1-5])?"),
}


def is_ours(dialog: str, argument: str) -> bool:
    carried = CARRIED.get(dialog)
    return carried is not None and carried.fullmatch(argument) is not None


def lasting(screen: Screen) -> Screen:
    """As it stays in the chat: of its buttons, those that lead on from anywhere."""
    rows = (tuple(button for button in row if is_ours(button.action, button.argument)) for row in screen.rows)
    return replace(screen, rows=tuple(row for row in rows if row))
