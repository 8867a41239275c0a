"""Every word said about a ticket, in order of arrival.

An entry's own place is where its author wrote it; its copies are where we have shown it since. The texts that
the customer opened the ticket with stand in the card itself and have no copy (`in_card`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile
from typing import Any

from sqlalchemy import RowMapping, select

from care.store.tables import copies, entries
from care.store.unit import Unit
from care.values.content import Content, Kind, Message, from_json, to_json
from care.values.storable import storable

SUMMARY = 100  # characters
CARD_TEXT = 2500  # UTF-16 units of the customer's words in the card; the rest of its 4,096 is ours


class Author(StrEnum):
    CUSTOMER = "customer"
    OPERATOR = "operator"
    NOTE = "note"  # an operator's, for staff only; also what was taken back from the customer


@dataclass(frozen=True)
class Named:
    """Which ticket words are about, as their reader sees it above them: whatever becomes of it, that stays the same."""

    ticket: int
    summary: str


@dataclass(frozen=True)
class Entry:
    id: int
    ticket: int
    author: Author
    author_id: int
    author_name: str
    chat_id: int
    message_id: int
    content: Content
    said_at: datetime
    reply_to: int | None = None  # an entry's id
    album: str | None = None
    first_content: Content | None = None  # as it was before the first edit
    edited_at: datetime | None = None
    in_card: bool = False
    named: Named | None = None  # to a customer who had several open tickets
    seen: tuple[
        dict[str, Any], ...
    ] = ()  # what the customer has read of it and no longer has, as it is stored


def summary(texts: Iterable[str]) -> str:
    """The first words of what opens a ticket, on one line, for lists; empty when there are none."""
    words = storable(" ".join(next((text for text in texts if text.strip()), "").split()))
    return words if len(words) <= SUMMARY else words[: SUMMARY - 1].rstrip() + "…"


def in_card(contents: Iterable[Content]) -> list[bool]:
    """Which of the messages that open a ticket stand in its card: the first texts, as long as they fit."""
    answer = []
    room = CARD_TEXT
    for content in contents:
        is_text = content.kind is Kind.TEXT and "quote" not in content.data
        if is_text:
            # Once a text does not fit, no later one stands before it.
            room = room - content.length if content.length <= room else -1
        answer.append(is_text and room >= 0)
    return answer


def fitting(said: Sequence[Entry], further: Sequence[Entry]) -> list[Entry]:
    """Those of the texts `further`, written before the card with `said` was drawn, that may stand in it as well.

    They are the customer's. What has more to it than its words (whom it answers, whose it was at first, a link below
    a word) goes alone.
    """
    inside = [entry for entry in said if entry.in_card]
    fits = in_card(entry.content for entry in (*inside, *further))[len(inside) :]
    possible = zip(further, fits, strict=True)
    return [entry for entry, _fits in takewhile(lambda pair: pair[1] and _is_plain(pair[0]), possible)]


def _is_plain(entry: Entry) -> bool:
    content = entry.content
    linked = any(entity.get("type") == "text_link" for entity in content.entities)
    own = entry.author is Author.CUSTOMER and entry.reply_to is None
    return own and not content.data.keys() & {"forwarded", "left_out"} and not linked


async def say(
    unit: Unit,
    ticket: int,
    author: Author,
    author_id: int,
    author_name: str,
    messages: Sequence[Message],
    in_card: Sequence[bool] = (),
    named: Named | None = None,
) -> list[Entry]:
    """Write the messages down. Those that are written down already are left out: nothing is said twice."""
    if not messages:
        return []
    replies = await _replied(unit, ticket, messages)
    rows = [
        {
            "ticket_id": ticket,
            "author": str(author),
            "author_id": author_id,
            "author_name": author_name,
            "chat_id": message.chat_id,
            "message_id": message.message_id,
            "reply_to": replies.get((message.chat_id, message.reply_to or 0)),
            "album": message.album,
            "content": to_json(message.content),
            "said_at": message.sent_at,
            "in_card": index < len(in_card) and in_card[index],
            "named": asdict(named) if named else None,
        }
        for index, message in enumerate(messages)
    ]
    statement = unit.insert(entries).on_conflict_do_nothing().returning(entries)
    written = [entry_of(row) for row in (await unit.execute(statement, rows)).mappings()]
    return sorted(written, key=lambda entry: entry.id)


async def _replied(unit: Unit, ticket: int, messages: Sequence[Message]) -> dict[tuple[int, int], int]:
    """The entries of this ticket that the messages answer, by (chat_id, message_id)."""
    found = {}
    for chat_id, message_id in {(m.chat_id, m.reply_to) for m in messages if m.reply_to}:
        entry = await entry_at(unit, chat_id, message_id)
        if entry and entry.ticket == ticket:
            found[chat_id, message_id] = entry.id
    return found


async def entry_at(unit: Unit, chat_id: int, message_id: int) -> Entry | None:
    """The entry that stands in this message, its own or a copy; of several joined in one, the last."""
    own = select(entries.c.id).where(entries.c.chat_id == chat_id, entries.c.message_id == message_id)
    copied = select(copies.c.entry_id).where(copies.c.chat_id == chat_id, copies.c.message_id == message_id)
    query = (
        select(entries).where(entries.c.id.in_(own.union_all(copied))).order_by(entries.c.id.desc()).limit(1)
    )
    row = (await unit.execute(query)).mappings().one_or_none()
    return entry_of(row) if row else None


async def own_entry(unit: Unit, chat_id: int, message_id: int) -> Entry | None:
    """The entry that was written in this message."""
    own = entries.c.chat_id == chat_id, entries.c.message_id == message_id
    row = (await unit.execute(select(entries).where(*own))).mappings().one_or_none()
    return entry_of(row) if row else None


async def parts_of(unit: Unit, entry: Entry) -> list[Entry]:
    """The entry with all others of its album that are by the same side."""
    return await album_of(unit, entry.ticket, entry.album, entry.author) if entry.album else [entry]


async def album_of(unit: Unit, ticket: int, album: str, author: Author) -> list[Entry]:
    """The parts of the album, in order, that are notes, or an operator's words."""
    of_album = entries.c.ticket_id == ticket, entries.c.album == album, entries.c.author == author
    found = await unit.execute(select(entries).where(*of_album).order_by(entries.c.id))
    return [entry_of(row) for row in found.mappings()]


