"""The button by which somebody comes on shift."""

from dialogs.engine.machine import Button
from dialogs.language.words import Words

ON = "on"


def start(_: Words) -> Button:
    return Button(_.pgettext("button", "Start my shift"), ON)
