"""Which message a pressed button stands on: data can be sent with any message's id, and only its own may be touched."""

from aiogram.types import CallbackQuery, Message


def carrier(press: CallbackQuery) -> int | None:
    """The message that, as Telegram shows it, has this very button. None: none that we know of."""
    message = press.message
    if not press.data or not isinstance(message, Message) or message.reply_markup is None:
        return None
    data = (button.callback_data for row in message.reply_markup.inline_keyboard for button in row)
    return message.message_id if press.data in data else None
