"""The keyboard by which a customer shares their contact, or its end, which says what is known by now."""

from collections.abc import Sequence

from aiogram.methods import SendMessage
from aiogram.types import KeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from care.outbox.bodies import ContactKeyboard
from care.people import numbers
from dialogs.customers import numbers as words


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    _ = context.words(way.claim, way.business)
    markup: ReplyKeyboardMarkup | ReplyKeyboardRemove = ReplyKeyboardRemove()
    if way.body(ContactKeyboard).on:
        text, label = words.begun(_), words.share(_)
        button = KeyboardButton(text=label, request_contact=True)
        markup = ReplyKeyboardMarkup(keyboard=[[button]], resize_keyboard=True, one_time_keyboard=True)
    else:
        async with way.store.read() as unit:
            text = words.ended(await numbers.of(unit, way.claim.chat_id), _)
    return await way.send(SendMessage(**way.place, text=text, reply_markup=markup), context.known)


KIND = PostKind(of=ContactKeyboard, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=finish)
