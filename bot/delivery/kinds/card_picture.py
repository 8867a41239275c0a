"""A customer's card for the till: a picture of its code, drawn anew in its place while it may be looked at."""

from collections.abc import Sequence
from dataclasses import replace

from aiogram.methods import EditMessageMedia, SendPhoto
from aiogram.types import BufferedInputFile, InputMediaPhoto

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.card import drawn
from bot.delivery.rendering.markup import keyboard
from bot.delivery.troubles import Trouble
from bot.telegram.callback import NOTICE
from care.loyalty.till import cards
from care.outbox.bodies import CardPicture
from care.people import numbers
from care.store.unit import Unit
from dialogs.notices.points import render_card

HARMLESS = frozenset({Trouble.SAME, Trouble.NO_MESSAGE})  # of one that they have deleted meanwhile


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    body, now = way.body(CardPicture), way.now
    async with way.store.read() as unit:
        card = await cards.find(unit, way.claim.chat_id)
        shop_card = (await numbers.of(unit, way.claim.chat_id)).card
    if card is None:  # it went with their data
        return []
    code = card.code(now)
    screen = render_card(code, cards.holds_until(now), now, context.words(way.claim, way.business), shop_card)
    markup = keyboard(screen, NOTICE, 0)
    file = BufferedInputFile(drawn(code, shop_card), "card.png")
    if body.edit is None:
        photo = SendPhoto(
            **way.place,
            photo=file,
            caption=screen.text,
            parse_mode="HTML",
            reply_markup=markup,
            protect_content=True,
        )
        return await way.send(photo, context.known)
    media = InputMediaPhoto(media=file, caption=screen.text, parse_mode="HTML")
    edit = EditMessageMedia(chat_id=way.claim.chat_id, message_id=body.edit, media=media, reply_markup=markup)
    return [body.edit] if await way.call(edit, HARMLESS) is not None else []


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    await finish(unit, way, ids)
    if ids:
        await cards.show_again(unit, way.claim.chat_id, replace(way.body(CardPicture), edit=ids[0]))


KIND = PostKind(of=CardPicture, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=_settle)
