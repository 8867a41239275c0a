"""A person's words, on their way to the other side: a message, a part of long words, or an album."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from aiogram.methods import TelegramMethod

from bot.delivery.context import Context, load_context
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.rendering.methods import Place
from bot.delivery.rendering.speech import Reader, heading_of, message, worded
from bot.delivery.topics import place
from care import outbox
from care.outbox import Row
from care.outbox.bodies import Edit, Relay, narrowed
from care.store.unit import Unit
from care.tickets.delivery import copies
from care.tickets.entries import Entry, find_entries, place_of
from care.values.content import Content
from care.values.pieces import piece


@dataclass(frozen=True, kw_only=True)
class Relayed(Context):
    reply: int | None = None  # the message of the chat that it answers


async def _read(way: Delivery) -> Relayed:
    async with way.store.read() as unit:
        context = await load_context(unit, way.claim)
        return Relayed(
            **vars(context), reply=await answered(unit, way.claim.head, context, way.claim.chat_id)
        )


async def answered(unit: Unit, row: Row, context: Context, chat_id: int) -> int | None:
    """Of long words the first part says what they answer."""
    entry = context.entries.get(row.entry_id or 0)
    if entry is None or entry.reply_to is None or part_of(row):
        return None
    said = (await find_entries(unit, [entry.reply_to])).get(entry.reply_to)
    return await place_of(unit, said, chat_id) if said else None


async def _deliver(way: Delivery, relayed: Relayed) -> Sequence[int]:
    head = way.claim.head
    where = await place(way, relayed, relayed.reply)
    if where is None or piece_of(relayed.entry(head), head) is None:
        return ()  # it was edited meanwhile, and takes fewer messages
    entries = [(row, relayed.entry(row)) for row in way.claim.rows]
    return await way.send(render(relayed.reader(way), where, entries), relayed.known)


def render(reader: Reader, where: Place, entries: Sequence[tuple[Row, Entry]]) -> TelegramMethod[Any]:
    """An album says once whose it is."""
    parts = []
    for index, (row, entry) in enumerate(entries):
        content = piece_of(entry, row) or entry.content
        parts.append((content, worded(reader, content, "" if index else heading_of(reader, entry))))
    return message(where, parts)


def piece_of(entry: Entry, row: Row) -> Content | None:
    """The part of its entry that the row owes; None: the entry was edited and is shorter now."""
    return piece(entry.content, part_of(row))


def part_of(row: Row) -> int:
    return owes(row).part


def owes(row: Row) -> Relay | Edit:
    """What of its entry."""
    return row.body if isinstance(row.body, Edit) else narrowed(row.body, Relay)


async def note_delivered(unit: Unit, way: Delivery, ids: Sequence[int]) -> None:
    """One id for each row, none for what made no message."""
    if await outbox.finish(unit, way.claim, ids):
        went = zip(way.claim.rows, ids, strict=False)
        await copies.note(unit, way.claim.chat_id, [(row, owes(row), place) for row, place in went])


KIND = PostKind(of=Relay, doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=note_delivered)
