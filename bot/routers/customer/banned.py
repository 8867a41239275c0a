"""Banned customers (care/customers/bans.py) at their router: a civil answer now and then, and what stays theirs.

They can go on to choose a language and to see, take and delete their data. Nothing else that they write or press has
an effect. Of a shadow-ban nothing is to be noticed here.
"""

from datetime import datetime, timedelta

from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, Update

from bot.routers.customer.visits import Visit
from bot.routers.me import Me
from bot.routers.staff.commands import command_of
from bot.telegram.answers import Answer, Toast
from bot.telegram.callback import NOTICE, Callback
from care.customers import bans
from care.notices.customer import Banned as BannedNotice
from care.outbox import owe, to_person
from care.people import bans as banned
from care.store.unit import Unit
from dialogs.customers import refusals
from dialogs.language.places import words_for

QUIET = timedelta(hours=1)
THEIRS = frozenset({"settings", "language", "zone", "privacy"})  # dialogs that stay open to them


class Banned:
    def __init__(self, me: Me) -> None:
        self._me = me
        # Kept in the process only: after a restart they may be told once more.
        self._told: dict[int, datetime] = {}

    async def turn_away(self, unit: Unit, visit: Visit, update: Update) -> list[Answer] | None:
        """What to answer somebody who is not to be listened to. None: this is to be handled as anybody's."""
        ban = visit.ban
        if ban is None or ban.shadow or isinstance(update.event, ChatMemberUpdated):
            return None
        if ban.is_over(unit.now):
            await bans.welcome_back(unit, ban)
            return None
        if self._is_theirs(visit, update):
            return None
        if isinstance(update.event, CallbackQuery):
            _ = words_for(visit.customer, unit.business)
            return [Toast(update.event.id, _.plain(refusals.ban(ban.until, unit.now, _)), alert=True)]
        if update.message is not None:
            await self._tell(unit, ban)
        return []

    async def _tell(self, unit: Unit, ban: banned.Ban) -> None:
        told = self._told.get(ban.customer)
        if told is not None and unit.now - told < QUIET:
            return
        await owe(unit, to_person(ban.customer, BannedNotice(until=ban.until)))
        unit.after_commit(lambda: self._note(ban.customer, unit.now))

    def _note(self, customer: int, now: datetime) -> None:
        self._told = {who: at for who, at in self._told.items() if now - at < QUIET} | {customer: now}

    def _is_theirs(self, visit: Visit, update: Update) -> bool:
        match update.event:
            case CallbackQuery(data=data):
                callback = Callback.read(data)
                if callback is None:
                    return False
                opened = callback.action if callback.conversation == NOTICE else callback.conversation
                return opened in THEIRS
            case Message(text=str(text)) as message if update.message is not None:
                if command := command_of(text, self._me):
                    return command.name in THEIRS
                # An answer to such a form, and not a word to an operator.
                answers = visit.conversation.dialog in THEIRS and visit.listens
                return answers and message.reply_to_message is None
        return False
