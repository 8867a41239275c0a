"""One event's way through the conversations: pure, driven by a router and by the explorer alike.

`advance` is a generator. It yields what it needs from outside (`Load` facts, `Do` a command), is sent the answer
(`Facts`, a `Result`), and returns the `Outcome`. So does `overtaken`, for what changes without an event. A press acts
only if its button stands on the current screen in its current version; `cancel` and `menu` mean the same on every
screen, so no dialog handles them. Leaving a half-filled form sets it aside for a while; there is one such place, and
the newest form has it.
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
from dialogs.engine.machine import Facts

__all__ = ["Answer", "Commanded", "Conversation", "Heard", "Linked", "Load", "Outcome", "Parked", "Pressed"]
__all__ += ["Relayed", "Request", "advance", "at_home", "begun", "corrected", "decode", "draw", "encode"]
__all__ += ["holds", "lapsed", "left_behind", "overtaken", "park", "reread", "stays"]


def advance(conversation: Conversation, event: Heard) -> Generator[Request, Answer, Outcome]:
    turn = Turn(conversation)
    yield from turn.take(event)
    return turn.outcome()


def overtaken(before: Conversation, after: Conversation) -> Generator[Request, Answer, Outcome]:
    """The way of what changes beside the conversation: words that waited in it were edited, or have gone to somebody.

    Their screen shows `before` still.
    """
    facts = yield from _known(after)
    after = reread(before, after, facts)
    if after.dialog != before.dialog and not before.is_form:
        left = stays(before, (yield from _known(before)))
        return Outcome(after, draw(after, facts), stays=left, over=after.among.over(facts.words), gone=True)
    if facts.lacking(after.needs):
        facts = yield from _known(after)
    return Outcome(after, draw(after, facts))


def _known(conversation: Conversation) -> Generator[Request, Answer, Facts]:
    facts = yield Load(conversation.machine.facts, conversation.needs)
    if not isinstance(facts, Facts):
        raise TypeError("facts were asked for")
    return facts
