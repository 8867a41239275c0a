"""The customers' router: private chats. What a person writes is an answer to a form, a word to their operator,
or free text.

All updates of a round are read with one query and written with one statement; what they cause beyond the conversation
(a ticket, a relay) are care's commands in the same transaction.
"""

from collections.abc import MutableMapping, Sequence

from aiogram.types import Update, User

from bot.routers.customer import contact_keyboard
from bot.routers.customer.banned import Banned
from bot.routers.customer.given import GivenLately
from bot.routers.customer.hearing import Hearing
from bot.routers.customer.talking import Talking
from bot.routers.customer.visits import Visit, load_visits, save_visits
from bot.routers.me import Me
from bot.telegram.answers import Answer
from care.store.unit import Unit


class CustomerRouter:
    def __init__(self, shown: MutableMapping[int, int], me: Me | None = None) -> None:
        """`shown`: the screens that were drawn lately, by chat (bot/delivery/screens.py)."""
        me, given = me or Me(), GivenLately()
        self._banned = Banned(me)
        self._hearing = Hearing(given, me)
        self._talking = Talking(given, shown, me)

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]:
        """The effect of updates of different private chats; what to answer once it is committed."""
        theirs = [(user, update) for update in updates if (user := _sender_of(update))]
        visits = await load_visits(unit, [user for user, _update in theirs])
        answers: list[Answer] = []
        for user, update in theirs:
            answers += await self._receive(unit, visits[user.id], update)
        await save_visits(unit, [visit for visit in visits.values() if visit.talked and not visit.erased])
        return answers

    async def _receive(self, unit: Unit, visit: Visit, update: Update) -> list[Answer]:
        turned_away = await self._banned.turn_away(unit, visit, update)
        if turned_away is not None:
            return turned_away
        heard = await self._hearing.hear(unit, visit, update)
        answers = await self._talking.answer(unit, visit, heard, update.callback_query)
        if not visit.erased:
            await contact_keyboard.follow(unit, visit.customer.id, visit.before, visit.conversation)
        return answers


def _sender_of(update: Update) -> User | None:
    """Who did it. None for what nobody did (a channel's post, an anonymous reaction)."""
    event = update.event
    return getattr(event, "from_user", None) or getattr(event, "user", None)
