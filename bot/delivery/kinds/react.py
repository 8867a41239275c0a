"""A reaction on what somebody has said. Where that is not shown (yet, or any more) there is nothing to react to."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.methods import SetMessageReaction
from aiogram.types import ReactionTypeEmoji

from bot.delivery.context import Context, load_context
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.kinds import card
from bot.delivery.topics import place
from care.outbox.bodies import React
from care.tickets.entries import place_of


@dataclass(frozen=True, kw_only=True)
class Shown(Context):
    place: int | None = None  # the message that shows it


async def _read(way: Delivery) -> Shown:
    async with way.store.read() as unit:
        context = await load_context(unit, way.claim)
        entry = context.entries.get(way.claim.head.entry_id or 0)
        here = await place_of(unit, entry, way.claim.chat_id) if entry else None
        return Shown(**vars(context), place=here)


async def _deliver(way: Delivery, shown: Shown) -> Sequence[int]:
    if await place(way, shown) is None:
        return ()
    if shown.place is None:
        await card.refresh_with(way, shown)
        return ()
    return await way.send(render(way.claim.chat_id, shown.place, way.body(React).emoji))


def render(chat_id: int, message_id: int, emoji: str | None) -> SetMessageReaction:
    return SetMessageReaction(
        chat_id=chat_id, message_id=message_id, reaction=[ReactionTypeEmoji(emoji=emoji)] if emoji else []
    )


KIND = PostKind(of=React, doubt=Doubt.AGAIN, read=_read, deliver=_deliver, settle=finish)
