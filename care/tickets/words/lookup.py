"""Which ticket a customer's message is for, and whether that is plain."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from care.business import Business
from care.model.ticket import OPEN, About, State, Ticket
from care.store.tables import contacts, entries, tickets
from care.store.unit import Unit
from care.tickets.entries import Author, Named, entry_at
from care.tickets.rows import access_ticket, find_ticket, ticket_of
from care.tickets.words.hearing import takes_word
from care.understanding.matters import Matter, plainly
from care.understanding.thanks import acknowledges, only_thanks, says_something
from care.values.content import Message

SOON = timedelta(days=1)


async def access_going_on(unit: Unit, ticket_id: int, customer: int) -> Ticket:
    """The customer's own ticket, locked, or the one that it was merged into. Raises what `access_ticket` does."""
    ticket = await access_ticket(unit, ticket_id, customer)
    return await access_ticket(unit, ticket.merged_into, customer) if ticket.merged_into else ticket


async def ticket_for_customer_message(unit: Unit, customer: int, message: Message) -> Ticket | None:
    """The ticket of the message that it answers, unless that is over; else the one they talk about with an operator.

    Of several, that in which something was said last. Thanks are for the ticket that was spoken of last. None: it is
    for the bot.
    """
    thanks = only_thanks(message.content)
    if message.reply_to is not None:
        entry = await entry_at(unit, message.chat_id, message.reply_to)
        ticket = await find_ticket(unit, entry.ticket) if entry else None
        if (
            ticket
            and ticket.customer == customer
            and takes_word(unit.business, ticket, unit.now, thanks=thanks)
        ):
            return ticket
    talked = await _spoken_of(unit, customer, talked_about(reopenable_since(unit.business, unit.now)))
    if talked is None and acknowledges(message.content):
        waiting = OPEN | {State.SOLVED} if thanks else OPEN
        talked = await _spoken_of(unit, customer, tickets.c.state.in_(waiting))
    return talked


async def ticket_meant(
    unit: Unit, customer: int, message: Message, *, talking: bool, free: bool, open_tickets: int
) -> Ticket | None:
    """The ticket that a message belongs to: they talk about it with somebody, or it can be no other.

    `talking`: it may be said to an operator. `free`: nothing of the bot's takes it. `open_tickets`: how many they have.
    """
    ticket = await ticket_for_customer_message(unit, customer, message) if talking else None
    if ticket is not None or not free:
        return ticket
    if open_tickets == 1:
        ticket = await only_open(unit, customer)
    elif not open_tickets and says_something(message.content):
        ticket = await last_solved(unit, customer)
    return None if ticket is None or is_another_matter((message,), ticket) else ticket


async def is_in_doubt(unit: Unit, ticket: Ticket, message: Message, *, others: int, formed: bool) -> bool:
    """Whether they may have meant something else: another ticket, the form, or nobody has it whom they talk to.

    `others`: how many more of theirs are open. `formed`: they were filling in a form.
    """
    if acknowledges(message.content) or not (formed or others > 0 or ticket.owner is None):
        return False
    answered = (
        await entry_at(unit, message.chat_id, message.reply_to) if message.reply_to is not None else None
    )
    return answered is None or answered.ticket != ticket.id


async def only_open(unit: Unit, customer: int) -> Ticket | None:
    """Their open ticket, if there is exactly one."""
    query = select(tickets).where(tickets.c.customer_id == customer, tickets.c.state.in_(OPEN)).limit(2)
    found = (await unit.execute(query)).mappings().all()
    return ticket_of(found[0]) if len(found) == 1 else None


