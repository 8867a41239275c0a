"""The staff's router: the groups where operators work. Everything said here goes out by the outbox or as an answer."""

import structlog
from aiogram.types import CallbackQuery, ChatMemberUpdated, Message, MessageReactionUpdated, Update

from bot.delivery.open_panels import OpenPanels
from bot.routers.me import Me
from bot.routers.staff import people as desk_people
from bot.routers.staff import presses, rights, topic
from bot.routers.staff.menus import Menus
from bot.routers.staff.people import People
from bot.routers.staff.update import Desk
from bot.telegram.answers import Answer, Toast
from bot.telegram.lanes import chat_of
from care.people import groups
from care.staff import audit
from care.store.unit import Unit
from care.tickets import places

log = structlog.get_logger()


class StaffRouter:
    def __init__(
        self,
        menus: Menus | None = None,
        me: Me | None = None,
        panels: OpenPanels | None = None,
    ) -> None:
        self._menus = menus or Menus()
        self._panels = panels or OpenPanels()
        self._people = People(me or Me())

    async def handle(self, unit: Unit, update: Update) -> list[Answer]:
        """The effect of an update of a group. Groups that the settings do not name are none of ours."""
        chat = chat_of(update)
        if chat is None:
            return []
        desk = Desk(unit, chat.id)
        if update.message is not None:
            await self._follow_move(desk, update.message)
        if not await groups.is_staff(unit, chat.id):
            log.info("foreign_group", group=chat.id)
            await self._count_foreign(desk, update)
            return [Toast(update.callback_query.id)] if update.callback_query else []
        return await self._handle(desk, update)

    async def _handle(self, desk: Desk, update: Update) -> list[Answer]:
        match update.event:
            case CallbackQuery() as press:
                answers = await presses.pressed(desk, self._people, self._menus, press)
                if press.message is not None:
                    self._panels.pressed(desk.group, press.message.message_id, answers)
                return answers
            case ChatMemberUpdated() as change if update.my_chat_member is not None:
                await rights.changed(desk, change)
            case ChatMemberUpdated() as change:
                await desk_people.changed(desk, change)
            case MessageReactionUpdated() as reaction:
                await topic.reacted(desk, self._people, reaction)
            case Message() as message:
                await desk_people.read_service(desk, message)
                edited = update.edited_message is not None
                await topic.written(desk, self._people, message, edited=edited)
        return []

    async def _count_foreign(self, desk: Desk, update: Update) -> None:
        """Somebody makes the bot a member of a group of theirs: nothing comes of it."""
        change = update.my_chat_member
        if change is not None and desk_people.is_present(change.new_chat_member):
            await audit.tried(desk.unit, change.from_user.id, "added", audit.FOREIGN)

    async def _follow_move(self, desk: Desk, message: Message) -> None:
        """A group that becomes a supergroup says so in itself and in the new one.

        Only the old one is believed: any group may call itself the one that it was before.
        """
        new = message.migrate_to_chat_id
        if new is not None and await groups.is_staff(desk.unit, message.chat.id):
            await places.group_moved(desk.unit, message.chat.id, new)
