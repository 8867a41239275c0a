"""A text file."""

from collections.abc import Sequence, Set

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from bot.delivery.context import read_known
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from care.outbox.bodies import File


async def _deliver(way: Delivery, known: Set[int]) -> Sequence[int]:
    body = way.body(File)
    file = BufferedInputFile(body.text.encode(), body.name)
    return await way.send(SendDocument(**way.place, document=file), known)


KIND = PostKind(of=File, doubt=Doubt.LOOK, read=read_known, deliver=_deliver, settle=finish)