async def last_solved(unit: Unit, customer: int) -> Ticket | None:
    """What was solved last and can still be opened again: who writes soon after that speaks of it.

    Soon: within a day of that, or of our asking about it, and we have asked about nothing else meanwhile. Who writes
    later is asked what it is about.
    """
    solved = tickets.c.state == State.SOLVED, tickets.c.solved_at >= reopenable_since(unit.business, unit.now)
    query = select(tickets).where(tickets.c.customer_id == customer, *solved)
    row = (await unit.execute(query.order_by(tickets.c.solved_at.desc()).limit(1))).mappings().first()
    if row is None:
        return None
    theirs = contacts.c.customer_id == customer, contacts.c.at >= row["solved_at"]
    wrote = select(contacts.c.at, contacts.c.ticket_id).where(*theirs).order_by(contacts.c.id.desc()).limit(1)
    last = (await unit.execute(wrote)).one_or_none()
    if last is not None and last.ticket_id != row["id"]:
        return None
    spoken = last.at if last is not None else row["solved_at"]
    return ticket_of(row) if spoken > unit.now - SOON else None


def is_another_matter(messages: Iterable[Message], ticket: Ticket) -> bool:
    """Whether one of them is plainly about something else than the ticket.

    No question has a complaint, a wish for a person is for whoever answers now, and the team deletes nobody's data.
    """
    others = {Matter.ERASURE}
    if ticket.about is About.QUESTION:
        others.add(Matter.COMPLAINT)
    if not ticket.is_open:
        others.add(Matter.PERSON)
    return any(plainly(message.content.text) in others for message in messages)


async def named_to_customer(unit: Unit, ticket: Ticket) -> Named | None:
    """How words to its customer say which ticket they are about; None: no other one is open."""
    other = tickets.c.customer_id == ticket.customer, tickets.c.id != ticket.id, tickets.c.state.in_(OPEN)
    if (await unit.execute(select(tickets.c.id).where(*other).limit(1))).first() is None:
        return None
    return Named(ticket.id, ticket.summary)


async def home_of(unit: Unit, customer: int, *, wanted: int = 0, late: bool = False) -> Ticket | None:
    """The ticket for words of theirs that nobody has placed.

    The one that they were written for, if it takes them still; the one that they talk about with an operator; the
    only one that is open; when it is `late`, the open one that was spoken of last.
    """
    ticket = await find_ticket(unit, wanted) if wanted else None
    if ticket and ticket.merged_into:
        ticket = await find_ticket(unit, ticket.merged_into)
    if ticket and ticket.customer == customer and takes_word(unit.business, ticket, unit.now, thanks=False):
        return ticket
    ticket = await _spoken_of(unit, customer, talked_about(reopenable_since(unit.business, unit.now)))
    ticket = ticket or await only_open(unit, customer)
    return ticket if ticket or not late else await _spoken_of(unit, customer, tickets.c.state.in_(OPEN))


def reopenable_since(business: Business, now: datetime) -> datetime:
    """What was solved earlier than that is over for its customer."""
    return now - business.tickets.reopen_within


def talked_about(reopenable: datetime | ColumnElement[datetime]) -> ColumnElement[bool]:
    """A ticket about which an operator talks with its customer, whose words then go there and not to the bot.

    They own it, or have answered and it waits for somebody again; or it was solved, since `reopenable`, and they have
    written after that.
    """
    wrote = and_(entries.c.author == Author.OPERATOR, entries.c.said_at > tickets.c.solved_at)
    wrote_since = exists().where(entries.c.ticket_id == tickets.c.id, wrote).correlate(tickets)
    return or_(
        tickets.c.state == State.TAKEN,
        and_(tickets.c.state == State.NEW, tickets.c.first_answer_at.is_not(None)),
        and_(tickets.c.state == State.SOLVED, tickets.c.solved_at >= reopenable, wrote_since),
    )


async def _spoken_of(unit: Unit, customer: int, fits: ColumnElement[bool]) -> Ticket | None:
    last_word = select(func.max(entries.c.id)).where(entries.c.ticket_id == tickets.c.id).scalar_subquery()
    query = (
        select(tickets)
        .where(tickets.c.customer_id == customer, fits)
        .order_by(last_word.desc(), tickets.c.id.desc())
        .limit(1)
    )
    row = (await unit.execute(query)).mappings().one_or_none()
    return ticket_of(row) if row else None
