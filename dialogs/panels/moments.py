"""The answer to a time that cannot be read."""

from markupsafe import Markup

from dialogs.customers import parts
from dialogs.engine.machine import Screen
from dialogs.language.words import Words


def render_unread(how: Markup, _: Words) -> Screen:
    """`how`: how the command in question is written."""
    text = _(
        "I could not read the time, or it has already passed. Start with the time: <i>tomorrow "
        "10:30</i>, <i>in 2h</i>, <i>Mon 9</i>, <i>25.12 14:00</i>."
    )
    return Screen(parts.paragraphs(text, how))
