"""Words that have stayed inside: to send them all the same, or to leave them there."""

from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words

RELEASE, KEEP = "release", "keep"  # argument: the entry
NAME_LIMIT = 64


def ways(entry: int, _: Words) -> Row:
    return (
        Button(_.pgettext("button", "Send anyway"), RELEASE, str(entry)),
        Button(_.pgettext("button", "Do not send"), KEEP, str(entry)),
    )


def render_released(name: str, _: Words) -> Screen:
    return Screen(_("Sent to the customer by {name}.", name=sanitize.line(name, NAME_LIMIT)))


def render_kept(name: str, _: Words) -> Screen:
    return Screen(_("Kept within the team by {name}.", name=sanitize.line(name, NAME_LIMIT)))
