"""An edit of what somebody has said: brought to the message that shows it. What that cannot become is sent anew."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    DeleteMessage,
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    TelegramMethod,
)
from sqlalchemy import select

from bot.delivery.context import Context, load_context
from bot.delivery.kind import Delivery, Doubt, PostKind
from bot.delivery.kinds import card, notice
from bot.delivery.kinds.relay import note_delivered, part_of, piece_of
from bot.delivery.rendering import methods
from bot.delivery.rendering.speech import Reader, among_others, heading_of, mark_of, worded
from bot.delivery.rendering.together import Part, together
from bot.delivery.rendering.wording import Wording
from bot.delivery.topics import place
from bot.delivery.troubles import Trouble, trouble_of
from care.outbox import Row, shown
from care.outbox.bodies import Edit, Told
from care.store.tables import copies
from care.store.unit import Unit
from care.tickets.entries import Entry, find_entries, leads_album, place_of
from care.values.codec import Unreadable, read
from care.values.content import Content
from care.values.content import Kind as ContentKind
from care.values.pieces import TEXT_LIMIT, pieces


@dataclass(frozen=True, kw_only=True)
class Edited(Context):
    place: int | None = None  # the message that shows it
    together: Sequence[Entry] = ()  # all entries that share it, in order
    beside: shown.Beside = ()  # and the notices among them
    leads: bool = True  # it is the first of its album: the heading stands above it


async def _read(way: Delivery) -> Edited:
    async with way.store.read() as unit:
        return await load_edited(unit, way, await load_context(unit, way.claim))


async def load_edited(unit: Unit, way: Delivery, context: Context) -> Edited:
    chat_id, head = way.claim.chat_id, way.claim.head
    entry = context.entries.get(head.entry_id or 0)
    if entry is None:
        return Edited(**vars(context))
    here = await place_of(unit, entry, chat_id, part_of(head))
    return Edited(
        **vars(context),
        place=here,
        together=await _sharing(unit, chat_id, here) if here else (),
        beside=await shown.beside(unit, chat_id, here) if here else (),
        leads=await leads_album(unit, entry) if entry.album else True,
    )


async def _sharing(unit: Unit, chat_id: int, place: int) -> tuple[Entry, ...]:
    query = select(copies.c.entry_id).where(copies.c.chat_id == chat_id, copies.c.message_id == place)
    entries = await find_entries(unit, (await unit.execute(query)).scalars().all())
    return tuple(entries[key] for key in sorted(entries))


async def _deliver(way: Delivery, edited: Edited) -> Sequence[int]:
    """The ids of what is sent anew."""
    head, reader = way.claim.head, edited.reader(way)
    where = await place(way, edited, edited.place)
    if where is None:
        return ()
    if edited.place is None:
        await card.refresh_with(way, edited)
        return ()
    here = {"chat_id": way.claim.chat_id, "message_id": edited.place}
    lines = list(_lines(way, edited))
    others = [entry for entry in edited.together if entry.id != head.entry_id]
    content = piece_of(edited.entry(head), head)
    if (others or edited.beside) and content is not None and content.kind is not ContentKind.TEXT:
        # It stood among other texts, and has become a file.
        sent = await way.send(anew(reader, edited, head, where), edited.known)
        await way.call(rewrite(reader, here, others, lines), {Trouble.SAME})
        return sent
    try:
        for change in changes(reader, edited, head, here, lines):
            await way.call(change, {Trouble.SAME})
    except TelegramAPIError as error:
        if content is None or trouble_of(error, way.claim.chat_id) is not Trouble.REFUSED:
            raise
        return await way.send(anew(reader, edited, head, where), edited.known)
    return ()


Lines: TypeAlias = Sequence[
    tuple[int, Part]
]  # notices in the message: below how many of its entries, and how


def _lines(way: Delivery, edited: Edited) -> Iterator[tuple[int, Part]]:
    for above, body in edited.beside:
        with suppress(Unreadable):  # an older version knew others
            yield above, notice.line(way, edited, read(Told, body))


def changes(
    reader: Reader, edited: Edited, row: Row, here: dict[str, Any], lines: Lines = ()
) -> list[TelegramMethod[Any]]:
    """What brings the message that shows this part of the entry up to date, with a mark that it was edited."""
    entry = edited.entry(row)
    content = piece_of(entry, row)
    if content is None:
        return [DeleteMessage(**here)]
    if content.kind in (ContentKind.TEXT, ContentKind.OTHER):
        if len(edited.together) > 1 or edited.beside:
            return [rewrite(reader, here, edited.together, lines)]
        return [_text(here, _said(reader, edited, row, content), content)]
    if content.kind in methods.MEDIA:
        media = methods.media_of(content, _said(reader, edited, row, content))
        return [EditMessageMedia(**here, media=media)]
    if content.kind.has_caption:
        return [EditMessageCaption(**here, **methods.caption(_said(reader, edited, row, content)))]
    first = entry.first_content or content
    if content.kind is ContentKind.LOCATION and "live_period" in first.data:
        return methods.moved(here, content)
    return []


def anew(reader: Reader, edited: Edited, row: Row, where: methods.Place) -> TelegramMethod[Any]:
    """The part of the entry as a message of its own, with the mark."""
    piece = piece_of(edited.entry(row), row)
    said = _said(reader, edited, row, piece) if piece else Wording()
    return methods.message_of(where, piece or edited.entry(row).content, said)


def rewrite(
    reader: Reader, here: dict[str, Any], entries: Sequence[Entry], lines: Lines = ()
) -> EditMessageText:
    """The message that holds several short texts, with these, and with the notices that stand among them."""
    parts: list[Part] = []
    for number, entry in enumerate(entries):
        parts += [line for above, line in lines if above == number]
        parts.append(among_others(reader, entry, mark_of(reader, entry)))
    parts += [line for above, line in lines if above >= len(entries)]
    return _text(here, together(parts, TEXT_LIMIT))


def _text(here: dict[str, Any], words: Wording, content: Content | None = None) -> EditMessageText:
    return EditMessageText(
        **here,
        text=words.text,
        entities=list(words.entities),
        parse_mode=None,
        **methods.preview(content),
    )


def _said(reader: Reader, edited: Edited, row: Row, content: Content) -> Wording:
    entry = edited.entry(row)
    last = part_of(row) == len(pieces(entry.content)) - 1
    heading = heading_of(reader, entry) if edited.leads or part_of(row) else ""
    return worded(reader, content, heading, mark_of(reader, entry) if last else "")


KIND = PostKind(of=Edit, doubt=Doubt.LOOK, read=_read, deliver=_deliver, settle=note_delivered)
