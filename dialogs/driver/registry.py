"""The dialogs of one kind of chat, and what leads into them: all that the driver knows of any of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dialogs.driver.heard import Commanded, Relayed
from dialogs.engine.machine import Button, Dialog, Go, Said, Screen, Sent, State
from dialogs.language.words import Words


@dataclass(frozen=True)
class Registry:
    """`home` is where a conversation starts and ends, `offer` is where free text waits that is an answer to nothing.

    `place` says where free text goes, in the state that they are in. `opened` says what a command opens, also while
    a form is being filled in, or None for one that we do not have; `meant` guesses its name then. `is_link(dialog,
    argument)`: a notice's button may lead there. `told` says what opens for words that have gone into a ticket, or
    None where the state that they are in takes them, too. `discard` asks whether a form that is cancelled shall go;
    it is parked meanwhile. `back` is the button that leads home from a screen which stays in the chat; `over` is said,
    as plain text, in place of one that is true no more and cannot be deleted.
    """

    dialogs: dict[str, Dialog[Any]]
    home: Dialog[Any]
    offer: Dialog[Any]
    place: Callable[[Said | Sent, State], Go]
    opened: Callable[[Commanded, bool], Go | None]
    meant: Callable[[str], str]
    is_link: Callable[[str, str], bool]
    told: Callable[[State, Relayed], Go | None]
    discard: Dialog[Any]
    back: Callable[[Words], Button]
    over: Callable[[Words], str]

    def ended(self, screen: Screen, _: Words) -> Screen:
        """As it stays when a form has come to its end, with the way home below it."""
        lasting = self.lasting(screen)
        return replace(lasting, rows=(*lasting.rows, (self.back(_),)))

    def lasting(self, screen: Screen) -> Screen:
        """As it stays in the chat: of its buttons, those that lead on from anywhere."""
        rows = (
            tuple(button for button in row if self.is_link(button.action, button.argument))
            for row in screen.rows
        )
        return replace(screen, rows=tuple(row for row in rows if row))
