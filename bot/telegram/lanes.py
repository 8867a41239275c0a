"""Which updates must be handled one after another: those of one chat."""

from aiogram.types import Chat, Update


def chat_of(update: Update) -> Chat | None:
    """The chat that an update is about. None: it is about none (or a press on a message that Telegram no
    longer shows).
    """
    if update.callback_query is not None:
        message = update.callback_query.message
        return message.chat if message is not None else None
    return getattr(update.event, "chat", None)


def chat_key(update: Update) -> object:
    """Updates with different keys may share a transaction. Those without a chat are each on their own."""
    chat = chat_of(update)
    return chat.id if chat is not None else object()
