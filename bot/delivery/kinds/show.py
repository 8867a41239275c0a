"""What somebody has sent, nobody's entry: shown as it is."""

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering.methods import Place
from bot.delivery.rendering.speech import Reader, message, worded
from care import outbox
from care.feedback import answers
from care.outbox.bodies import Show
from care.store.unit import Unit
from care.values.content import Content, from_json


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    said = [from_json(content) for content in way.body(Show).contents]
    return await way.send(render(context.reader(way), way.place, said), context.known)


def render(reader: Reader, where: Place, said: Sequence[Content]) -> TelegramMethod[Any]:
    return message(where, [(content, worded(reader, content)) for content in said])


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    feedback = way.body(Show).feedback
    if await outbox.finish(unit, way.claim, ids) and feedback is not None:
        await answers.note_places(unit, way.claim.chat_id, ids, feedback)


KIND = PostKind(of=Show, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=_settle)
