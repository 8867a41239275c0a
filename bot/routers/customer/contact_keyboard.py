"""The keyboard by which a person shares their contact: it comes when a dialog asks for it, and goes when it has ended.

Telegram keeps it below the field in which they write until it is told otherwise, whatever they do instead.
"""

from care.outbox import Lane, Post, owe
from care.outbox.bodies import ContactKeyboard
from care.store.unit import Unit
from dialogs.driver.talk import Conversation


async def follow(unit: Unit, chat: int, before: Conversation, after: Conversation) -> None:
    """Both are owed in the transaction of what they follow from, and come in order."""
    if after.wants_contact != before.wants_contact:
        body = ContactKeyboard(on=after.wants_contact)
        await owe(unit, Post(chat, body, Lane.ANSWER, stream="contact"))
