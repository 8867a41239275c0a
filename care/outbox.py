"""Messages that we owe: rows written in the transaction of their reason, delivered by bot/sender.

`lane` is the priority, lower first. Within one chat and `stream` the order of the rows is kept; between streams the
better lane goes first. A `once` name makes a row unique while it waits: asking for a card's redrawing ten times is one edit.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from care.store.tables import outbox
from care.store.unit import Unit


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
    FILE = "file"  # a JSON file for a customer: body {"name", "text"}


@dataclass(frozen=True)
class Post:
    """One thing owed to one chat. `chat_id` is the customer's, the admin's, or the staff group's (with `ticket_id`: its topic)."""

    chat_id: int
    kind: Kind
    lane: Lane
    body: dict[str, Any] = field(default_factory=dict)
    stream: str = ""
    ticket_id: int | None = None
    entry_id: int | None = None
    once: str | None = None
    due_at: datetime | None = None  # None: now


async def owe(unit: Unit, now: datetime, *posts: Post) -> None:
    """Write the posts into the outbox of this transaction."""
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
        }
        for post in posts
    ]
    await unit.execute(unit.insert(outbox).on_conflict_do_nothing(index_elements=["once"]), rows)


def notice(
    chat_id: int, name: str, lane: Lane = Lane.ANSWER, *, ticket_id: int | None = None, stream: str = "", **fields: Any
) -> Post:
    """A post of our own words; `name` is a function of dialogs/notices, `fields` are plain JSON values."""
    return Post(chat_id, Kind.NOTICE, lane, {"notice": name, "fields": fields}, stream, ticket_id)


def stream_of(ticket_id: int) -> str:
    return f"t{ticket_id}"
