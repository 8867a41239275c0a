"""A screen's buttons as Telegram's keyboard."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.callback import Callback
from dialogs.engine.machine import Button, Screen
from dialogs.engine.rows import fitting


def keyboard(screen: Screen, conversation: str, version: int) -> InlineKeyboardMarkup | None:
    """None for a screen without buttons."""
    if not screen.rows:
        return None
    rows = [[_button(button, conversation, version) for button in row] for row in fitting(screen.rows)]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def _button(button: Button, conversation: str, version: int) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    data = Callback(conversation, version, button.action, button.argument).pack()
    return InlineKeyboardButton(text=button.label, callback_data=data)
