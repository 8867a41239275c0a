"""How far a broadcast is, to its author: one message, read when it is sent or brought up to date."""

from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.methods import SendMessage

from bot.delivery.context import Context, load_context
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering.markup import edit_of, keyboard
from bot.delivery.troubles import Trouble
from bot.telegram.answers import Panel
from bot.telegram.callback import DESK
from care import outbox
from care.broadcasts import rows
from care.broadcasts.model import Broadcast
from care.broadcasts.rows import Counts
from care.outbox.bodies import Progress
from care.store.unit import Unit
from dialogs.engine.machine import Screen
from dialogs.staff import broadcasts


@dataclass(frozen=True, kw_only=True)
class Looked(Context):
    broadcast: Broadcast | None
    counts: Counts


async def _read(way: Delivery) -> Looked:
    number = way.body(Progress).broadcast
    async with way.store.read() as unit:
        known = await load_context(unit, way.claim)
        broadcast, counts = await rows.find(unit, number), await rows.counts(unit, number)
    return Looked(**vars(known), broadcast=broadcast, counts=counts)


async def _deliver(way: Delivery, looked: Looked) -> Sequence[int]:
    """The new message, if there is one."""
    broadcast, counts = looked.broadcast, looked.counts
    if broadcast is None:
        return ()
    _ = looked.words(way.claim, way.business)
    screen = Screen(broadcasts.progress(broadcast, counts, _), broadcasts.steering(broadcast, counts, _))
    if broadcast.told is None:
        markup = keyboard(screen, DESK, 0)
        message = SendMessage(**way.place, text=screen.text, parse_mode="HTML", reply_markup=markup)
        return await way.send(message, looked.known)
    edit = edit_of(Panel(way.claim.chat_id, broadcast.told, DESK, 0, screen))
    await way.call(edit, {Trouble.SAME, Trouble.NO_MESSAGE})
    return ()


async def _settle(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    if await outbox.finish(unit, way.claim, ids) and ids:
        await rows.change(unit, way.body(Progress).broadcast, told=ids[0])


KIND = PostKind(of=Progress, doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=_settle)
