"""Where words go that are an answer to nothing."""

from care.understanding.matters import Matter, plainly
from care.understanding.thanks import greets
from care.values.content import Message
from dialogs.customers import by_name, commands, menu
from dialogs.customers.loyalty import numbers
from dialogs.customers.reminders import asked
from dialogs.customers.reminders.states import CORRECTED, NAMED, One
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
    if page := by_name.page(message.content):
        return page
    if (reminder := _before_them(state)) and asked.changes_this(message.content):
        return Go("reminders", f"this-{reminder}", (message,))
    if page := _of_numbers(message, state):
        return page
    if asked.asks(message.content):
        edited = isinstance(event, Said) and event.corrected
        return Go("reminders", CORRECTED if edited else "", (message,))
    match plainly(message.content.text):
        case Matter.PERSON:
            return Go("question", question.PERSON, (message,))
        case Matter.ERASURE:
            return Go("privacy", privacy.DELETE)
    go = offer.place_of(message, corrected=isinstance(event, Said) and event.corrected)
    named = go.gathers and asked.may_move(message.content)  # as words to us, if none of theirs is meant
    return Go("reminders", NAMED, (message,)) if named else go


def _of_numbers(message: Message, state: object) -> Go | None:
    """A phone or a card, where they look at theirs and have not pressed that they add one."""
    if isinstance(state, numbers.Shown) and numbers.is_number(message.content.text):
        return Go("numbers", state.above, (message,))
    return None


def _before_them(state: object) -> int:
    """The reminder that they look at, or have just set; 0: none."""
    return state.reminder if isinstance(state, One | menu.Home) else 0


def is_free(conversation: Conversation, message: Message) -> bool:
    """Whether these are words for us that no form, no command and no answer of the bot's takes."""
    said = message.content.text
    wanted = conversation.machine.takes_text(conversation.state) and not conversation.is_offer
    state = conversation.state
    if (_before_them(state) and asked.changes_this(message.content)) or _of_numbers(message, state):
        return False
    if wanted or says_nothing(message) or commands.form_for(said) or asked.asks(message.content):
        return False
    if by_name.page(message.content):
        return False
    return offer.place_of(message).dialog == "offer"
