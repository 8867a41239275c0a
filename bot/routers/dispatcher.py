"""All routers together: which update comes to which."""

from collections.abc import Callable, Sequence

from aiogram.types import Message, Update

from bot.routers.admin import AdminRouter
from bot.routers.colleague import ColleagueRouter
from bot.routers.customer.router import CustomerRouter
from bot.routers.opening import OpeningRouter
from bot.routers.staff import StaffRouter
from bot.telegram.answers import Answer
from bot.telegram.lanes import chat_of
from care.rules.current import catch_up
from care.store.unit import Unit


class Dispatcher:
    def __init__(
        self,
        customers: CustomerRouter,
        desk: StaffRouter,
        colleagues: ColleagueRouter,
        admin: AdminRouter,
        saw: Callable[[int, int], None],
        opening: OpeningRouter,
    ) -> None:
        """`saw` is told of each message that came, by its chat and its id."""
        self._customers, self._desk, self._saw = customers, desk, saw
        self._colleagues, self._admin, self._opening = colleagues, admin, opening
        admin.retry_with(self.handle)

    @classmethod
    def unheard(cls) -> "Dispatcher":
        """The routers alone: what they owe is in the outbox, and nobody draws what they answer."""
        desk, colleagues, customers = StaffRouter(), ColleagueRouter(), CustomerRouter({})
        return cls(
            customers,
            desk,
            colleagues,
            AdminRouter(),
            lambda _chat_id, _message_id: None,
            OpeningRouter("", customers.handle),
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
            if not unit.business.is_open:
                await catch_up(unit)
            if not unit.business.is_open:
                answers += await self._opening.handle(unit, update)
            elif chat.type == "private":
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
