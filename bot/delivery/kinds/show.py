"""What somebody has sent, nobody's entry: shown as it is."""

from collections.abc import Sequence
from typing import Any

from aiogram.methods import TelegramMethod

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.methods import Place
from bot.delivery.rendering.speech import Reader, message, worded
from care.outbox import Kind
from care.values.content import Content, from_json


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    said = [from_json(content) for content in way.claim.head.body["contents"]]
    return await way.send(render(context.reader(way), way.place, said), context.known)


def render(reader: Reader, where: Place, said: Sequence[Content]) -> TelegramMethod[Any]:
    return message(where, [(content, worded(reader, content)) for content in said])


KIND = PostKind(of=Kind.SHOW, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=finish)
