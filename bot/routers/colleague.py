"""Operators in private: the commands and buttons of the staff that concern no ticket, where no group's budget is spent.

Everything else that an operator says here, they say as a customer.
"""

from aiogram.types import CallbackQuery, Message, Update, User

from bot.routers.events import message_of
from bot.routers.me import Me
from bot.routers.staff.actions import COMMANDS, GENERAL, GENERAL_PRESSES
from bot.routers.staff.call import Call
from bot.routers.staff.commands import NOTE, DeskCommand, command_of
from bot.routers.staff.menus import Menus
from bot.routers.staff.presses import answered, forged
from bot.routers.staff.topic import obey_general
from bot.routers.staff.update import Desk
from bot.telegram.answers import Answer
from bot.telegram.callback import Callback
from care.people import groups
from care.people.customers import pick_language
from care.people.operators import Operator, acting
from care.staff import audit
from care.store.unit import Unit
from care.values.slash import slash
from dialogs.customers.commands import OPENS
from dialogs.staff import commands

# A ticket's command is told where it works; what customers have, too, is theirs here.
STAFFS = GENERAL.keys() | (COMMANDS.keys() | {NOTE}) - OPENS.keys()
FILE = ".toml"  # a browser numbers those that it has saved before: replies (1).toml


class ColleagueRouter:
    def __init__(self, menus: Menus | None = None, me: Me | None = None) -> None:
        self._menus = menus or Menus()
        self._me = me or Me()

    async def handle(self, unit: Unit, update: Update) -> list[Answer] | None:
        """The effect of an update of a private chat. None: it is for another router."""
        match update.event:
            case Message(from_user=User() as user) as message if update.message is not None:
                return await self._written(unit, user, message)
            case CallbackQuery(from_user=user) as press:
                callback = Callback.read(press.data)
                if callback is None or not callback.is_staffs:
                    return None
                return await self._pressed(unit, user, press, callback)
        return None

    async def _written(self, unit: Unit, user: User, message: Message) -> list[Answer] | None:
        command = self._command_of(message)
        if command is None or command.name not in STAFFS:
            return None
        desk = await self._desk(unit)
        operator = await self._who(unit, user)
        if operator is None:
            if command.name not in GENERAL:
                return None
            if message.text:  # any customer may send a file that is called like that
                await audit.tried(unit, user.id, command.name, audit.STRANGER)
            return None
        _ = desk.words(operator.language)
        call = Call(
            desk=desk,
            operator=operator,
            words=_,
            argument=command.argument,
            said=message_of(message),
            chat=user.id,
        )
        await obey_general(call, command.name)
        return []

    async def _pressed(
        self, unit: Unit, user: User, press: CallbackQuery, callback: Callback
    ) -> list[Answer] | None:
        """A button of the staff's. In private there are none of a ticket's, and none for customers."""
        desk = await self._desk(unit)
        operator = await self._who(unit, user)
        if not callback.ticket:
            if operator is not None and callback.action in GENERAL_PRESSES:
                return await answered(desk, operator, press, callback)
            if user.id in unit.business.admins:
                return None  # the admins' own pages
        return await forged(desk, press)

    async def _who(self, unit: Unit, user: User) -> Operator | None:
        """Whoever may act here. An admin may, also one who is in no staff group."""
        language = pick_language(user.language_code, unit.business)
        operator = await acting(unit, user.id, user.full_name, language)
        if operator is not None:
            self._menus.heard_of(unit, user.id)
        return operator

    async def _desk(self, unit: Unit) -> Desk:
        group = await groups.current(unit, unit.business.staff_group)
        return Desk(unit, group)

    def _command_of(self, message: Message) -> DeskCommand | None:
        """A file of canned replies says by its name what it is for, a photo of a code by what stands below it."""
        document = message.document
        if document is not None and (document.file_name or "").lower().endswith(FILE):
            return DeskCommand("replies")
        below = command_of(message.caption, self._me)
        if below and below.name == commands.TILL.name:
            return below
        written = slash(message.text or "")
        is_note = written is not None and written.name == NOTE  # which is no command where there is a ticket
        return DeskCommand(NOTE) if is_note else command_of(message.text, self._me)
