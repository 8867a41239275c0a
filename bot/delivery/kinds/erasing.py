"""Takes messages of ours out of a chat: deleted, or emptied where Telegram deletes no more, or said to be there still.

Telegram refuses many for one that it keeps, so each is owed alone then. Doing it twice does no harm. What was on its
way when its customer was erased is looked for first: nobody knows any more what it said, so it is what is ours and
nothing else; a screen that is taken for it can be drawn again.
"""

from collections.abc import Awaitable, Callable, Set
from datetime import timedelta
from typing import TypeAlias

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessages, EditMessageText, SendDice

from bot.delivery.arrival.probe import traces
from bot.delivery.client import Client
from bot.delivery.troubles import Trouble, trouble_of
from care import notices, outbox
from care.agenda.schedule import stretch_end
from care.outbox import Claim, Kind, Post
from care.store.unit import Store, Unit
from care.values.clock import Clock
from dialogs.language.words import Words
from dialogs.notices.marks import erased

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]
TOLD_EVERY = timedelta(minutes=10)
TURN = timedelta(seconds=5)  # for what else is in doubt in the chat: it is looked for by what it says


async def erase(client: Client, owed: Claim, words: Words, clock: Clock) -> Settle:
    """Raises what Telegram does not take for other reasons than that it keeps them."""
    chat, messages = owed.chat_id, owed.head.body["messages"]
    try:
        await client.call(DeleteMessages(chat_id=chat, message_ids=messages), chat)
    except TelegramAPIError as error:
        if trouble_of(error, chat) not in (Trouble.REFUSED, Trouble.NO_MESSAGE):
            raise
        if len(messages) > 1:
            return lambda unit: _one_by_one(unit, owed, clock)
        if not await _emptied(client, chat, messages[0], words):
            return lambda unit: _stays(unit, owed, clock)
    return lambda unit: outbox.finish(unit, owed, clock.now())


async def trace(
    client: Client, store: Store, owed: Claim, thread: int | None, known: Set[int], clock: Clock
) -> Settle:
    """Look for what may have arrived, to erase it. Raises what Telegram does not answer."""
    if not owed.ambiguous:
        return lambda unit: outbox.finish(unit, owed, clock.now())
    async with store.read() as unit:
        others = await outbox.others_in_doubt(unit, owed)
    if others:
        return lambda unit: outbox.postpone(unit, owed, clock.now() + TURN)
    bare = SendDice(chat_id=owed.chat_id, message_thread_id=thread)  # asked for by its keyboard alone
    found = await traces(client, owed, "message", bare, known)
    return lambda unit: outbox.finish(unit, owed, clock.now(), found)


async def _emptied(client: Client, chat: int, message: int, words: Words) -> bool:
    edit = EditMessageText(chat_id=chat, message_id=message, text=erased(words), parse_mode=None)
    try:
        await client.call(edit, chat)
    except TelegramAPIError as error:
        trouble = trouble_of(error, chat)
        if trouble not in (Trouble.SAME, Trouble.REFUSED, Trouble.NO_MESSAGE):
            raise
        return trouble is Trouble.SAME
    return True


async def _one_by_one(unit: Unit, owed: Claim, clock: Clock) -> None:
    messages = owed.head.body["messages"]
    if not await outbox.finish(unit, owed, clock.now()):
        return
    posts = [Post(owed.chat_id, Kind.ERASE, owed.lane, {"messages": [message]}) for message in messages]
    await outbox.owe(unit, clock.now(), *posts)


async def _stays(unit: Unit, owed: Claim, clock: Clock) -> None:
    """It cannot be emptied either: it is no text, or was not ours. Whoever reads there can delete it."""
    now = clock.now()
    if await outbox.finish(unit, owed, now):
        await outbox.owe(unit, now, notices.erased_stays(owed.chat_id, stretch_end(now, TOLD_EVERY)))
