"""A customer's card for the till: a picture of its code, drawn anew in its place while it may be looked at.

A voucher's stays as it is.
"""

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
from care.loyalty.till import cards, vouchers
from care.outbox.bodies import CardPicture
from care.people import numbers
from care.store.unit import Unit
from dialogs.engine.machine import Screen
from dialogs.notices.points import render_card, render_voucher

HARMLESS = frozenset({Trouble.SAME, Trouble.NO_MESSAGE})  # of one that they have deleted meanwhile


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    body, now = way.body(CardPicture), way.now
    if body.voucher is not None:
        return await _voucher(way, context, body.voucher)
    async with way.store.read() as unit:
        card = await cards.find(unit, way.claim.chat_id)
        shop_card = (await numbers.of(unit, way.claim.chat_id)).card
    if card is None:  # it went with their data
        return []
    code = card.code(now)
    screen = render_card(code, cards.holds_until(now), now, context.words(way.claim, way.business), shop_card)
    file = BufferedInputFile(drawn(code, shop_card), "card.png")
    if body.edit is None:
        return await way.send(_photo(way, file, screen), context.known)
    media = InputMediaPhoto(media=file, caption=screen.text, parse_mode="HTML")
    edit = EditMessageMedia(
        chat_id=way.claim.chat_id, message_id=body.edit, media=media, reply_markup=keyboard(screen, NOTICE, 0)
    )
    return [body.edit] if await way.call(edit, HARMLESS) is not None else []


async def _voucher(way: Delivery, context: Context, number: int) -> Sequence[int]:
    async with way.store.read() as unit:
        found = await vouchers.of_customer(unit, way.claim.chat_id, number)
    if found is None:  # it was used meanwhile, or went with their data
        return []
    screen = render_voucher(found, context.words(way.claim, way.business))
    file = BufferedInputFile(drawn(found.code), "voucher.png")
    return await way.send(_photo(way, file, screen), context.known)


def _photo(way: Delivery, file: BufferedInputFile, screen: Screen) -> SendPhoto:
    return SendPhoto(
        **way.place,
        photo=file,
        caption=screen.text,
        parse_mode="HTML",
        reply_markup=keyboard(screen, NOTICE, 0),
        protect_content=True,
    )


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    await finish(unit, way, ids)
    if ids and way.body(CardPicture).voucher is None:
        await cards.show_again(unit, way.claim.chat_id, replace(way.body(CardPicture), edit=ids[0]))


KIND = PostKind(of=CardPicture, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=_settle)
