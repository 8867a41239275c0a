"""Taras answers Emma in her ticket's topic; what he writes there may be held, edited, or taken back."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.model.ticket import Ticket
from care.notices.held import How
from care.outbox.bodies import Unsend, body_in, narrowed
from care.store.tables import copies, outbox
from care.store.unit import Store
from care.tickets.entries import Entry, find_entries
from care.tickets.rows import find_ticket
from care.tickets.words import relay, taking_back
from care.tickets.words.edits import operator_edited
from care.tickets.words.meaning import read
from care.tickets.work import working
from care.values.content import Content, Kind, Message
from tests.store.cast import DESK, EMMA, HOUR, MINUTE, NOW, TARAS, opened, said
from tests.store.looking import ask, clear, do, rows

KNOWN = {"solve", "take"}


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    taken = await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    return taken


async def write(
    store: Store, ticket: Ticket, text: str, at: datetime = NOW + MINUTE, **fields: object
) -> Entry:
    message = replace(said(DESK, text, **fields), sent_at=at)  # type: ignore[arg-type]
    entry = await do(
        store, relay.from_operator, ticket.id, TARAS, message, read(message.content, KNOWN, "me"), now=at
    )
    assert entry is not None
    return entry


async def edit(store: Store, entry: Entry | Message, text: str, ticket: int = 1) -> bool:
    message = Message(DESK, entry.message_id, Content(Kind.TEXT, text), NOW)
    meant = read(message.content, KNOWN, "me")
    return await do(store, operator_edited, ticket, TARAS, message, meant, now=NOW + HOUR)


async def deliver(store: Store, *of: Entry) -> None:
    """All that is owed has arrived; these entries stand at the customer."""
    await do(store, clear)
    values = [{"entry_id": entry.id, "chat_id": EMMA.id, "message_id": 500 + entry.id} for entry in of]
    await do(store, lambda unit: unit.execute(copies.insert(), values))


async def settle(store: Store, how: How) -> None:
    (post,) = [row for row in await rows(store, outbox) if row["kind"] == "unsend"]
    await do(store, clear)
    await do(
        store, taking_back.settle, narrowed(body_in("unsend", post["body"]), Unsend), how, now=NOW + HOUR
    )


async def now(store: Store, entry: Entry) -> Entry:
    return (await ask(store, find_entries, [entry.id]))[entry.id]


async def waits(store: Store) -> datetime | None:
    ticket = await ask(store, find_ticket, 1)
    assert ticket is not None
    return ticket.waiting_since
