"""What a press is answered with beside the screen that follows from it."""

from collections.abc import Iterator

from aiogram.types import CallbackQuery

from bot.telegram.answers import Answer, Retire, Toast
from dialogs.customers.reminders import together
from dialogs.driver.talk import Heard, Linked, Outcome

ONCE = frozenset({"survey", "followup", "nps", "menu", "settings", "reminders"})  # a notice leads there once


def toast(press: CallbackQuery | None, outcome: Outcome) -> Iterator[Toast]:
    if press is not None:
        yield Toast(press.id, outcome.note.striptags() if outcome.note is not None else "")


def screen_of(press: CallbackQuery | None) -> int | None:
    """The message whose button was pressed, where Telegram still knows it."""
    return press.message.message_id if press is not None and press.message is not None else None


def quietly(press: CallbackQuery | None) -> Iterator[Toast]:
    if press is not None:
        yield Toast(press.id)


def used(press: CallbackQuery | None, heard: Heard) -> Iterator[Answer]:
    """The notice whose button has done all that it can do."""
    if press is None or press.message is None or not isinstance(heard, Linked) or heard.dialog not in ONCE:
        return
    if not together.leads_back(heard.argument):
        yield Retire(press.from_user.id, press.message.message_id)