async def entries_of(unit: Unit, ticket: int) -> tuple[Entry, ...]:
    query = select(entries).where(entries.c.ticket_id == ticket).order_by(entries.c.id)
    return tuple(entry_of(row) for row in (await unit.execute(query)).mappings())


async def words_in(unit: Unit, ticket: int, customer: int) -> tuple[str, ...]:
    """What this customer has written in a ticket of theirs, as it stands now, in order."""
    query = (
        select(entries)
        .where(entries.c.ticket_id == ticket, entries.c.author == str(Author.CUSTOMER))
        .where(entries.c.author_id == customer)
        .order_by(entries.c.id)
    )
    said = [entry_of(row).content.text for row in (await unit.execute(query)).mappings()]
    return tuple(text for text in said if text.strip())


async def find_entries(unit: Unit, ids: Iterable[int]) -> dict[int, Entry]:
    wanted = list(ids)
    if not wanted:
        return {}
    query = select(entries).where(entries.c.id.in_(wanted))
    return {row["id"]: entry_of(row) for row in (await unit.execute(query)).mappings()}


async def leads_album(unit: Unit, entry: Entry) -> bool:
    """Whether no part of its album was said before it."""
    of_album = entries.c.ticket_id == entry.ticket, entries.c.album == entry.album
    before = select(entries.c.id).where(*of_album, entries.c.id < entry.id).limit(1)
    return (await unit.execute(before)).first() is None


async def place_of(unit: Unit, entry: Entry, chat_id: int, part: int = 0) -> int | None:
    """The message_id of the entry, or of a part of it (care/values/pieces.py), in that chat, if it stands there."""
    if entry.chat_id == chat_id:
        # Words of feedback have no message.
        return None if part or entry.message_id <= 0 else entry.message_id
    of_part = copies.c.entry_id == entry.id, copies.c.chat_id == chat_id, copies.c.part == part
    query = select(copies.c.message_id).where(*of_part)
    message_id: int | None = (await unit.execute(query)).scalar_one_or_none()
    return message_id


async def places_of(unit: Unit, ids: Iterable[int], chat_id: int) -> list[int]:
    """All messages of the chat that show one of these entries."""
    shown = copies.c.entry_id.in_(list(ids)), copies.c.chat_id == chat_id
    query = select(copies.c.message_id).where(*shown).distinct().order_by(copies.c.message_id)
    return list((await unit.execute(query)).scalars())


def entry_of(row: RowMapping) -> Entry:
    return Entry(
        id=row["id"],
        ticket=row["ticket_id"],
        author=Author(row["author"]),
        author_id=row["author_id"],
        author_name=row["author_name"],
        chat_id=row["chat_id"],
        message_id=row["message_id"],
        content=from_json(row["content"]),
        said_at=row["said_at"],
        reply_to=row["reply_to"],
        album=row["album"],
        first_content=from_json(row["first_content"]) if row["first_content"] else None,
        edited_at=row["edited_at"],
        in_card=row["in_card"],
        named=Named(**row["named"]) if row["named"] else None,
        seen=tuple(row["seen"] or ()),
    )
