"""Replies that an operator has put off: written now, with the customer at their time.

Each is a row of `followups` with the words and the place of the command's message, which becomes an entry at its time;
an entry's place is unique, so it is said once. What may not fit any more by then is held back, and its author is asked.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.sql.elements import ColumnElement

from care.agenda.schedule import Due
from care.agenda.waiting import Waiting, put, waiting, waiting_of
from care.model.ticket import OPEN, State, Ticket
from care.notices.later import DeskLaterHeld, DeskLaterSent, Hindrance
from care.notices.notice import Named
from care.outbox import owe, to_topic
from care.people.customers import find
from care.people.operators import Operator, find_operator
from care.store.tables import entries, followups
from care.store.unit import Unit
from care.tickets.entries import Author
from care.tickets.rights import access, check_admitted
from care.tickets.words.relay import check_crosses, speak
from care.tickets.work import working
from care.understanding.thanks import only_thanks
from care.values.content import Message, from_json, to_json
from care.values.errors import TooLate, Unreachable

PREVIEW = "preview"  # in a row's data: the message that shows it before it is sent
HELD = "held"  # in a row's data: why it was not sent at its time


async def put_off(unit: Unit, ticket_id: int, operator: Operator, message: Message, at: datetime) -> Waiting:
    """`message` goes to the customer at `at`.

    Raises NoSuchTicket, NotAllowed, WrongState, Unreachable, TooMany and CannotCross.
    """
    check_crosses(message.content)
    ticket = await access(unit, ticket_id, operator, OPEN)
    await _check_reachable(unit, ticket)
    written = _written(message) | {"heard": await _heard(unit, ticket.id)}
    return await put(unit, Due.LATER, at, ticket.id, operator.id, name=operator.name, **written)


async def replies_of(unit: Unit, ticket_id: int) -> tuple[Waiting, ...]:
    """Those that wait, everybody's, the earliest first."""
    return await waiting(unit, Due.LATER, ticket_id)


async def written_at(unit: Unit, ticket_id: int, message: Message) -> Waiting | None:
    """The one that waits and was put off by this message, locked."""
    waits = followups.c.kind == str(Due.LATER), followups.c.done_at.is_(None)
    query = select(followups).where(followups.c.ticket_id == ticket_id, *waits).with_for_update()
    replies = [waiting_of(row) for row in (await unit.execute(query)).mappings()]
    return next((reply for reply in replies if _place(reply.data) == _place_of(message)), None)


async def reword(unit: Unit, ticket_id: int, message: Message, at: datetime | None) -> Waiting | None:
    """The command's message was edited: other words, and another time if `at` says. None: none waits from there."""
    reply = await written_at(unit, ticket_id, message)
    if reply is None:
        return None
    changed = replace(reply, data=reply.data | _written(message), due_at=at or reply.due_at)
    values = {"data": changed.data, "due_at": changed.due_at}
    await unit.execute(update(followups).where(followups.c.id == changed.id).values(values))
    return changed


async def drop(unit: Unit, ticket_id: int, operator: Operator, number: int) -> Waiting:
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


async def send(unit: Unit, ticket: Ticket, row: Waiting) -> None:
    """It is said now: an entry of its author at the place of the command's message.

    As with what is written at once, it takes the ticket that nobody has, if its author may still act.
    """
    author = await find_operator(unit, row.operator) or Operator(
        row.operator, row.data["name"], ticket.language
    )
    if ticket.state is State.NEW and author.may_act:
        ticket = await working.take(unit, ticket.id, author, answering=True)
    said = Message(
        chat_id=row.data["chat"],
        message_id=row.data["message"],
        content=from_json(row.data["content"]),
        sent_at=unit.now,
        reply_to=row.data["reply_to"],
    )
    if await speak(unit, ticket, author, said) is not None:
        word = DeskLaterSent(operator=author.name, text=said.content.text)
        await owe(unit, to_topic(ticket, word))


async def preview_of(unit: Unit, number: int) -> int | None:
    """The message that shows what will be sent. None: nobody knows of one."""
    data = (await unit.execute(select(followups.c.data).where(followups.c.id == number))).scalar_one_or_none()
    return data.get(PREVIEW) if data else None


async def note_preview(unit: Unit, number: int, message: int) -> None:
    """This message shows what will be sent, and is brought up to date from now on."""
    of_reply = followups.c.id == number
    query = select(followups.c.data).where(of_reply).with_for_update()
    data = (await unit.execute(query)).scalar_one_or_none()
    if data is not None:
        await unit.execute(update(followups).where(of_reply).values(data=data | {PREVIEW: message}))


async def has_written_since(unit: Unit, ticket: Ticket, row: Waiting) -> bool:
    """The customer, since it was put off. Thanks changes nothing."""
    since = select(entries.c.content).where(*_of_customer(ticket.id), entries.c.id > row.data["heard"])
    said = (from_json(content) for content in (await unit.execute(since)).scalars())
    return any(not only_thanks(content) for content in said)


async def hold(unit: Unit, ticket: Ticket, row: Waiting, why: Hindrance | State) -> None:
    """It is not sent blindly: its author is asked, or told why not."""
    held = update(followups).where(followups.c.id == row.id)
    await unit.execute(held.values(data=row.data | {HELD: str(why)}))
    word = DeskLaterHeld(
        whose=Named(row.operator, row.data["name"]),
        number=row.id,
        held=why,
        text=from_json(row.data["content"]).text,
    )
    await owe(unit, to_topic(ticket, word))


# --- inside


async def _take(unit: Unit, ticket_id: int, number: int) -> Waiting:
    """The row of what waits, or was held back: whoever has it does with it what is to be done, once."""
    query = select(followups).where(
        followups.c.id == number, followups.c.ticket_id == ticket_id, followups.c.kind == str(Due.LATER)
    )
    row = (await unit.execute(query.with_for_update())).mappings().one_or_none()
    if row is None or (row["done_at"] is not None and HELD not in row["data"]):
        raise TooLate
    await unit.execute(followups.delete().where(followups.c.id == number))
    return waiting_of(row)


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


def _written(message: Message) -> dict[str, Any]:
    chat, number = _place_of(message)
    return {
        "chat": chat,
        "message": number,
        "content": to_json(message.content),
        "reply_to": message.reply_to,
    }


def _place(data: dict[str, Any]) -> tuple[int, int]:
    return data["chat"], data["message"]


def _place_of(message: Message) -> tuple[int, int]:
    return message.chat_id, message.message_id
