"""What can be owed, and the writing of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Executable, case

from care.content import Content
from care.content import Kind as ContentKind
from care.store.tables import outbox
from care.store.unit import Unit
from care.store.upsert import insert_into

# Texts up to this may be joined with their neighbours: eight and their headings fit one message of 4,096.
JOINED_LENGTH = 400


class Lane(IntEnum):
    ANSWER = 0  # what the customer waits for right now
    RELAY = 1  # operator ↔ customer
    DESK = 2  # ticket cards and notices to staff
    FOLLOWUP = 3  # reminders, surveys
    BROADCAST = 4


class Kind(StrEnum):
    NOTICE = "notice"  # our own words: body {"notice": name, "fields": {...}}, rendered by dialogs/notices
    RELAY = "relay"  # a person's words: `entry_id`
    EDIT = "edit"  # an entry was edited: `entry_id`
    REACT = "react"  # body {"emoji": ... | null}: a reaction on `entry_id`
    CARD = "card"  # the ticket's topic and card, made or brought up to date from the store: `ticket_id`
    SHOW = "show"  # what somebody sent, nobody's entry: body {"contents": [contents that go together]}
    ERASE = "erase"  # delete messages of the chat: body {"messages": [1-100 ids]}
    FILE = "file"  # a JSON file for a customer: body {"name", "text"}


@dataclass(frozen=True)
class Post:
    """One thing owed to one chat.

    `chat_id` is the customer's, the admin's, or the staff group's (with `ticket_id`: its topic).
    """

    chat_id: int
    kind: Kind
    lane: Lane
    body: dict[str, Any] = field(default_factory=dict)
    stream: str = ""
    ticket_id: int | None = None
    entry_id: int | None = None
    once: str | None = None
    due_at: datetime | None = None  # None: now
    together: str = ""  # what it may be sent with, see `joined`


async def owe(unit: Unit, now: datetime, *posts: Post) -> None:
    """Write the posts into the outbox of this transaction.

    Where a row of the same `once` waits, the earlier of the two times counts, and the later body.
    """
    if not posts:
        return
    rows = [
        {
            "chat_id": post.chat_id,
            "stream": post.stream,
            "lane": int(post.lane),
            "kind": str(post.kind),
            "body": post.body,
            "ticket_id": post.ticket_id,
            "entry_id": post.entry_id,
            "once": post.once,
            "created_at": now,
            "due_at": post.due_at or now,
            "together": post.together,
        }
        for post in posts
    ]
    await unit.execute(_owing(unit.on_postgres), rows)
    unit.owes()


@cache
def _owing(on_postgres: bool) -> Executable:
    insert = insert_into(outbox, on_postgres)
    earlier = case((outbox.c.due_at < insert.excluded.due_at, outbox.c.due_at), else_=insert.excluded.due_at)
    changed = {"due_at": earlier, "body": insert.excluded.body}
    return insert.on_conflict_do_update(index_elements=["once"], set_=changed)


def notice(
    chat_id: int,
    name: str,
    /,
    lane: Lane = Lane.ANSWER,
    *,
    ticket_id: int | None = None,
    stream: str = "",
    **fields: object,
) -> Post:
    """A post of our own words. care/notices.py has the names; `fields` are plain JSON values."""
    return Post(chat_id, Kind.NOTICE, lane, {"notice": name, "fields": fields}, stream, ticket_id)


def redraw(desk: int, ticket_id: int, due_at: datetime | None = None) -> Post:
    """Bring a ticket's card up to date.

    It has a stream of its own, so that a card that waits for its turn holds no message back.
    """
    return Post(
        desk, Kind.CARD, Lane.DESK, {}, f"card{ticket_id}", ticket_id, once=f"card:{ticket_id}", due_at=due_at
    )


def joined(content: Content, album: str | None) -> str:
    """What a relay of this may be sent with: the other parts of its album, other short texts, or nothing."""
    if album:
        return f"album:{album}"
    return "text" if content.kind is ContentKind.TEXT and len(content.text) <= JOINED_LENGTH else ""


def stream_of(ticket_id: int) -> str:
    return f"t{ticket_id}"
