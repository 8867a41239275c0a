"""All doors together: which update comes to which."""

from collections.abc import Sequence

from aiogram.types import Message, Update

from bot.doors.admin import AdminDoor
from bot.doors.answers import Answer
from bot.doors.colleague import ColleagueDoor
from bot.doors.customer import CustomerDoor
from bot.doors.desk import DeskDoor
from bot.intake.lanes import chat_of
from bot.sender.heights import Heights
from care.business import Business
from care.clock import Clock
from care.store.unit import Unit


class House:
    def __init__(
        self,
        customers: CustomerDoor,
        desk: DeskDoor,
        colleagues: ColleagueDoor,
        admin: AdminDoor,
        heights: Heights,
    ) -> None:
        self._customers, self._desk, self._heights = customers, desk, heights
        self._colleagues, self._admin = colleagues, admin
        admin.retry_with(self.handle)

    @classmethod
    def unheard(cls, business: Business, clock: Clock) -> "House":
        """The doors alone: what they owe is in the outbox, and nobody draws what they answer."""
        desk, colleagues = DeskDoor(business, clock), ColleagueDoor(business, clock)
        return cls(
            CustomerDoor(business, clock, {}), desk, colleagues, AdminDoor(business, clock), Heights(())
        )

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]:
        """The effect of updates, one of each chat, inside the transaction of `unit`."""
        answers: list[Answer] = []
        private: list[Update] = []
        for update in updates:
            chat = chat_of(update)
            if chat is None:
                continue
            if (message := update.message) is not None and not _is_ours(message):
                self._heights.saw(chat.id, message.message_id)
            if chat.type == "private":
                answered = await self._colleagues.handle(unit, update)
                if answered is None:
                    answered = await self._admin.handle(unit, update)
                if answered is None:
                    private.append(update)
                else:
                    answers += answered
            else:
                answers += await self._desk.handle(unit, update)
        if private:
            answers += await self._customers.handle(unit, private)
        return answers


def _is_ours(message: Message) -> bool:
    """Telegram's note of what we did ourselves, such as a new topic. When in doubt, we look for just that."""
    return message.from_user is not None and message.from_user.is_bot
