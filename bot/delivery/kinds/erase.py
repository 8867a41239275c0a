"""Takes messages of ours out of a chat: deleted, or emptied where Telegram deletes no more, or said to be there still.

Telegram refuses many for one that it keeps, so each is owed alone then.
"""

from datetime import datetime, timedelta
from enum import Enum

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessages, EditMessageText

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.agenda.schedule import stretch_end
from care.notices.group import ErasedStays
from care.outbox import Post, said_once, shown, to_staff
from care.outbox.bodies import Erase
from care.store.unit import Unit
from dialogs.language.words import Words
from dialogs.notices.contents import erased

TOLD_EVERY = timedelta(minutes=10)


class Came(Enum):
    """What came of it."""

    GONE = 1  # or emptied
    EACH = 2  # Telegram keeps one of them: each is to be tried alone
    STAYS = 3  # it cannot be emptied either: it is no text, or was not ours


async def _deliver(way: Delivery, context: Context) -> Came:
    """Raises what Telegram does not take for other reasons than that it keeps them."""
    chat, messages = way.claim.chat_id, way.body(Erase).messages
    try:
        await way.call(DeleteMessages(chat_id=chat, message_ids=list(messages)))
    except TelegramAPIError as error:
        if trouble_of(error, chat) not in (Trouble.REFUSED, Trouble.NO_MESSAGE):
            raise
        if len(messages) > 1:
            return Came.EACH
        words = context.words(way.claim, way.business)
        return Came.GONE if await _emptied(way, messages[0], words) else Came.STAYS
    return Came.GONE


async def _emptied(way: Delivery, message: int, words: Words) -> bool:
    chat = way.claim.chat_id
    edit = EditMessageText(chat_id=chat, message_id=message, text=erased(words), parse_mode=None)
    try:
        await way.call(edit, {Trouble.SAME})
    except TelegramAPIError as error:
        if trouble_of(error, chat) not in (Trouble.REFUSED, Trouble.NO_MESSAGE):
            raise
        return False
    return True


async def _settle(unit: Unit, way: Delivery, came: Came) -> None:
    claim, now, messages = way.claim, way.now, way.body(Erase).messages
    if not await outbox.finish(unit, claim):
        return
    await shown.forget(unit, claim.chat_id, messages)
    match came:
        case Came.EACH:
            posts = [Post(claim.chat_id, Erase(messages=(each,)), claim.lane) for each in messages]
            await outbox.owe(unit, *posts)
        case Came.STAYS:  # whoever reads there can delete it
            await outbox.owe(unit, _stays(claim.chat_id, stretch_end(now, TOLD_EVERY)))


def _stays(chat_id: int, due_at: datetime) -> Post:
    return said_once(to_staff(chat_id, ErasedStays()), f"erased_stays:{chat_id}", due_at)


KIND = PostKind(of=Erase, doubt=Doubt.AGAIN, read=read, deliver=_deliver, settle=_settle)
