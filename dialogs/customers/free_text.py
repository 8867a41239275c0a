"""Where words go that are an answer to nothing."""

from care.understanding.matters import Matter, plainly
from care.understanding.thanks import greets
from care.values.content import Message
from dialogs.customers import commands, menu
from dialogs.customers.reminders import asked
from dialogs.customers.reminders.states import CORRECTED, One
from dialogs.customers.settings import privacy
from dialogs.customers.writing import offer, question
from dialogs.driver.conversation import Conversation
from dialogs.driver.heard import says_nothing
from dialogs.engine.machine import Go, Said, Sent


def place(event: Said | Sent, state: object) -> Go:
    message = event.message
    if greets(message.content):
        return Go("menu", menu.AGAIN if menu.has_greeted(state) else menu.START)
    if form := commands.form_for(message.content.text):
        return Go(form, messages=(message,))
    if isinstance(state, One) and asked.changes_this(message.content):
        return Go("reminders", f"this-{state.reminder}", (message,))
    if asked.asks(message.content):
        edited = isinstance(event, Said) and event.corrected
        return Go("reminders", CORRECTED if edited else "", (message,))
    match plainly(message.content.text):
        case Matter.PERSON:
            return Go("question", question.PERSON, (message,))
        case Matter.ERASURE:
            return Go("privacy", privacy.DELETE)
    return offer.place_of(message, corrected=isinstance(event, Said) and event.corrected)


def is_free(conversation: Conversation, message: Message) -> bool:
    """Whether these are words for us that no form, no command and no answer of the bot's takes."""
    said = message.content.text
    wanted = conversation.machine.takes_text(conversation.state) and not conversation.is_offer
    if isinstance(conversation.state, One) and asked.changes_this(message.content):
        return False
    if wanted or says_nothing(message) or commands.form_for(said) or asked.asks(message.content):
        return False
    return offer.place_of(message).dialog == "offer"
