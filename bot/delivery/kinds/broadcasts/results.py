"""What came of a broadcast, to an admin who asks: read beside the event loop, for there may be a million rows."""

from collections.abc import Sequence
from typing import TypeAlias

from aiogram.methods import SendMessage

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.markup import edit_of, keyboard
from bot.telegram.answers import Panel
from bot.telegram.callback import DESK
from care.broadcasts import rows
from care.broadcasts.after import After, after
from care.broadcasts.model import Broadcast
from care.broadcasts.rows import Counts
from care.outbox.bodies import Results
from care.store.unit import Unit
from dialogs.broadcasts.results import render

Found: TypeAlias = tuple[Broadcast | None, Counts, After]


async def _deliver(way: Delivery, known: Context) -> Sequence[int]:
    body = way.body(Results)

    async def found(unit: Unit) -> Found:
        number = body.broadcast
        return await rows.find(unit, number), await rows.counts(unit, number), await after(unit, number)

    broadcast, counts, came = await way.store.aside(found)
    if broadcast is None:
        return ()
    screen = render(broadcast, counts, came, way.business, way.now, known.words(way.claim, way.business))
    if body.edit is None:
        markup = keyboard(screen, DESK, 0)
        message = SendMessage(**way.place, text=screen.text, parse_mode="HTML", reply_markup=markup)
        return await way.send(message, known.known)
    return await way.send(edit_of(Panel(way.claim.chat_id, body.edit, DESK, 0, screen)), known.known)


KIND = PostKind(of=Results, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=finish)
