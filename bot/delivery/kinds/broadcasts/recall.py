"""What was written for many is deleted in one of the chats: what Telegram keeps, stays, and that is noted."""

from collections.abc import Sequence

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessages

from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.troubles import Trouble, trouble_of
from care import outbox
from care.broadcasts import recalling, rows
from care.outbox.bodies import Recall
from care.store.unit import Unit


async def _read(way: Delivery) -> Sequence[int]:
    """The messages; none, where there is nothing to delete any more."""
    number, customer = way.body(Recall).broadcast, way.claim.chat_id
    async with way.store.read() as unit:
        broadcast = await rows.find(unit, number)
        row = await recalling.standing(unit, number, customer)
    if broadcast is None or row is None:
        return ()
    return recalling.messages_of(broadcast, row, way.business.default_language)


async def _deliver(way: Delivery, messages: Sequence[int]) -> bool:
    """Whether it is gone."""
    if not messages:
        return False
    chat = way.claim.chat_id
    call = DeleteMessages(chat_id=chat, message_ids=list(messages))
    try:
        await way.client.call(call, chat, bulk=True)
    except TelegramAPIError as error:
        if trouble_of(error, chat) in (Trouble.LATER, Trouble.DOUBT):
            raise
        return False
    return True


async def _settle(unit: Unit, way: Delivery, gone: bool) -> None:
    if await outbox.finish(unit, way.claim):
        await recalling.note(unit, way.body(Recall).broadcast, way.claim.chat_id, gone=gone)


KIND = PostKind(of=Recall, doubt=Doubt.AGAIN, read=_read, deliver=_deliver, settle=_settle)
