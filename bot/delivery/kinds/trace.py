"""What was on its way when whom it showed was erased: looked for, never sent, and erased where it stands.

Nobody knows any more what it said, so it is what is ours and nothing else; a screen that is taken for it can be drawn
again. A topic or a card that was being made becomes the ticket's, which names nobody any more. A message goes.
"""

from collections.abc import Sequence
from datetime import timedelta

from aiogram.methods import SendDice

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.topics import place
from care import outbox
from care.outbox.bodies import Trace
from care.store.unit import Unit

TURN = timedelta(seconds=5)  # for what else is in doubt in the chat: it is looked for by what it says


async def _deliver(way: Delivery, context: Context) -> Sequence[int] | None:
    """The messages that it may be; None: not yet."""
    if not way.claim.ambiguous:
        return ()
    where = await place(way, context) or way.place
    async with way.store.read() as unit:
        others = await outbox.others_in_doubt(unit, way.claim)
    if others:
        return None
    return await way.send(SendDice(**where), context.known)  # asked for by its keyboard alone


async def _settle(unit: Unit, way: Delivery, found: Sequence[int] | None) -> None:
    if found is None:
        await outbox.postpone(unit, way.claim, way.now + TURN)
    else:
        await outbox.finish(unit, way.claim, found)


KIND = PostKind(of=Trace, doubt=Doubt.NEVER, read=read, deliver=_deliver, settle=_settle)
