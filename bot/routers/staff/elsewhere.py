"""What is written where no ticket stands: in a topic that its ticket has left, and in answer to feedback in General."""

from dataclasses import dataclass
from typing import TypeAlias

from aiogram.types import Message as TelegramMessage

from bot.routers.staff.run import UNSEND
from bot.routers.staff.update import Desk
from care.feedback import answers
from care.model.ticket import Ticket
from care.notices.held import DeskLeftBehind, FeedbackSent, FeedbackUnanswered, Left
from care.notices.notice import ToStaff
from care.outbox import below, in_topic, owe, to_staff
from care.people.operators import Operator
from care.staff import audit
from care.tickets.entries import own_entry
from care.tickets.places import ticket_that_left
from care.tickets.rows import find_ticket
from care.tickets.words import calling, relay
from care.tickets.words.meaning import Meaning, Meant
from care.tickets.work import working as desk_notes
from care.values.content import Message
from care.values.errors import CareError, LooksLikeACommand, NotThereYet

SAY, HOLD = "say", "hold"


@dataclass(frozen=True)
class HasLeft:
    """It was written in a topic in which this ticket stood once."""

    ticket: Ticket
    thread: int


@dataclass(frozen=True)
class Feedback:
    """It answers this feedback; None: perhaps one that is being shown just now, which nobody knows yet."""

    number: int | None


Concern: TypeAlias = Ticket | HasLeft | Feedback


async def about(
    desk: Desk, message: TelegramMessage, said: Message, meant: Meant, *, edited: bool
) -> Concern | None:
    """What it is about, if not the ticket in whose topic it stands. None: it is talk among the staff, or a command."""
    if edited or meant.name == UNSEND:
        ticket = await _ticket_of(desk, said.message_id if edited else said.reply_to)
        if ticket is not None or edited:
            return ticket
    if message.is_topic_message and message.message_thread_id is not None:
        thread = message.message_thread_id
        ticket = await ticket_that_left(desk.unit, desk.group, thread)
        return HasLeft(ticket, thread) if ticket is not None else None
    if meant.meaning is Meaning.NOTE or said.reply_to is None:
        return None
    number = await answers.feedback_at(desk.unit, desk.group, said.reply_to)
    return Feedback(number) if number is not None or await _may_be_feedback(desk, message) else None


async def written(
    desk: Desk, about: HasLeft | Feedback, operator: Operator, said: Message, meant: Meant
) -> None:
    if isinstance(about, HasLeft):
        await _left_behind(desk, about, operator, said, meant)
    else:
        await _to_feedback(desk, about.number, operator, said, meant)


async def _ticket_of(desk: Desk, number: int | None) -> Ticket | None:
    """The ticket about which this message was written."""
    entry = await own_entry(desk.unit, desk.group, number) if number else None
    return await find_ticket(desk.unit, entry.ticket) if entry is not None else None


async def _may_be_feedback(desk: Desk, message: TelegramMessage) -> bool:
    """Whether it answers a message of ours that we do not know yet, while feedback is being shown."""
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.is_bot
    return ours and await answers.on_the_way(desk.unit, desk.group)


async def _left_behind(desk: Desk, about: HasLeft, operator: Operator, said: Message, meant: Meant) -> None:
    """Words where a ticket once stood wait for a press; a note is kept."""
    ticket, what, entry = about.ticket, Left.COMMAND, 0
    try:
        if meant.meaning is Meaning.NOTE:
            kept = await relay.note(desk.unit, ticket.id, operator, said, meant)
            what, entry = Left.NOTE, kept.id if kept else 0
        elif meant.meaning is not Meaning.COMMAND:
            held = await desk_notes.note(desk.unit, ticket.id, operator, said)
            what, entry = Left.WORDS, held.id if held else 0
    except CareError as error:
        await audit.tried(desk.unit, operator.id, HOLD, error.code, ticket.id)
        return
    word = DeskLeftBehind(ticket=ticket.id, desk=ticket.desk, topic=ticket.topic, what=what, entry=entry)
    post = in_topic(below(to_staff(desk.group, word), said.message_id), about.thread)
    await owe(desk.unit, post)
    await audit.write(desk.unit, operator.id, HOLD, ticket=ticket.id)


async def _to_feedback(
    desk: Desk, number: int | None, operator: Operator, said: Message, meant: Meant
) -> None:
    """The answer reaches whoever has signed the feedback, or it is said why not."""
    try:
        if number is None:
            raise NotThereYet
        author = await answers.author_of(desk.unit, number)
        meant = await calling.judged(desk.unit, operator, author, meant)
        if meant.meaning is not Meaning.WORDS:
            raise LooksLikeACommand(name=meant.name)
        async with desk.unit.savepoint():
            ticket, customer = await answers.answer(desk.unit, number, operator, said)
    except CareError as error:
        word: ToStaff = FeedbackUnanswered.of(error)
        await audit.tried(desk.unit, operator.id, SAY, error.code)
    else:
        word = FeedbackSent(number=ticket.id, name=customer.name)
        await audit.write(desk.unit, operator.id, SAY, ticket=ticket.id, feedback=number)
    await owe(desk.unit, below(to_staff(desk.group, word), said.message_id))
