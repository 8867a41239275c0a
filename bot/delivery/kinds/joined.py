"""Several short texts that waited together, people's and ours, as one message: as many as fit it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from bot.delivery.context import load_context
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.kinds import notice, relay, worded
from bot.delivery.kinds.relay import Relayed
from bot.delivery.rendering import methods
from bot.delivery.rendering.speech import among_others
from bot.delivery.rendering.together import Part, fitting, together
from bot.delivery.topics import place
from care import outbox
from care.outbox import Claim, Row, shown
from care.outbox.bodies import Relay, Told, Worded
from care.store.unit import Unit
from care.tickets.delivery import copies
from care.values.content import Kind as ContentKind
from care.values.pieces import TEXT_LIMIT


@dataclass(frozen=True)
class Sent:
    rows: int  # how many of the first stand in it
    ids: Sequence[int]


@dataclass(frozen=True)
class Ready:
    relayed: Relayed
    parts: Sequence[
        Part
    ]  # worded before anything is asked of Telegram: what cannot be has certainly not arrived


async def _read(way: Delivery) -> Ready:
    head = way.claim.head
    async with way.store.read() as unit:
        context = await load_context(unit, way.claim)
        reply = await relay.answered(unit, head, context, way.claim.chat_id)
    answered = reply or (head.body.reply if isinstance(head.body, Told) else None)
    relayed = Relayed(**vars(context), reply=answered)
    return Ready(relayed, parts_of(way, relayed))


async def _deliver(way: Delivery, ready: Ready) -> Sent:
    relayed, parts = ready.relayed, ready.parts
    if len(parts) <= 1:
        return Sent(1, await _deliver_alone(way, relayed))
    where = await place(way, relayed, relayed.reply)
    if where is None:
        return Sent(len(parts), ())
    message = methods.text_message(where, together(parts, TEXT_LIMIT))
    return Sent(len(parts), await way.send(message, relayed.known))


def parts_of(way: Delivery, relayed: Relayed) -> Sequence[Part]:
    """The first of them, as many as fit one message. Raises what wording the very first raises."""
    parts: list[Part] = []
    for row in takewhile(partial(_is_text, relayed), way.claim.rows):
        try:
            parts.append(_part(way, relayed, row))
        except Exception:
            if not parts:
                raise
            break  # it is the first of the next claim, and fails alone
    return parts[: fitting(parts, TEXT_LIMIT)]


async def _deliver_alone(way: Delivery, relayed: Relayed) -> Sequence[int]:
    """The first, which leaves no room for others, or is no text any more."""
    way = replace(way, claim=replace(way.claim, rows=way.claim.rows[:1]))
    match way.claim.head.body:
        case Told():
            return await notice.KIND.deliver(way, relayed)
        case Worded():
            return await worded.KIND.deliver(way, relayed.known)
    return await relay.KIND.deliver(way, relayed)


def _is_text(relayed: Relayed, row: Row) -> bool:
    """It may have become a file since, by an edit."""
    return not isinstance(row.body, Relay) or relayed.entry(row).content.kind is ContentKind.TEXT


def _part(way: Delivery, relayed: Relayed, row: Row) -> Part:
    match row.body:
        case Told() as told:
            return notice.line(way, relayed, told)
        case Worded() as screen:
            return worded.line(screen)
    return among_others(relayed.reader(way), relayed.entry(row))


async def _settle(unit: Unit, way: Delivery, sent: Sent) -> None:
    """Those for which there was no room go with the next message."""
    claim = way.claim
    went = replace(claim, rows=claim.rows[: sent.rows])
    if await outbox.finish(unit, went, sent.ids) and sent.ids:
        await _note_delivered(unit, went, sent.ids)
    if rest := claim.rows[sent.rows :]:
        await outbox.release(unit, replace(claim, rows=rest))


async def _note_delivered(unit: Unit, claim: Claim, ids: Sequence[int]) -> None:
    beside = shown.lines_beside(claim.rows)
    said = [(row, row.body, ids[0]) for row in claim.rows if isinstance(row.body, Relay)]
    await copies.note(unit, claim.chat_id, said)
    for row in claim.rows:
        if isinstance(row.body, Told):
            await notice.note_delivered(unit, claim.chat_id, row, ids, beside)


KIND = PostKind(of="text", doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=_settle)
