"""Before the business is open: who brings the code becomes its admin, and is led through the settings.

The admin's part is a dialog as any other, so the customers' router has it, and gets nothing that leads elsewhere.
To anybody else the bot says that it is not set up yet.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from hmac import compare_digest
from typing import TypeAlias

import structlog
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberAdministrator,
    ChatMemberUpdated,
    Message,
    Update,
    User,
)
from sqlalchemy import select

from bot.routers.me import Me
from bot.routers.staff.commands import command_of
from bot.routers.staff.people import is_present
from bot.telegram.answers import Answer, Show, Toast
from bot.telegram.callback import Callback
from bot.telegram.lanes import chat_of
from care.people.customers import pick_language
from care.rules import setting_up
from care.rules.setting_up import Offered
from care.store.tables import conversations
from care.store.unit import Unit
from dialogs.customers.language import DIALOG as LANGUAGE
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.setup.dialog import DIALOG as SETUP

log = structlog.get_logger()
THEIRS = frozenset({SETUP.name, LANGUAGE.name})
COMMAND = f"/{SETUP.name}"
Handle: TypeAlias = Callable[[Unit, Sequence[Update]], Awaitable[list[Answer]]]


class OpeningRouter:
    def __init__(self, code: str, customers: Handle, me: Me | None = None) -> None:
        """`customers`: their router."""
        self._code, self._customers, self._me = code, customers, me or Me()

    async def handle(self, unit: Unit, update: Update) -> list[Answer]:
        chat = chat_of(update)
        if chat is None:
            return []
        if chat.type != "private":
            return await self._group(unit, update, chat)
        match update.event:
            case Message(from_user=User() as user) as message if update.message is not None:
                return await self._written(unit, update, user, message)
            case CallbackQuery(from_user=user) as press:
                callback = Callback.read(press.data)
                if user.id in unit.business.admins and callback and callback.conversation in THEIRS:
                    return await self._customers(unit, [update])
                return [Toast(press.id)]
        return []

    async def _written(self, unit: Unit, update: Update, user: User, message: Message) -> list[Answer]:
        command = command_of(message.text, self._me)
        if command is not None and command.name == "start" and self._brings_code(command.argument):
            language = pick_language(user.language_code, unit.business)
            if await setting_up.claim(unit, user.id, language):
                log.info("first_admin", user_id=user.id)
        if user.id not in unit.business.admins:
            return [_not_yet(user, unit)]
        if command is not None or await _is_elsewhere(unit, user.id):
            update = _saying(update, message, COMMAND)
        return await self._customers(unit, [update])

    def _brings_code(self, argument: str) -> bool:
        return bool(self._code) and compare_digest(argument.encode(), self._code.encode())

    async def _group(self, unit: Unit, update: Update, chat: Chat) -> list[Answer]:
        """A group that the admin shows: they add the bot, change what it may do, or write a word there."""
        match update.event:
            case ChatMemberUpdated(from_user=user, new_chat_member=member, date=date) if (
                update.my_chat_member
            ):
                if not is_present(member):
                    return []
                manages = isinstance(member, ChatMemberAdministrator) and bool(member.can_manage_topics)
            case Message(from_user=User() as user, date=date) if update.message is not None:
                known = await setting_up.find(unit, chat.id)
                manages = known.manages if known else True  # else it would not be heard here
            case _:
                return []
        if user.id not in unit.business.admins:
            return []
        shown = Offered(chat.id, chat.title or "", bool(chat.is_forum), manages)
        await setting_up.offer(unit, user.id, shown)
        return await self._customers(unit, [_in_private(update, user, date)])


async def _is_elsewhere(unit: Unit, user_id: int) -> bool:
    query = select(conversations.c.dialog).where(conversations.c.chat_id == user_id)
    return (await unit.execute(query)).scalar_one_or_none() not in THEIRS


def _not_yet(user: User, unit: Unit) -> Show:
    _ = Words(pick_language(user.language_code, unit.business), unit.business.tz)
    text = _("This bot is not set up yet. Please come back later.")
    return Show(user.id, SETUP.name, 0, Screen(text))


def _saying(update: Update, message: Message, text: str) -> Update:
    said = message.model_copy(update={"text": text, "entities": None})
    return update.model_copy(update={"message": said})


def _in_private(update: Update, user: User, date: datetime) -> Update:
    """As if they had asked for the next question themselves: they see it without coming back and pressing."""
    chat = Chat(id=user.id, type="private")
    message = Message(message_id=0, date=date, chat=chat, from_user=user, text=COMMAND)
    return Update(update_id=update.update_id, message=message)
