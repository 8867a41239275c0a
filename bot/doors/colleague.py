"""Operators in private: the commands and buttons of the staff that concern no ticket, where no group's budget is spent.

Everything else that an operator says here, they say as a customer.
"""

from aiogram.types import CallbackQuery, Message, Update, User

from bot.callback import Callback
from bot.doors.answers import Answer
from bot.doors.desk.call import Call
from bot.doors.desk.commands import DeskCommand, command_of
from bot.doors.desk.deeds import GENERAL, GENERAL_PRESSES
from bot.doors.desk.presses import answered
from bot.doors.desk.topic import obey_general
from bot.doors.desk.update import Desk
from bot.doors.events import message_of
from care import groups
from care.business import Business
from care.clock import Clock
from care.operators import Operator, find_operator
from care.store.unit import Unit

FILE = ".toml"  # a browser numbers those that it has saved before: replies (1).toml


class ColleagueDoor:
    def __init__(self, business: Business, clock: Clock) -> None:
        self._business, self._clock = business, clock

    async def handle(self, unit: Unit, update: Update) -> list[Answer] | None:
        """The effect of an update of a private chat. None: it is for another door."""
        match update.event:
            case Message(from_user=User() as user) as message if update.message is not None:
                command = _command_of(message)
                if command is None or command.name not in GENERAL:
                    return None
                if (operator := await _who(unit, user)) is None:
                    return None
                desk = await self._desk(unit)
                _ = desk.words(operator.language)
                call = Call(desk, operator, _, command.argument, message_of(message), user.id)
                await obey_general(call, command.name)
                return []
            case CallbackQuery(from_user=user) as press:
                callback = Callback.unpack(press.data)
                if (
                    callback is None
                    or callback.conversation != "desk"
                    or callback.action not in GENERAL_PRESSES
                ):
                    return None
                if (operator := await _who(unit, user)) is None:
                    return None
                return await answered(await self._desk(unit), operator, press, callback)
        return None

    async def _desk(self, unit: Unit) -> Desk:
        group = await groups.current(unit, self._business.staff_group)
        return Desk(unit, self._business, group, self._clock.now())


def _command_of(message: Message) -> DeskCommand | None:
    """A file of canned replies says by its name what it is for."""
    document = message.document
    if document is not None and (document.file_name or "").lower().endswith(FILE):
        return DeskCommand("replies")
    return command_of(message.text)


async def _who(unit: Unit, user: User) -> Operator | None:
    operator = await find_operator(unit, user.id)
    return operator if operator is not None and operator.may_act else None
