"""A customer's words that were meant for another ticket of theirs go there, as if they had been said there.

In the topic that they leave they are taken away, where they stand alone in their messages, and staff reads that they
were meant for another ticket.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import delete, func, select, tuple_, update

from care.model.ticket import Ticket
from care.notices.topic import DeskMeantOther
from care.outbox import Lane, Post, redraw, to_topic
from care.outbox.bodies import Erase
from care.people.customers import Customer
from care.store.tables import copies, entries, outbox
from care.store.unit import Unit
from care.tickets.changing import touch
from care.tickets.entries import Author, Entry, entry_of
from care.tickets.hiding import tell_desk
from care.tickets.posts import relays
from care.tickets.rows import access_ticket
from care.tickets.words.hearing import heard, solved_as_before, takes_word
from care.tickets.work.priority import raise_for
from care.values.content import Message
from care.values.errors import WrongState


async def move_words(
    unit: Unit, customer: Customer, source_id: int, target_id: int, messages: Sequence[Message]
) -> None:
    """A solved target is opened again. Raises NoSuchTicket, NotAllowed for somebody else's, and WrongState for a target
    that is over, or was solved too long ago.
    """
    locked = {
        number: await access_ticket(unit, number, customer.id) for number in sorted({source_id, target_id})
    }
    source, target = locked[source_id], locked[target_id]
    if source.id == target.id or not takes_word(unit.business, target, unit.now, thanks=False):
        raise WrongState(state=str(target.state))
    moved = await _moved(unit, source, messages)
    if not moved:
        return
    await _carry_over(unit, source, target, moved)
    target = await heard(unit, target)
    await tell_desk(unit, target, *[post for entry in moved for post in relays(target, entry, target.desk)])
    for entry in moved:
        target = await raise_for(unit, target, entry.content.text)


async def bring_along(
    unit: Unit,
    customer: Customer,
    source_id: int,
    target: Ticket,
    messages: Sequence[Message],
    places: Sequence[bool],
) -> list[Entry]:
    """The words with which `target` was just opened leave the ticket in which they stood by mistake.

    `places`: which of the messages stand in the card. Raises NoSuchTicket, and NotAllowed for somebody else's.
    """
    source = await access_ticket(unit, source_id, customer.id)
    moved = await _moved(unit, source, messages)
    if not moved:
        return []
    await _carry_over(unit, source, target, moved)
    first = {message.message_id for message, inside in zip(messages, places, strict=True) if inside}
    inside = [entry.id for entry in moved if entry.message_id in first]
    await unit.execute(update(entries).where(entries.c.id.in_(inside)).values(in_card=True))
    return [replace(entry, ticket=target.id, in_card=entry.id in inside) for entry in moved]


async def _carry_over(unit: Unit, source: Ticket, target: Ticket, moved: Sequence[Entry]) -> None:
    gone = await _take_away(unit, source, moved)
    there = entries.c.id.in_([entry.id for entry in moved])
    await unit.execute(update(entries).where(there).values(ticket_id=target.id, reply_to=None, in_card=False))
    source = await solved_as_before(unit, await _waits_no_more(unit, source))
    told = to_topic(source, DeskMeantOther(into=target.id, solved=not source.is_open))
    erased = [Post(source.desk, Erase(messages=tuple(gone)), Lane.DESK)] if gone else []
    await tell_desk(unit, source, *erased, told, redraw(source.desk, source.id))


async def _moved(unit: Unit, source: Ticket, messages: Sequence[Message]) -> list[Entry]:
    """Those of the messages that stand in the source, though it be in its card, which they came in time for."""
    places = [(message.chat_id, message.message_id) for message in messages]
    query = select(entries).where(
        entries.c.ticket_id == source.id,
        entries.c.author == str(Author.CUSTOMER),
        tuple_(entries.c.chat_id, entries.c.message_id).in_(places),
    )
    return [entry_of(row) for row in (await unit.execute(query.order_by(entries.c.id))).mappings()]


async def _take_away(unit: Unit, source: Ticket, moved: Sequence[Entry]) -> list[int]:
    """What waits for the source's topic stays here; the messages in which nothing else stands there.

    What is on its way there is taken away when it has arrived (care/tickets/delivery/copies.py).
    """
    ids = [entry.id for entry in moved]
    waiting = outbox.c.entry_id.in_(ids), outbox.c.chat_id == source.desk, outbox.c.token.is_(None)
    await unit.execute(delete(outbox).where(*waiting))
    there = copies.c.entry_id.in_(ids), copies.c.chat_id == source.desk
    places = set((await unit.execute(delete(copies).where(*there).returning(copies.c.message_id))).scalars())
    others = select(copies.c.message_id).where(
        copies.c.chat_id == source.desk, copies.c.message_id.in_(places)
    )
    return sorted(places - set((await unit.execute(others)).scalars()))


async def _waits_no_more(unit: Unit, source: Ticket) -> Ticket:
    """The customer waits for an answer there only if something else that they said is unanswered."""
    if source.waiting_since is None or source.first_answer_at is None:
        return source
    answered = select(func.coalesce(func.max(entries.c.id), 0)).where(
        entries.c.ticket_id == source.id, entries.c.author == str(Author.OPERATOR)
    )
    unanswered = select(entries.c.id).where(
        entries.c.ticket_id == source.id,
        entries.c.author == str(Author.CUSTOMER),
        entries.c.id > answered.scalar_subquery(),
    )
    if (await unit.execute(unanswered.limit(1))).first() is not None:
        return source
    return await touch(unit, source, waiting_since=None)
