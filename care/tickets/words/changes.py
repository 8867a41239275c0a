"""Changes to what was said: edits and reactions, on their way to the other side."""

from dataclasses import replace

from sqlalchemy import select, update

from care.model.ticket import Ticket
from care.notices.topic import DeskOrder
from care.outbox import Lane, Post, owe, redraw, stream_of, to_topic
from care.outbox.bodies import Edit, React
from care.people.operators import Operator
from care.store.tables import entries, tickets
from care.store.unit import Unit
from care.tickets.changing import touch
from care.tickets.entries import Author, Entry, entries_of, entry_at, in_card, summary
from care.tickets.hiding import tell_desk
from care.tickets.posts import relay_part, relays
from care.tickets.rights import check_admitted
from care.tickets.rows import find_ticket, load_ticket
from care.tickets.words.hearing import heard
from care.tickets.work.priority import raise_for
from care.understanding.thanks import acknowledges, only_thanks
from care.values.content import Message, to_json
from care.values.pieces import pieces


async def customer_edited(unit: Unit, message: Message) -> bool:
    """A customer has edited a message: it may say more now than thanks, or something urgent.

    False: it is no entry of a ticket.
    """
    entry = await entry_at(unit, message.chat_id, message.message_id)
    if entry is None or not await _edit(unit, entry, message):
        return False
    ticket = await _named_anew(unit, await load_ticket(unit, entry.ticket), entry, message)
    if acknowledges(entry.content) and not only_thanks(message.content):
        ticket = await heard(unit, ticket)
    await raise_for(unit, ticket, message.content.text, instead_of=entry.content.text)
    return True


async def _named_anew(unit: Unit, ticket: Ticket, entry: Entry, message: Message) -> Ticket:
    """Lists know a ticket by its first words: by what these say now."""
    before, now = summary([entry.content.text]), summary([message.content.text])
    known = before and ticket.summary == before
    return await touch(unit, ticket, summary=now) if known and now != before else ticket


async def order_corrected(unit: Unit, message: Message, number: str) -> bool:
    """The message from which a ticket's order was read says this number now. False: it is no such message."""
    read = tickets.c.customer_id == message.chat_id, tickets.c.numbered == message.message_id
    found = (await unit.execute(select(tickets.c.id).where(*read))).scalar_one_or_none()
    if found is None:
        return False
    ticket = await load_ticket(unit, found)
    if ticket.order_number != number:
        told = to_topic(ticket, DeskOrder(before=ticket.order_number, order=number))
        await tell_desk(
            unit, await touch(unit, ticket, order_number=number), told, redraw(ticket.desk, ticket.id)
        )
    return True


async def operator_edited(unit: Unit, operator: Operator, message: Message) -> bool:
    """An operator has edited a message in a topic. False: it is no entry. Raises NotAllowed."""
    check_admitted(operator)
    entry = await entry_at(unit, message.chat_id, message.message_id)
    return entry is not None and await _edit(unit, entry, message)


async def customer_reacted(unit: Unit, chat_id: int, message_id: int, emoji: str | None) -> bool:
    """Somebody has set (None: taken back) a reaction on a message. False: it shows no entry."""
    entry = await entry_at(unit, chat_id, message_id)
    ticket = await find_ticket(unit, entry.ticket) if entry else None
    if entry is None or ticket is None or entry.author is Author.NOTE:
        return False
    other = ticket.customer if chat_id == ticket.desk else _desk(ticket)
    if other and not (entry.in_card and other == ticket.desk):
        await owe(unit, _change(React(emoji=emoji), ticket, entry, other))
    return True


async def operator_reacted(
    unit: Unit, operator: Operator, chat_id: int, message_id: int, emoji: str | None
) -> bool:
    """The same by an operator. Raises NotAllowed."""
    check_admitted(operator)
    return await customer_reacted(unit, chat_id, message_id, emoji)


async def _edit(unit: Unit, entry: Entry, message: Message) -> bool:
    ticket = await find_ticket(unit, entry.ticket)
    if ticket is None or (entry.chat_id, entry.message_id) != (message.chat_id, message.message_id):
        return False
    if entry.content == message.content:
        return True
    values = {
        "content": to_json(message.content),
        "first_content": to_json(entry.first_content or entry.content),
        "edited_at": unit.now,
    }
    await unit.execute(update(entries).where(entries.c.id == entry.id).values(values))
    await _show(unit, ticket, entry, replace(entry, content=message.content))
    return True


async def _show(unit: Unit, ticket: Ticket, entry: Entry, new: Entry) -> None:
    other = ticket.customer if entry.author is Author.OPERATOR else _desk(ticket)
    if entry.author is Author.NOTE or not other:
        return
    if not entry.in_card or entry.author is Author.OPERATOR:
        await owe(unit, *_edits(ticket, entry, new, other))
    if not entry.in_card:
        return
    await owe(unit, redraw(ticket.desk, ticket.id))
    for outgrown in await _outgrown(unit, ticket):
        await unit.execute(update(entries).where(entries.c.id == outgrown.id).values(in_card=False))
        await owe(unit, *relays(ticket, outgrown, ticket.desk))


async def _outgrown(unit: Unit, ticket: Ticket) -> list[Entry]:
    """What stood in the card and, since an edit, fits there no longer."""
    inside = [entry for entry in await entries_of(unit, ticket.id) if entry.in_card]
    fits = in_card(entry.content for entry in inside)
    return [entry for entry, fit in zip(inside, fits, strict=True) if not fit]


def _edits(ticket: Ticket, entry: Entry, new: Entry, chat_id: int) -> list[Post]:
    """A post for each message that the entry takes or took: what is too many goes, what is more comes."""
    before, after = len(pieces(entry.content)), len(pieces(new.content))
    changed = [_edit_of(ticket, entry, chat_id, part) for part in range(before)]
    return [*changed, *(relay_part(ticket, new, chat_id, part) for part in range(before, after))]


def _edit_of(ticket: Ticket, entry: Entry, chat_id: int, part: int) -> Post:
    return _change(Edit(part=part), ticket, entry, chat_id, f"/{part}" if part else "")


def _desk(ticket: Ticket) -> int:
    """Where staff reads of it; 0: it is hidden from them."""
    return 0 if ticket.hidden else ticket.desk


def _change(body: Edit | React, ticket: Ticket, entry: Entry, chat_id: int, mark: str = "") -> Post:
    return Post(
        chat_id,
        body,
        Lane.RELAY,
        stream=stream_of(ticket.id),
        ticket_id=ticket.id,
        entry_id=entry.id,
        once=f"{body.kind}:{entry.id}:{chat_id}{mark}",
    )
