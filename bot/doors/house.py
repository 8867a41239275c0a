"""All doors together: which update comes to which."""

from collections.abc import Callable, Sequence

from aiogram.types import Message, Update

from bot.doors.admin import AdminDoor
from bot.doors.answers import Answer
from bot.doors.colleague import ColleagueDoor
from bot.doors.customer import CustomerDoor
from bot.doors.desk import DeskDoor
from bot.intake.lanes import chat_of
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
        saw: Callable[[int, int], None],
    ) -> None:
        """`saw` is told of each message that came, by its chat and its id."""
        self._customers, self._desk, self._saw = customers, desk, saw
        self._colleagues, self._admin = colleagues, admin
        admin.retry_with(self.handle)

    @classmethod
    def unheard(cls, business: Business, clock: Clock) -> "House":
        """The doors alone: what they owe is in the outbox, and nobody draws what they answer."""
        desk, colleagues = DeskDoor(business, clock), ColleagueDoor(business, clock)
        return cls(
            CustomerDoor(business, clock, {}),
            desk,
            colleagues,
            AdminDoor(business, clock),
            lambda _chat_id, _message_id: None,
        )

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]:
        """The effect of updates, one of each chat, inside the transaction of `unit`."""
        answers: list[Answer] = []
        private: list[Update] = []
        for update in updates:
            chat = chat_of(update)
            if chat is None:
                continue
            message = update.message or update.edited_message
            if message is not None and not _is_our_topic(message):
                self._saw(chat.id, message.message_id)
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


def _is_our_topic(message: Message) -> bool:
    """Telegram's note of a topic that we made. When in doubt, we look for just that."""
    ours = message.from_user is not None and message.from_user.is_bot
    return ours and message.forum_topic_created is not None
