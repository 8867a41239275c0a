"""One event's way through the conversations: pure, driven by the customer's router and by the explorer alike.

`advance` is a generator. It yields what it needs from outside (`Load` facts, `Do` a command), is sent the answer
(`Facts`, a `Result`), and returns the `Outcome`. A press acts only if its button stands on the current screen in its
current version; `cancel` and `menu` mean the same on every screen, so no dialog handles them. Leaving a half-filled
form sets it aside for a while; there is one such place, and the newest form has it.
"""

from collections.abc import Generator

from care.values.content import Kind, Message
from dialogs.customers import notice_links, offer, told
from dialogs.driver import commands
from dialogs.driver.conversation import (
    Conversation,
    at_menu,
    corrected,
    decode,
    draw,
    encode,
    holds,
    lapsed,
    left_behind,
    park,
)
from dialogs.driver.exchange import (
    Answer,
    Commanded,
    Heard,
    Linked,
    Load,
    Outcome,
    Pressed,
    Relayed,
    Request,
)
from dialogs.driver.parked import Parked
from dialogs.driver.registry import DIALOGS
from dialogs.driver.turn import Turn
from dialogs.engine.machine import Facts, Need, Said, Sent
from dialogs.language import sanitize

__all__ = [
    "DIALOGS",
    "Answer",
    "Commanded",
    "Conversation",
    "Heard",
    "Linked",
    "Load",
    "Need",
    "Outcome",
    "Parked",
]
__all__ += [
    "Pressed",
    "Relayed",
    "Request",
    "advance",
    "at_menu",
    "corrected",
    "decode",
    "draw",
    "encode",
    "holds",
    "is_free",
    "lapsed",
    "left_behind",
    "needs",
    "park",
]


def needs(conversation: Conversation, event: Heard) -> frozenset[Need]:
    """The facts that `advance` must be given for `event`; should it need more, it asks by itself."""
    match event:
        case Linked(dialog, argument) if notice_links.is_ours(dialog, argument):
            return conversation.machine.needs | DIALOGS[dialog].needs
        case Relayed():
            return conversation.machine.needs | told.DIALOG.needs
        case Commanded(name, payload) if go := commands.target(name, payload):
            return conversation.machine.needs | DIALOGS[go.dialog].needs
        case Said(message) | Sent(message) if not conversation.machine.takes_text(conversation.state):
            if form := commands.form_for(message.content.text):
                return conversation.machine.needs | DIALOGS[form].needs
            return conversation.machine.needs | offer.DIALOG.needs
    return conversation.machine.needs


def is_free(conversation: Conversation, message: Message) -> bool:
    """Whether these are words for us that no form, no command and no answer of the bot's takes."""
    said = message.content.text
    asked = conversation.machine.takes_text(conversation.state) and not conversation.is_offer
    blank = message.content.kind is Kind.TEXT and sanitize.is_blank(said)
    return not (asked or blank or commands.form_for(said)) and offer.place_of(message).dialog == "offer"


def advance(conversation: Conversation, event: Heard, facts: Facts) -> Generator[Request, Answer, Outcome]:
    """`facts` hold `needs(conversation, event)`."""
    turn = Turn(conversation, facts, needs(conversation, event))
    yield from turn.take(event)
    return turn.outcome()
