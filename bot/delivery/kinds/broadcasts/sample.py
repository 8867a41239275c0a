"""A broadcast as its recipients would get it, to an admin who looks at it: with the admin's own name and points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select

from bot.delivery.context import Context, load_context
from bot.delivery.kind import Delivery, Doubt, PostKind, finish
from bot.delivery.rendering.circular import circular
from care.broadcasts.fields import frozen_fields
from care.broadcasts.model import Letter, Text
from care.outbox.bodies import Sample
from care.store.tables import customers
from care.values.codec import read
from dialogs.broadcasts.below import Below
from dialogs.language.places import words_for

STEPS = ("message", "below")


@dataclass(frozen=True, kw_only=True)
class Looked(Context):
    text: Text
    fields: Mapping[str, Any]


async def _read(way: Delivery) -> Looked:
    text = read(Text, way.body(Sample).text)
    async with way.store.read() as unit:
        known = await load_context(unit, way.claim)
        fields = frozen_fields(unit, Letter({"en": text}))
        found: Mapping[str, Any] = {}
        if fields is not None:
            query = select(fields).where(customers.c.id == way.claim.chat_id)
            found = (await unit.execute(query)).scalar_one_or_none() or {}
    return Looked(**vars(known), text=text, fields=found)


async def _deliver(way: Delivery, looked: Looked) -> Sequence[int]:
    body, customer = way.body(Sample), looked.customer
    if customer is None:
        raise LookupError(f"a broadcast is shown to {way.claim.chat_id}, of whom nothing is known")
    _ = words_for(replace(customer, language=body.language), way.business)  # type: ignore[arg-type]  # one of ours
    shown = Below(body.purpose, asks=body.asks, wants=body.wants, reminds=body.reminds)
    ids: list[int] = []
    for step, call in enumerate(circular(way.place, looked.text, looked.fields, shown, way.business, _)):
        ids += await way.send(call, looked.known, STEPS[step])
    return ids


KIND = PostKind(of=Sample, doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=finish)
