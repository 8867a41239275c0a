"""Words that have stayed inside: to send them all the same, or to leave them there."""

from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.words import Words

RELEASE, KEEP = "release", "keep"  # argument: the entry
NAME_LIMIT = 64


def ways(entry: int, _: Words) -> Row:
    return (
        Button(_.pgettext("button", "Send anyway"), RELEASE, str(entry)),
        Button(_.pgettext("button", "Keep as a note"), KEEP, str(entry)),
    )


def render_released(name: str, _: Words) -> Screen:
    return Screen(_("Sent to the customer by {name}.", name=sanitize.line(name, NAME_LIMIT)))


def render_kept(name: str, _: Words) -> Screen:
    return Screen(_("Kept as a note by {name}: only the team sees it.", name=sanitize.line(name, NAME_LIMIT)))
