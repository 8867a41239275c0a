"""What we owed and Telegram does not take: whoever can act on it is told, and nothing that did not arrive is an answer.

An operator's words that the customer never had stay inside as a note, and the customer waits as before. A customer's
words that the group does not take as they are, are told there in words of ours. What remains goes to the admins.
"""

from collections.abc import Iterable

from sqlalchemy import exists, select, update

from care.notices.undelivered import DeskUndelivered, DeskUnshown, What
from care.outbox import Claim, owe, to_topic
from care.outbox.bodies import Edit, React, Relay
from care.store.tables import copies, entries, outbox
from care.store.unit import Unit
from care.tickets.delivery.answered import wait_again
from care.tickets.entries import Author, Entry, find_entries
from care.tickets.hiding import tell_desk
from care.tickets.rows import load_ticket
from care.values.content import Content
from care.values.errors import NoSuchTicket
from care.values.pieces import NAME

WORDS = frozenset({Relay.kind, Edit.kind})


async def tell(unit: Unit, owed: Claim, error: str) -> bool:
    """The people at the ticket's topic hear of it. False: there is no ticket, or they cannot hear."""
    if owed.head.kind == React.kind:
        return True  # whoever misses it loses no word
    try:
        ticket = await load_ticket(unit, owed.head.ticket_id or 0)
    except NoSuchTicket:
        return False
    found = await find_entries(unit, [row.entry_id for row in owed.rows if row.entry_id])
    said = [found[row.entry_id] for row in owed.rows if row.entry_id in found]
    if owed.chat_id < 0:
        if owed.head.kind not in WORDS or not said:
            return False
        for entry in said:
            word = DeskUnshown(name=entry.author_name, text=_text(entry), error=error)
            await owe(unit, to_topic(ticket, word))
        return True
    inside = await keep_inside(unit, [entry.id for entry in said]) if owed.head.kind == Relay.kind else set()
    what = {Relay.kind: What.WORDS, Edit.kind: What.EDIT}.get(owed.head.kind, What.NOTICE)
    text = _text(said[0]) if said else ""
    told = DeskUndelivered(what=what, text=text, error=error, entry=said[0].id if inside else 0)
    await tell_desk(unit, ticket, to_topic(ticket, told))
    if inside:
        await wait_again(unit, ticket)
    return True


async def keep_inside(unit: Unit, ids: Iterable[int]) -> set[int]:
    """Those of the operators' entries that the customer has no part of, and is owed none: notes from now on."""
    there = exists().where(
        copies.c.entry_id == entries.c.id, copies.c.chat_id != entries.c.chat_id, copies.c.part != NAME
    )
    on_the_way = exists().where(
        outbox.c.entry_id == entries.c.id, outbox.c.kind == Relay.kind, outbox.c.failed_at.is_(None)
    )
    query = select(entries.c.id).where(
        entries.c.id.in_(list(ids)), entries.c.author == str(Author.OPERATOR), ~there, ~on_the_way
    )
    inside = set((await unit.execute(query)).scalars())
    if inside:
        notes = update(entries).where(entries.c.id.in_(inside)).values(author=str(Author.NOTE))
        await unit.execute(notes)
    return inside


def _text(entry: Entry) -> str:
    content: Content = entry.content
    return "\n".join(filter(None, (content.text, *content.data.get("items", ()))))
