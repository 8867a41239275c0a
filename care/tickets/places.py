"""Where a ticket stands in its staff group. Written by whoever sends, so nothing here outdates a card's buttons."""

from collections.abc import Iterable

from sqlalchemy import delete, select, update

from care.model.history import Event, happened, record
from care.model.ticket import Ticket
from care.notices.group import GroupMoved
from care.notices.topic import DeskRemade
from care.outbox import Post, owe, shown, to_staff, to_topic
from care.outbox.bodies import Told
from care.people.groups import current
from care.store.tables import (
    boards,
    copies,
    entries,
    feedback_places,
    left_topics,
    moved_groups,
    outbox,
    tickets,
)
from care.store.tables import shown as shown_rows
from care.store.unit import Unit
from care.tickets.changing import card_stands, follow, touch
from care.tickets.entries import entries_of
from care.tickets.posts import first_card, relays
from care.tickets.rows import load_ticket, ticket_of
from care.values.errors import NoSuchTicket


async def ticket_in(unit: Unit, desk: int, topic: int) -> Ticket | None:
    """The ticket whose topic it is."""
    query = select(tickets).where(tickets.c.desk == desk, tickets.c.topic == topic)
    row = (await unit.execute(query)).mappings().one_or_none()
    return ticket_of(row) if row else None


async def ticket_that_left(unit: Unit, desk: int, topic: int) -> Ticket | None:
    """The ticket that once stood in the topic, and stands elsewhere now."""
    stood = left_topics.c.chat_id == desk, left_topics.c.topic == topic
    query = select(tickets).join(left_topics, left_topics.c.ticket_id == tickets.c.id).where(*stood)
    row = (await unit.execute(query)).mappings().one_or_none()
    return ticket_of(row) if row else None


async def set_card(unit: Unit, ticket_id: int, card: int, inside: Iterable[int] = ()) -> None:
    """The card is there, and the entries `inside` stand in it."""
    await card_stands(unit, ticket_id, card)
    query = select(tickets.c.desk, tickets.c.customer_id).where(tickets.c.id == ticket_id)
    for desk, customer in (await unit.execute(query)).all():
        await shown.note(unit, desk, [card], [customer or 0])
    if ids := list(inside):
        await unit.execute(update(entries).where(entries.c.id.in_(ids)).values(in_card=True))


async def forget(unit: Unit, ticket_id: int, *, topic: bool) -> None:
    """The card is gone, and with `topic` the whole topic: what is gone is made anew, and staff is told why."""
    try:
        ticket = await load_ticket(unit, ticket_id)
    except NoSuchTicket:
        return
    if not topic:
        await touch(unit, ticket, card=None)
        return
    await record(unit, ticket_id, happened(Event.TOPIC_LOST))
    await start_anew(unit, ticket, to_topic(ticket, DeskRemade()), left_desk=ticket.desk)


async def start_anew(unit: Unit, ticket: Ticket, why: Post, left_desk: int) -> Ticket:
    """The ticket's desk is owed a new topic with the card, why, and every word again. Notices that wait follow.

    What was on its way into the old topic goes the new way too.
    """
    if ticket.topic is not None:
        place = {"chat_id": left_desk, "topic": ticket.topic, "ticket_id": ticket.id}
        await unit.execute(unit.upsert(left_topics, ("chat_id", "topic"), ("ticket_id",)), [place])
    ticket = await touch(unit, ticket, topic=None, card=None, topic_closed=False)
    waiting = outbox.c.ticket_id == ticket.id, outbox.c.chat_id == left_desk, outbox.c.failed_at.is_(None)
    await unit.execute(delete(outbox).where(*waiting, outbox.c.kind != Told.kind))
    await unit.execute(update(outbox).where(*waiting).values(chat_id=ticket.desk))
    said = [entry for entry in await entries_of(unit, ticket.id) if not entry.in_card]
    said_again = [post for entry in said for post in relays(ticket, entry, ticket.desk)]
    await owe(unit, first_card(ticket), why, *said_again)
    return ticket


async def group_moved(unit: Unit, old: int, new: int) -> None:
    """Take note that group `old` is `new`: its tickets and what is owed to it go there.

    Topics and messages are taken to have gone along; what has not is made anew when it is found missing.
    """
    known = unit.insert(moved_groups)
    again = known.on_conflict_do_update(index_elements=["old_id"], set_={"new_id": new})
    if await current(unit, old) == new:
        return
    await unit.execute(again.values(old_id=old, new_id=new))
    # A group that moves twice is still the group of the settings.
    await unit.execute(update(moved_groups).where(moved_groups.c.new_id == old).values(new_id=new))
    await follow(unit, old, new)
    for table in (entries, copies, feedback_places, boards, left_topics, shown_rows):
        await unit.execute(update(table).where(table.c.chat_id == old).values(chat_id=new))
    free = {"token": None, "leased_until": None, "floor": None, "due_at": unit.now}
    await unit.execute(update(outbox).where(outbox.c.chat_id == old).values(chat_id=new, **free))
    await owe(unit, to_staff(new, GroupMoved()))
