"""Replies that an operator has put off: written now, with the customer at their time.

Each is a job with the words and the place of the command's message, which becomes an entry at its time;
an entry's place is unique, so it is said once. What may not fit any more by then is held back, and its author is asked.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.sql.elements import ColumnElement

from care.agenda.jobs import Later
from care.agenda.waiting import Waiting, put, rewrite, waiting, waiting_of
from care.model.ticket import OPEN, State, Ticket
from care.notices.notice import Named
from care.notices.scheduled_replies import DeskLaterHeld, DeskLaterSent, Hindrance
from care.outbox import owe, to_topic
from care.people.customers import find
from care.people.operators import Operator, find_operator
from care.store.tables import entries, jobs
from care.store.unit import Unit
from care.tickets.entries import Author
from care.tickets.rights import access, check_admitted
from care.tickets.words.relay import check_crosses, speak
from care.tickets.work import working
from care.understanding.thanks import only_thanks
from care.values.content import Message, from_json
from care.values.errors import TooLate, Unreachable


async def put_off(
    unit: Unit, ticket_id: int, operator: Operator, message: Message, at: datetime
) -> Waiting[Later]:
    """`message` goes to the customer at `at`.

    Raises NoSuchTicket, NotAllowed, WrongState, Unreachable, TooMany and CannotCross.
    """
    check_crosses(message.content)
    ticket = await access(unit, ticket_id, operator, OPEN)
    await _check_reachable(unit, ticket)
    reply = Later(
        ticket=ticket.id,
        operator=operator.id,
        name=operator.name,
        chat=message.chat_id,
        message=message.message_id,
        content=message.content,
        reply_to=message.reply_to,
        heard=await _heard(unit, ticket.id),
    )
    return await put(unit, reply, at)


async def replies_of(unit: Unit, ticket_id: int) -> tuple[Waiting[Later], ...]:
    """Those that wait, everybody's, the earliest first."""
    return await waiting(unit, Later, ticket_id)


async def written_at(unit: Unit, ticket_id: int, message: Message) -> Waiting[Later] | None:
    """The one that waits and was put off by this message, locked."""
    replies = await waiting(unit, Later, ticket_id, locked=True)
    place = message.chat_id, message.message_id
    return next((reply for reply in replies if (reply.job.chat, reply.job.message) == place), None)


async def reword(unit: Unit, ticket_id: int, message: Message, at: datetime | None) -> Waiting[Later] | None:
    """The command's message was edited: other words, and another time if `at` says. None: none waits from there."""
    reply = await written_at(unit, ticket_id, message)
    if reply is None:
        return None
    said = replace(reply.job, content=message.content, reply_to=message.reply_to)
    return await rewrite(unit, replace(reply, job=said, due_at=at or reply.due_at))


async def drop(unit: Unit, ticket_id: int, operator: Operator, number: int) -> Waiting[Later]:
    """It is not sent. Anybody of the desk may. Raises NotAllowed and TooLate."""
    check_admitted(operator)
    return await _take(unit, ticket_id, number)


async def send_now(unit: Unit, ticket_id: int, operator: Operator, number: int) -> None:
    """Whoever says so, it goes out as its author's words. Raises NotAllowed, TooLate, WrongState and Unreachable."""
    # The clock's row before the ticket, as the clock itself goes.
    reply = await _take(unit, ticket_id, number)
    ticket = await access(unit, ticket_id, operator, OPEN)
    await _check_reachable(unit, ticket)
    await send(unit, ticket, reply)


async def send(unit: Unit, ticket: Ticket, reply: Waiting[Later]) -> None:
    """It is said now: an entry of its author at the place of the command's message.

    As with what is written at once, it takes the ticket that nobody has, if its author may still act.
    """
    job = reply.job
    author = await find_operator(unit, job.operator) or Operator(job.operator, job.name, ticket.language)
    if ticket.state is State.NEW and author.may_act:
        ticket = await working.take(unit, ticket.id, author, answering=True)
    said = Message(
        chat_id=job.chat,
        message_id=job.message,
        content=job.content,
        sent_at=unit.now,
        reply_to=job.reply_to,
    )
    if await speak(unit, ticket, author, said) is not None:
        word = DeskLaterSent(operator=author.name, text=said.content.text)
        await owe(unit, to_topic(ticket, word))


async def preview_of(unit: Unit, number: int) -> int | None:
    """The message that shows what will be sent. None: nobody knows of one."""
    row = (await unit.execute(_of(number))).mappings().one_or_none()
    return waiting_of(Later, row).job.preview if row else None


async def note_preview(unit: Unit, number: int, message: int) -> None:
    """This message shows what will be sent, and is brought up to date from now on."""
    row = (await unit.execute(_of(number).with_for_update())).mappings().one_or_none()
    if row is not None:
        reply = waiting_of(Later, row)
        await rewrite(unit, replace(reply, job=replace(reply.job, preview=message)))


async def has_written_since(unit: Unit, ticket: Ticket, reply: Waiting[Later]) -> bool:
    """The customer, since it was put off. Thanks changes nothing."""
    since = select(entries.c.content).where(*_of_customer(ticket.id), entries.c.id > reply.job.heard)
    said = (from_json(content) for content in (await unit.execute(since)).scalars())
    return any(not only_thanks(content) for content in said)


async def hold(unit: Unit, ticket: Ticket, reply: Waiting[Later], why: Hindrance | State) -> None:
    """It is not sent blindly: its author is asked, or told why not."""
    job = reply.job
    await rewrite(unit, replace(reply, job=replace(job, held=str(why))))
    word = DeskLaterHeld(
        whose=Named(job.operator, job.name),
        number=reply.id,
        held=why,
        text=job.content.text,
    )
    await owe(unit, to_topic(ticket, word))


# --- inside


async def _take(unit: Unit, ticket_id: int, number: int) -> Waiting[Later]:
    """The row of what waits, or was held back: whoever has it does with it what is to be done, once."""
    query = _of(number).where(jobs.c.ticket_id == ticket_id).with_for_update()
    row = (await unit.execute(query)).mappings().one_or_none()
    if row is None:
        raise TooLate
    reply = waiting_of(Later, row)
    if row["done_at"] is not None and not reply.job.held:
        raise TooLate
    await unit.execute(jobs.delete().where(jobs.c.id == number))
    return reply


def _of(number: int) -> Select[Any]:
    return select(jobs).where(jobs.c.id == number, jobs.c.kind == Later.stored_as)


async def _check_reachable(unit: Unit, ticket: Ticket) -> None:
    customer = await find(unit, ticket.customer)
    if customer is None or customer.blocked:
        raise Unreachable


async def _heard(unit: Unit, ticket_id: int) -> int:
    """The customer's last entry; 0: none."""
    last = select(func.max(entries.c.id)).where(*_of_customer(ticket_id))
    heard: int | None = (await unit.execute(last)).scalar_one()
    return heard or 0


def _of_customer(ticket_id: int) -> tuple[ColumnElement[bool], ...]:
    return entries.c.ticket_id == ticket_id, entries.c.author == str(Author.CUSTOMER)
