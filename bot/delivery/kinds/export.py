"""A customer's own data: read and written when it is sent (care/privacy/export.py, own_data.py in dialogs/)."""

import json
from collections.abc import Sequence
from typing import Any

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile

from bot.delivery.context import Context, read
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from care.outbox.bodies import Export
from care.people.customers import Customer
from care.privacy import export
from dialogs.customers.settings import own_data
from dialogs.language.places import words_for


async def _deliver(way: Delivery, context: Context) -> Sequence[int]:
    """A page for people, or a file for machines."""
    body, customer = way.body(Export), context.customer
    if customer is None:
        raise LookupError(f"a copy is owed to {way.claim.chat_id}, of whom nothing is known")
    async with way.store.read() as unit:
        known = await export.gather(unit, customer)
    text = _page(way, customer, known) if body.form == "html" else _file(known)
    file = BufferedInputFile(text.encode(), f"turbota-{body.day}.{body.form}")
    return await way.send(SendDocument(**way.place, document=file), context.known)


def _page(way: Delivery, customer: Customer, known: dict[str, Any]) -> str:
    words = words_for(customer, way.business).without_city
    return own_data.render(known, way.business, way.now, words)


def _file(known: dict[str, Any]) -> str:
    return json.dumps(known, ensure_ascii=False, indent=2, default=str)


KIND = PostKind(of=Export, doubt=Doubt.LOOK, read=read, deliver=_deliver, settle=finish)
