"""What a planned reply will say stands in one message, edited when the reply is: its buttons are never old ones."""

from typing import Any

from aiogram.methods import EditMessageText, SendMessage, TelegramMethod

from care.outbox import Claim
from care.store.unit import Store
from care.tickets.words.scheduled_replies import preview_of


async def in_its_place(store: Store, owed: Claim, method: TelegramMethod[Any]) -> TelegramMethod[Any]:
    """`method`, or where the message is there already, its edit."""
    number: int | None = owed.head.body.get("later")
    if number is None or not isinstance(method, SendMessage):
        return method
    async with store.read() as unit:
        place = await preview_of(unit, number)
    if place is None:
        return method
    return EditMessageText(
        chat_id=method.chat_id,
        message_id=place,
        text=method.text,
        parse_mode=method.parse_mode,
        reply_markup=method.reply_markup,  # type: ignore[arg-type]  # ours are inline keyboards only
    )
