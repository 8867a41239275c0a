"""Words on their way: from the customer to the ticket's topic, and from the topic to the customer.

Each is written down as an entry and owed to the other side in the ticket's stream. The parts of an album wait a
second for each other. What an operator means to stay inside (care/tickets/words/meaning.py) is written down as a note
and goes nowhere; of what only may be meant so, they are asked, and `release` sends it.
"""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta

from sqlalchemy import select, update

from care.agenda.unsent import look_now
from care.model.ticket import Sleep, State, Ticket
from care.notices.held import DeskHeld, Why
from care.outbox import below, owe, redraw, to_topic
from care.people.customers import Customer
from care.people.operators import Operator
from care.store.tables import customers, entries, outbox
from care.store.unit import Unit
from care.tickets import clocks
from care.tickets.changing import touch
from care.tickets.delivery.kept import note_kept
from care.tickets.entries import Author, Entry, album_of, entry_at, find_entries, parts_of, say
from care.tickets.posts import relays, sign
from care.tickets.rights import check_admitted
from care.tickets.rows import load_ticket
from care.tickets.words.changes import customer_edited, customer_reacted, operator_edited, operator_reacted
from care.tickets.words.flood import brake
from care.tickets.words.hearing import heard, reopen, takes_word
from care.tickets.words.lookup import access_going_on, named_to_customer, ticket_for_customer_message
from care.tickets.words.meaning import Meaning, Meant, read
from care.tickets.words.noting import was_begun
from care.tickets.words.taking_back import take_back_album
from care.tickets.work import working
from care.tickets.work.priority import raise_for
from care.understanding.thanks import acknowledges, agrees, only_thanks
from care.values.content import Content, Kind, Message
from care.values.errors import CannotCross, EmptyNote, GoesOn, TooLate, Unreachable, WrongState

__all__ = [
    "answer",
    "check_reachable",
    "customer_edited",
    "customer_reacted",
    "from_customer",
    "from_operator",
    "hold",
    "operator_edited",
    "operator_reacted",
    "release",
    "speak",
    "ticket_for_customer_message",
]

ALBUM_WAIT = timedelta(seconds=1)
KEPT = "✍"  # on a note


async def from_customer(
    unit: Unit, ticket: Ticket, customer: Customer, message: Message, *, praise: bool = False
) -> Entry | None:
    """A customer's message for their ticket. None: it was there already.

    Unless it is only thanks, or praise, it reopens what is solved. Raises NoSuchTicket, NotAllowed, and WrongState for
    what is over, or was solved too long ago.
    """
    ticket = await access_going_on(unit, ticket.id, customer.id)
    awaited = ticket.asleep is Sleep.ANSWER and agrees(message.content)  # their "ok" is the answer then
    thanks = praise or (_asks_nothing(ticket, message.content) and not awaited)
    if not takes_word(unit.business, ticket, unit.now, thanks=thanks):
        raise WrongState(state=str(ticket.state))
    goes_on = await brake(unit, unit.business.flood, ticket)
    said = await say(
        unit,
        ticket.id,
        author=Author.CUSTOMER,
        author_id=customer.id,
        author_name=customer.name,
        messages=[message],
    )
    if not said:
        return None
    if not thanks:
        ticket = await heard(unit, ticket)
    if not ticket.hidden:
        await _send(unit, ticket, said[0], ticket.desk, goes_on)
    await raise_for(unit, ticket, message.content.text)
    return said[0]


async def all_from_customer(
    unit: Unit, ticket: Ticket, customer: Customer, messages: Sequence[Message]
) -> bool:
    """The same for several, the oldest first. Whether they have opened it again."""
    for message in messages:
        await from_customer(unit, ticket, customer, message)
    return reopen(ticket, messages)


def _asks_nothing(ticket: Ticket, content: Content) -> bool:
    """Who waits patiently needs no word, as long as somebody works on it."""
    goes_on = ticket.is_open and ticket.asleep is not Sleep.ANSWER
    return acknowledges(content) if goes_on else only_thanks(content)


async def from_operator(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, meant: Meant | None = None
) -> Entry | None:
    """An operator's message in a ticket's topic. None: it was there already.

    A note stays inside, and so does what is held. Words reach the customer under the writer's own name, whoever owns
    the ticket; writing to a customer whom nobody has taken takes the ticket. Raises NoSuchTicket, NotAllowed,
    WrongState for what is withdrawn, GoesOn for what was merged, Unreachable.
    """
    check_admitted(operator)
    meant = meant or read(message.content)
    noting = await was_begun(unit, ticket_id, operator) and meant.meaning is Meaning.WORDS
    if noting:
        meant = replace(meant, meaning=Meaning.HELD)
    if meant.meaning is Meaning.WORDS and await _answers_a_colleague(unit, operator, message):
        meant = replace(meant, meaning=Meaning.HELD, to_colleague=True)
    stays = meant.meaning is not Meaning.WORDS
    if message.album and stays:  # the mark may stand in the caption of any part
        ticket = await load_ticket(unit, ticket_id)
        await take_back_album(unit, ticket, message.album, operator)
    elif message.album and await album_of(unit, ticket_id, message.album, Author.NOTE):
        return await working.note(unit, ticket_id, operator, message)
    if meant.meaning is Meaning.NOTE:
        return await note_here(unit, ticket_id, operator, message, meant)
    if stays:
        why = Why.NOTING if noting else Why.COLLEAGUE if meant.to_colleague else Why.MARK
        return await hold(unit, ticket_id, operator=operator, message=message, why=why, name=meant.name)
    return await answer(unit, ticket_id, operator, message)


