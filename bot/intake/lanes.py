"""Which updates must be handled one after another: those of one private chat, and those of one topic."""

from aiogram.types import Update


def chat_key(update: Update | None) -> object:
    """Updates with different keys may share a transaction. Unreadable ones are each on their own."""
    if update is None:
        return object()
    event = update.event
    message = getattr(event, "message", None) or event
    chat = getattr(message, "chat", None)
    if chat is None:
        sender = getattr(event, "from_user", None) or getattr(event, "user", None)
        return sender.id if sender else object()
    return chat.id
