"""What is written where no ticket stands: in a topic that its ticket has left, and in answer to feedback in General."""

from aiogram.types import Message as TelegramMessage

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


async def ticket_of(desk: Desk, number: int | None) -> Ticket | None:
    """The ticket about which this message was written."""
    entry = await own_entry(desk.unit, desk.group, number) if number else None
    return await find_ticket(desk.unit, entry.ticket) if entry is not None else None


async def left_behind(desk: Desk, thread: int, operator: Operator, said: Message, meant: Meant) -> bool:
    """Words where a ticket once stood wait for a press; a note is kept. False: none ever stood there."""
    ticket = await ticket_that_left(desk.unit, desk.group, thread)
    if ticket is None:
        return False
    what, entry = Left.COMMAND, 0
    try:
        if meant.meaning is Meaning.NOTE:
            kept = await relay.note(desk.unit, ticket.id, operator, said, meant)
            what, entry = Left.NOTE, kept.id if kept else 0
        elif meant.meaning is not Meaning.COMMAND:
            held = await desk_notes.note(desk.unit, ticket.id, operator, said)
            what, entry = Left.WORDS, held.id if held else 0
    except CareError as error:
        await audit.tried(desk.unit, operator.id, HOLD, error.code, ticket.id)
        return True
    word = DeskLeftBehind(ticket=ticket.id, desk=ticket.desk, topic=ticket.topic, what=what, entry=entry)
    post = in_topic(below(to_staff(desk.group, word), said.message_id), thread)
    await owe(desk.unit, post)
    await audit.write(desk.unit, operator.id, HOLD, ticket=ticket.id)
    return True


async def feedback_at(desk: Desk, said: Message) -> int | None:
    """The feedback that a message answers."""
    return await answers.feedback_at(desk.unit, desk.group, said.reply_to) if said.reply_to else None


async def may_be_feedback(desk: Desk, message: TelegramMessage) -> bool:
    """Whether it answers a message of ours that we do not know yet, while feedback is being shown."""
    answered = message.reply_to_message
    ours = answered is not None and answered.from_user is not None and answered.from_user.is_bot
    return ours and await answers.on_the_way(desk.unit, desk.group)


async def to_feedback(desk: Desk, operator: Operator, said: Message, meant: Meant, *, perhaps: bool) -> bool:
    """The answer reaches whoever has signed the feedback, or it is said why not. False: it answers no feedback.

    `perhaps`: it may do so, which nobody knows yet.
    """
    number = await feedback_at(desk, said)
    if number is None and not perhaps:
        return False
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
    return True
