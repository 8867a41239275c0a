"""Hidden tickets: those of a shadow-banned customer (care/customers/bans.py).

Every word is written down and nothing of it is owed to the staff; no clock runs for them. A ticket that has a topic
already keeps it, and staff can go on there. When it is shown again, what was said meanwhile is owed, in its order,
with a new promise.
"""

from sqlalchemy import exists, select

from care.model.ticket import OPEN, State, Ticket
from care.outbox import Post, owe, redraw
from care.outbox.bodies import Relay
from care.store.tables import copies, entries, outbox, tickets
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import touch
from care.tickets.entries import Author, Entry, entry_of
from care.tickets.posts import first_card, relays
from care.tickets.rows import ticket_of

WORKED_ON = OPEN | {State.SOLVED}


async def show(unit: Unit, customer: int) -> None:
    """The desk is owed what it has not seen of the tickets that are still worked on."""
    for hidden in await _of(unit, customer, hidden=True):
        waits = hidden.is_open and hidden.waiting_since is not None
        promised = clocks.waiting(unit.business, hidden, unit.now) if waits else {}
        ticket = await touch(unit, hidden, hidden=False, **promised)
        if ticket.state in WORKED_ON:
            unseen = await _unseen(unit, ticket)
            said = [post for entry in unseen for post in relays(ticket, entry, ticket.desk)]
            await owe(unit, _card(ticket), *said)


async def tell_desk(unit: Unit, ticket: Ticket, *posts: Post) -> None:
    """What a customer's deed owes to the desk: nothing while the ticket is hidden."""
    if not ticket.hidden:
        await owe(unit, *posts)


async def redraw_cards(unit: Unit, customer: int) -> None:
    """The cards that staff can see say whether their customer is banned."""
    shown = [ticket for ticket in await _of(unit, customer) if ticket.card and ticket.state in WORKED_ON]
    await owe(unit, *[redraw(ticket.desk, ticket.id) for ticket in shown])


def _card(ticket: Ticket) -> Post:
    return redraw(ticket.desk, ticket.id) if ticket.topic else first_card(ticket)


async def _of(unit: Unit, customer: int, *, hidden: bool = False) -> list[Ticket]:
    query = select(tickets).where(tickets.c.customer_id == customer).order_by(tickets.c.id)
    if hidden:
        query = query.where(tickets.c.hidden)
    return [ticket_of(row) for row in (await unit.execute(query.with_for_update())).mappings()]


async def _unseen(unit: Unit, ticket: Ticket) -> list[Entry]:
    """The customer's words that neither stand in the topic nor are on their way there."""
    there = exists().where(copies.c.entry_id == entries.c.id, copies.c.chat_id == ticket.desk)
    on_the_way = exists().where(
        outbox.c.entry_id == entries.c.id,
        outbox.c.chat_id == ticket.desk,
        outbox.c.kind == Relay.kind,
        outbox.c.failed_at.is_(None),
    )
    query = select(entries).where(
        entries.c.ticket_id == ticket.id,
        entries.c.author == str(Author.CUSTOMER),
        ~entries.c.in_card,
        ~there,
        ~on_the_way,
    )
    return [entry_of(row) for row in (await unit.execute(query.order_by(entries.c.id))).mappings()]
