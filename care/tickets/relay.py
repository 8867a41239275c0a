"""Words on their way: from the customer to the ticket's topic, and from the topic to the customer.

Each is written down as an entry and owed to the other side in the ticket's stream. The parts of an album wait a
second for each other. What an operator marks with `//` or `/note` is written down and goes nowhere.
"""

import re
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from care.business import Business
from care.content import Content, Kind, Message
from care.customers import Customer
from care.errors import EmptyNote, GoesOn, Unreachable, WrongState
from care.operators import Operator
from care.outbox import owe, redraw
from care.store.tables import customers, outbox
from care.store.unit import Unit
from care.thanks import agrees, only_thanks
from care.tickets import desk
from care.tickets.changes import customer_edited, customer_reacted, operator_edited, operator_reacted
from care.tickets.entries import Author, Entry, is_note_album, say
from care.tickets.flood import brake
from care.tickets.hearing import heard, takes_word
from care.tickets.lookup import access_going_on, ticket_for_customer_message
from care.tickets.model import Sleep, State, Ticket
from care.tickets.posts import relayed
from care.tickets.priority import raise_for
from care.tickets.rights import check_admitted
from care.tickets.rows import load_ticket, touch

__all__ = [
    "answer",
    "customer_edited",
    "customer_reacted",
    "from_customer",
    "from_operator",
    "note_text",
    "operator_edited",
    "operator_reacted",
    "speak",
    "ticket_for_customer_message",
]

ALBUM_WAIT = timedelta(seconds=1)
NOTE = re.compile(r"\s*(?://|/note(?:@\w+)?(?=\s|$))\s*")


async def from_customer(
    unit: Unit,
    business: Business,
    ticket: Ticket,
    customer: Customer,
    message: Message,
    now: datetime,
) -> Entry | None:
    """A customer's message for their ticket. None: it was there already.

    Unless it is only thanks, it reopens what is solved. Raises NoSuchTicket, NotAllowed, and WrongState for what is
    over, or was solved too long ago.
    """
    ticket = await access_going_on(unit, ticket.id, customer.id)
    awaited = ticket.asleep is Sleep.ANSWER and agrees(message.content)  # their "ok" is the answer then
    thanks = only_thanks(message.content) and not awaited
    if not takes_word(business, ticket, now, thanks=thanks):
        raise WrongState(state=str(ticket.state))
    goes_on = await brake(unit, business.flood, ticket, now)
    said = await say(unit, ticket.id, Author.CUSTOMER, customer.id, customer.name, [message])
    if not said:
        return None
    if not thanks:
        ticket = await heard(unit, business, ticket, now)
    if not ticket.hidden:
        await _send(unit, ticket, said[0], ticket.desk, now, goes_on)
    await raise_for(unit, business, ticket, message.content.text, now)
    return said[0]


async def from_operator(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, now: datetime
) -> Entry | None:
    """An operator's message in a ticket's topic. None: it was there already.

    A note stays inside. Anything else reaches the customer under the writer's own name, whoever owns the ticket;
    writing to a customer whom nobody has taken takes the ticket. Raises NoSuchTicket, NotAllowed, WrongState for
    what is withdrawn, GoesOn for what was merged, Unreachable.
    """
    words = note_text(message.content)
    if words is None and message.album and await is_note_album(unit, ticket_id, message.album):
        words = message.content  # the mark stands in the caption of the first part only
    if words is not None and words.kind is Kind.TEXT and not words.text.strip():
        raise EmptyNote(ticket=ticket_id)
    if words is not None:
        return await desk.note(unit, ticket_id, operator, replace(message, content=words))
    return await answer(unit, ticket_id, operator, message, now)


async def answer(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, now: datetime
) -> Entry | None:
    """The same for what is certainly meant for the customer, whatever it begins with."""
    check_admitted(operator)
    ticket = await load_ticket(unit, ticket_id)
    await _check_reachable(unit, ticket)
    if ticket.state is State.NEW:
        ticket = await desk.take(unit, ticket_id, operator, now)
    return await speak(unit, ticket, operator, message, now)


async def speak(
    unit: Unit, ticket: Ticket, operator: Operator, message: Message, now: datetime
) -> Entry | None:
    """The operator's words, owed to the customer of the ticket, which is locked. None: they were there already."""
    said = await say(unit, ticket.id, Author.OPERATOR, operator.id, operator.name, [message])
    if not said:
        return None
    await touch(unit, ticket, first_answer_at=ticket.first_answer_at or now, waiting_since=None)
    await _send(unit, ticket, said[0], ticket.customer, now)
    if ticket.waiting_since is not None:  # the card may say by when an answer is due
        await owe(unit, now, redraw(ticket.desk, ticket.id))
    return said[0]


def note_text(content: Content) -> Content | None:
    """What a note says, without its mark; None: this is no note."""
    mark = NOTE.match(content.text)
    return replace(content, text=content.text[mark.end() :], entities=()) if mark else None


async def _send(
    unit: Unit, ticket: Ticket, entry: Entry, chat_id: int, now: datetime, goes_on: datetime | None = None
) -> None:
    due_at = max(now + ALBUM_WAIT if entry.album else now, goes_on or now)
    post = relayed(ticket, entry, chat_id, due_at)
    if entry.album:
        waiting = update(outbox).where(
            outbox.c.ticket_id == ticket.id,
            outbox.c.together == post.together,
            outbox.c.token.is_(None),
            outbox.c.failed_at.is_(None),
        )
        await unit.execute(waiting.values(due_at=due_at))
    await owe(unit, now, post)


async def _check_reachable(unit: Unit, ticket: Ticket) -> None:
    if ticket.merged_into is not None:
        raise GoesOn(ticket=ticket.merged_into)
    if ticket.state is State.WITHDRAWN:
        raise WrongState(state=str(ticket.state))
    query = select(customers.c.blocked).where(customers.c.id == ticket.customer)
    if (await unit.execute(query)).scalar_one_or_none() is not False:
        raise Unreachable(ticket=ticket.id)