async def _answers_a_colleague(unit: Unit, operator: Operator, message: Message) -> bool:
    """Whether it replies to what a colleague wrote, or to what stayed inside: then it goes on with that talk."""
    if message.reply_to is None:
        return False
    answered = await entry_at(unit, message.chat_id, message.reply_to)
    if answered is None or answered.author is Author.CUSTOMER:
        return False
    return answered.author is Author.NOTE or answered.author_id != operator.id


async def note(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, meant: Meant
) -> Entry | None:
    """What is marked as a note. Raises EmptyNote for a mark alone."""
    if meant.content.kind is Kind.TEXT and not meant.content.text.strip():
        raise EmptyNote
    return await working.note(unit, ticket_id, operator, replace(message, content=meant.content))


async def note_here(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, meant: Meant
) -> Entry | None:
    """The same in the ticket's topic, where a reaction says that it is kept: a word would cost its readers more."""
    kept = await note(unit, ticket_id, operator, message, meant)
    if kept is not None:
        await owe(unit, sign(await load_ticket(unit, ticket_id), kept, KEPT))
    return kept


async def hold(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, why: Why, name: str = ""
) -> Entry | None:
    """It stays inside as it was written, and its writer is asked. `name`: the word that looks like a command."""
    held = await working.note(unit, ticket_id, operator, message)
    if held is not None:
        ticket = await load_ticket(unit, ticket_id)
        word = to_topic(ticket, DeskHeld(entry=held.id, why=why, name=name))
        await owe(unit, below(word, message.message_id))
    return held


async def release(unit: Unit, entry_id: int, group: int, operator: Operator) -> Ticket:
    """Whoever says so, what stayed inside goes to the customer, an album as a whole.

    They say it in the group where it was written, or where the ticket is. They are its author's words. Raises
    NotAllowed, TooLate for what is none by now, and what `answer` raises.
    """
    check_admitted(operator)
    held = (await find_entries(unit, [entry_id])).get(entry_id)
    if held is None:
        raise TooLate
    ticket = await load_ticket(unit, held.ticket)
    current = (await find_entries(unit, [entry_id])).get(entry_id)  # nobody else is changing it now
    if current is None or current.author is not Author.NOTE or group not in (current.chat_id, ticket.desk):
        raise TooLate
    await check_reachable(unit, ticket)
    parts = await parts_of(unit, current)
    for part in parts:
        check_crosses(part.content)
    if ticket.state is State.NEW:
        ticket = await working.take(unit, ticket.id, operator, answering=True)
    of_parts = entries.c.id.in_([part.id for part in parts])
    named = await named_to_customer(unit, ticket)
    theirs = {"author": str(Author.OPERATOR), "said_at": unit.now, "named": asdict(named) if named else None}
    await unit.execute(update(entries).where(of_parts).values(theirs))
    await _spoken(unit, ticket, parts)
    return ticket


async def answer(unit: Unit, ticket_id: int, operator: Operator, message: Message) -> Entry | None:
    """The same for what is certainly meant for the customer, whatever it begins with."""
    check_admitted(operator)
    check_crosses(message.content)
    ticket = await load_ticket(unit, ticket_id)
    await check_reachable(unit, ticket)
    if ticket.state is State.NEW:
        ticket = await working.take(unit, ticket_id, operator, answering=True)
    return await speak(unit, ticket, operator, message)


async def speak(unit: Unit, ticket: Ticket, operator: Operator, message: Message) -> Entry | None:
    """The operator's words, owed to the customer of the ticket, which is locked. None: they were there already."""
    said = await say(
        unit,
        ticket.id,
        author=Author.OPERATOR,
        author_id=operator.id,
        author_name=operator.name,
        messages=[message],
        named=await named_to_customer(unit, ticket),
    )
    if not said:
        return None
    await _spoken(unit, ticket, said)
    return said[0]


async def _spoken(unit: Unit, ticket: Ticket, said: Sequence[Entry]) -> None:
    """The customer has these words, or will have them in a moment: they wait for none any more."""
    await touch(unit, ticket, first_answer_at=ticket.first_answer_at or unit.now, **clocks.WROTE)
    await note_kept(unit, ticket)
    await look_now(unit, ticket.customer)
    for entry in said:
        await _send(unit, ticket, entry, ticket.customer)
    if ticket.waiting_since or ticket.promise_due:  # the card may say by when an answer is due
        await owe(unit, redraw(ticket.desk, ticket.id))


def check_crosses(content: Content) -> None:
    """Raises CannotCross for what reaches a customer in words only: its author shall choose them."""
    if not content.crosses:
        raise CannotCross


async def _send(
    unit: Unit, ticket: Ticket, entry: Entry, chat_id: int, goes_on: datetime | None = None
) -> None:
    due_at = max(unit.now + ALBUM_WAIT if entry.album else unit.now, goes_on or unit.now)
    posts = relays(ticket, entry, chat_id, due_at)
    if entry.album:
        waiting = update(outbox).where(
            outbox.c.ticket_id == ticket.id,
            outbox.c.together == posts[0].together,
            outbox.c.token.is_(None),
            outbox.c.failed_at.is_(None),
        )
        await unit.execute(waiting.values(due_at=due_at))
    await owe(unit, *posts)


async def check_reachable(unit: Unit, ticket: Ticket) -> None:
    """Raises GoesOn, WrongState, and Unreachable for whoever has blocked the bot or was erased."""
    if ticket.merged_into is not None:
        raise GoesOn(ticket=ticket.merged_into)
    if ticket.state is State.WITHDRAWN:
        raise WrongState(state=str(ticket.state))
    query = select(customers.c.blocked).where(customers.c.id == ticket.customer)
    if (await unit.execute(query)).scalar_one_or_none() is not False:
        raise Unreachable
