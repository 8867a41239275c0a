"""Panels that stand on tickets' cards: the card's redraw leaves them to whoever has just pressed for them.

Buttons alone stay below the new text; for a panel with words of its own, which hides the card, the redraw waits.
Kept in the process only: a panel that is lost here goes with the next redraw, and its button brings it back.
"""

import time
from collections.abc import Callable, Iterable
from datetime import timedelta

from bot.telegram.answers import Answer, Panel

FRESH = timedelta(minutes=1)  # whoever has pressed nothing for so long is doing something else
SECONDS = FRESH.total_seconds()


class OpenPanels:
    def __init__(self, steady: Callable[[], float] = time.monotonic) -> None:
        self._steady = steady
        self._open: dict[tuple[int, int], tuple[Panel, float]] = {}

    def pressed(self, chat_id: int, message_id: int, answers: Iterable[Answer]) -> None:
        """Somebody has pressed a button of this message, and this came of it: a panel, or there is none any more."""
        now = self._steady()
        self._open = {place: each for place, each in self._open.items() if now - each[1] < SECONDS}
        self._open.pop((chat_id, message_id), None)
        for answer in answers:
            if isinstance(answer, Panel) and answer.message_id == message_id:
                self._open[chat_id, message_id] = answer, now

    def on(self, chat_id: int, message_id: int, version: int) -> Panel | None:
        """The fresh panel of a card whose ticket has this version: of an older one it would only be refused."""
        panel, since = self._open.get((chat_id, message_id), (None, 0.0))
        if panel is None or panel.version != version or self._steady() - since >= SECONDS:
            return None
        return panel
