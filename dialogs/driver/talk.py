"""One event's way through the conversations: pure, driven by a router and by the explorer alike.

`advance` is a generator. It yields what it needs from outside (`Load` facts, `Do` a command), is sent the answer
(`Facts`, a `Result`), and returns the `Outcome`. A press acts only if its button stands on the current screen in its
current version; `cancel` and `menu` mean the same on every screen, so no dialog handles them. Leaving a half-filled
form sets it aside for a while; there is one such place, and the newest form has it.
"""

from collections.abc import Generator

from dialogs.driver.conversation import (
    Conversation,
    at_home,
    begun,
    corrected,
    decode,
    draw,
    encode,
    holds,
    lapsed,
    left_behind,
    park,
    reread,
    stays,
)
from dialogs.driver.exchange import Answer, Load, Outcome, Request
from dialogs.driver.heard import Commanded, Heard, Linked, Pressed, Relayed
from dialogs.driver.parked import Parked
from dialogs.driver.turn import Turn

__all__ = ["Answer", "Commanded", "Conversation", "Heard", "Linked", "Load", "Outcome", "Parked", "Pressed"]
__all__ += ["Relayed", "Request", "advance", "at_home", "begun", "corrected", "decode", "draw", "encode"]
__all__ += ["holds", "lapsed", "left_behind", "park", "reread", "stays"]


def advance(conversation: Conversation, event: Heard) -> Generator[Request, Answer, Outcome]:
    turn = Turn(conversation)
    yield from turn.take(event)
    return turn.outcome()
