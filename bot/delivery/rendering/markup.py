"""A screen's buttons as Telegram's keyboard, and a panel in the place of a message."""

from aiogram.methods import EditMessageReplyMarkup, EditMessageText
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.telegram.answers import Panel
from bot.telegram.callback import Callback
from dialogs.engine.machine import Button, Screen
from dialogs.engine.rows import fitting


def keyboard(screen: Screen, conversation: str, version: int) -> InlineKeyboardMarkup | None:
    """None for a screen without buttons."""
    if not screen.rows:
        return None
    rows = [[_button(button, conversation, version) for button in row] for row in fitting(screen.rows)]
    return InlineKeyboardMarkup(inline_keyboard=rows)


def edit_of(panel: Panel) -> EditMessageText | EditMessageReplyMarkup:
    chat, message, text = panel.chat_id, panel.message_id, panel.screen.text
    markup = keyboard(panel.screen, panel.conversation, panel.version)
    if not text:
        return EditMessageReplyMarkup(chat_id=chat, message_id=message, reply_markup=markup)
    return EditMessageText(
        chat_id=chat, message_id=message, text=text, parse_mode="HTML", reply_markup=markup
    )


def _button(button: Button, conversation: str, version: int) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(text=button.label, url=button.url)
    data = Callback(conversation, version, button.action, button.argument).pack()
    return InlineKeyboardButton(text=button.label, callback_data=data)
