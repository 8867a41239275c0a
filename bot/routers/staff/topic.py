"""What is written in a ticket's topic: to the customer, as a note, or as a command (care/tickets/words/meaning.py).

Only what an admitted operator writes has an effect. What could not be done is said in the topic, because the writer
would believe that the customer has read it.
"""

from dataclasses import replace

from aiogram.types import Message as TelegramMessage
from aiogram.types import MessageReactionUpdated

from bot.delivery.finished import finished
from bot.routers.events import emoji_of, message_of
from bot.routers.staff import elsewhere, run
from bot.routers.staff.actions import COMMANDS, GENERAL, scheduled_replies
from bot.routers.staff.call import Answered, Below, Call, TicketCall, showing
from bot.routers.staff.commands import NOTE
from bot.routers.staff.elsewhere import Concern
from bot.routers.staff.people import People, Where
from bot.routers.staff.update import Desk
from bot.telegram.callback import DESK, of_ticket
from care.model.ticket import Ticket
from care.notices.topic import DeskRefused
from care.outbox import owe, to_topic
from care.people.operators import Operator
from care.staff import audit
from care.tickets.entries import Author, own_entry
from care.tickets.places import ticket_in
from care.tickets.words import calling, edits, relay
from care.tickets.words.meaning import Meaning, Meant, read
from care.tickets.words.scheduled_replies import written_at
from care.values.content import Kind, Message
from care.values.errors import Anonymous, CareError
from dialogs.customers.reminders import asked
from dialogs.engine.machine import Screen
from dialogs.staff import commands
from dialogs.staff.refusals import refusal

SAY, HOLD = "say", "hold"  # the audit log's names for words to a customer, and for those that were held back
KNOWN = frozenset(COMMANDS) | frozenset(GENERAL)


async def written(desk: Desk, people: People, message: TelegramMessage, *, edited: bool) -> None:
    """A message in the group, new or edited. Outside of tickets' topics people talk among themselves, or command us."""
    said = message_of(message)
    user = message.from_user
    if said is None or user is None:
        return
    thread = message.message_thread_id if message.is_topic_message else None
    ticket = await ticket_in(desk.unit, desk.group, thread) if thread is not None else None
    if message.sender_chat is not None:
        if ticket is not None:
            await _refuse_anonymous(desk, ticket, message.sender_chat.id)
        return
    meant = read(said.content, KNOWN, people.me.name)
    if user.is_bot or (meant.meaning is Meaning.OTHERS and not edited):
        return
    about: Concern | None = ticket
    if ticket is None and (edited or not _is_general(meant)):
        about = await elsewhere.about(desk, message, said, meant, edited=edited)
    if about is None and (edited or not _is_command(meant)):
        return  # talk among the staff
    number = about.id if isinstance(about, Ticket) else None
    where = Where(thread, said.message_id)
    operator = await people.operator(desk, user, "edit" if edited else "message", number, where=where)
    if operator is None:
        return
    if isinstance(about, Ticket):
        meant = await calling.judged(desk.unit, operator, about.customer, _unless_asked_of_the_bot(meant))
        await (_edited if edited else _say)(desk, about, operator, said, meant)
    elif about is not None:
        await elsewhere.written(desk, about, operator, said, meant)
    else:
        # A command that there is not, or not here, is answered as in a topic: nobody else would say why nothing comes.
        await _general(desk, operator, meant, said, thread)


def _unless_asked_of_the_bot(meant: Meant) -> Meant:
    """Held when it asks to be reminded at a time, as customers ask the bot: the writer may think that it listens."""
    text = meant.content.text
    asks = asked.asks(replace(meant.content, kind=Kind.TEXT)) and asked.names_a_time(text)
    return replace(meant, meaning=Meaning.HELD) if asks and meant.meaning is Meaning.WORDS else meant


def _is_general(meant: Meant) -> bool:
    """A command that concerns no ticket: it works anywhere, whatever it stands below."""
    return meant.meaning is Meaning.COMMAND and meant.name in GENERAL


def _is_command(meant: Meant) -> bool:
    """A word behind one slash, known or not, `/note` too. Any other mark is talk where there is no customer."""
    like_one = Meaning.COMMAND, Meaning.HELD, Meaning.NOTE
    return meant.meaning in like_one and meant.name != ""


async def _refuse_anonymous(desk: Desk, ticket: Ticket, chat_id: int) -> None:
    """An administrator who hides behind the group is nobody whom we could know."""
    await owe(desk.unit, to_topic(ticket, DeskRefused.of(Anonymous())))
    await audit.tried(desk.unit, chat_id, "message", Anonymous.code, ticket.id)


async def _say(desk: Desk, ticket: Ticket, operator: Operator, said: Message, meant: Meant) -> None:
    if meant.meaning is Meaning.COMMAND and said.album:
        meant = replace(meant, meaning=Meaning.HELD)  # of a part it could not be said what it is about
    try:
        if meant.meaning is not Meaning.COMMAND:
            await _relay(desk, ticket, operator, said, meant)
            return
        call = _call(desk, ticket, operator, said, meant.argument)
        answered = await run.obey(call, meant.name)
    except CareError as error:
        await owe(desk.unit, to_topic(ticket, DeskRefused.of(error)))
        return
    # The buttons of what concerns no ticket leave the ticket's messages alone.
    conversation, version = (of_ticket(ticket.id), ticket.version) if meant.name in COMMANDS else (DESK, 0)
    await _answer(call, answered, conversation, version)


async def _relay(desk: Desk, ticket: Ticket, operator: Operator, said: Message, meant: Meant) -> None:
    try:
        entry = await relay.from_operator(desk.unit, ticket.id, operator, said, meant)
    except CareError as error:
        await audit.tried(desk.unit, operator.id, SAY, error.code, ticket.id)
        raise
    if entry is not None:
        inside = NOTE if meant.meaning is Meaning.NOTE else HOLD
        deed = inside if entry.author is Author.NOTE else SAY
        await audit.write(desk.unit, operator.id, deed, ticket=ticket.id)


async def _edited(desk: Desk, ticket: Ticket, operator: Operator, said: Message, meant: Meant) -> None:
    """Judged as what is new. A mistyped command is mended by it, once: then its message is an entry no more."""
    if meant.meaning is Meaning.COMMAND and await edits.was_held(desk.unit, said):
        await edits.forget(desk.unit, said)
        await _say(desk, ticket, operator, said, meant)
        return
    try:
        effect = await _judge(desk, ticket, operator, said, meant)
    except CareError as error:
        await owe(desk.unit, to_topic(ticket, DeskRefused.of(error)))
        return
    if effect:
        await audit.write(desk.unit, operator.id, "edit", ticket=ticket.id)


async def _judge(desk: Desk, ticket: Ticket, operator: Operator, said: Message, meant: Meant) -> bool:
    """Whether anything came of it. What a command has put off is read again, without the command."""
    waits = await written_at(desk.unit, ticket.id, said)
    argument = meant.argument if meant.name in (commands.LATER.name, commands.PROMISE.name) else None
    entry = await own_entry(desk.unit, said.chat_id, said.message_id) if argument is not None else None
    if waits is not None or (entry is not None and entry.author is Author.OPERATOR):
        call = _call(desk, ticket, operator, said, argument or "")
        words, answered = await scheduled_replies.edited(call, said, waits)
        await _answer(call, answered, of_ticket(ticket.id), ticket.version)
        if words is None:
            return waits is not None
        said, meant = words, Meant(Meaning.WORDS, words.content)
    return await edits.operator_edited(desk.unit, ticket.id, operator, said, meant)


def _call(desk: Desk, ticket: Ticket, operator: Operator, said: Message, argument: str) -> TicketCall:
    _ = desk.words(operator.language)
    return TicketCall(
        desk=desk,
        operator=operator,
        words=_,
        argument=argument,
        said=said,
        chat=desk.group,
        thread=ticket.topic,
        ticket=ticket,
    )


async def _general(desk: Desk, operator: Operator, command: Meant, said: Message, thread: int | None) -> None:
    call = Call(
        desk=desk,
        operator=operator,
        words=desk.words(operator.language),
        argument=command.argument,
        said=said,
        chat=desk.group,
        thread=thread,
    )
    await obey_general(call, command.name)


async def obey_general(call: Call, name: str) -> None:
    """A command that concerns no ticket. What it gives, and why it was refused, is said where it was written."""
    try:
        answered = await run.obey(call, name)
    except CareError as error:
        answered = refusal(error, call.words)
    await _answer(call, answered, DESK, 0)


async def _answer(call: Call, answered: Answered, conversation: str, version: int) -> None:
    if answered is None:
        return
    screen = answered.screen if isinstance(answered, Below) else answered
    screen = screen if isinstance(screen, Screen) else Screen(screen)
    post = finished(call.chat, showing(call, screen), conversation, version, call.thread)
    await owe(call.desk.unit, post)


async def reacted(desk: Desk, people: People, reaction: MessageReactionUpdated) -> None:
    if reaction.user is None or reaction.user.is_bot:
        return
    operator = await people.operator(desk, reaction.user, "reaction")
    if operator is not None:
        emoji = emoji_of(reaction.new_reaction)
        at = reaction.message_id
        if await relay.operator_reacted(desk.unit, operator, desk.group, at, emoji):
            await audit.write(desk.unit, operator.id, "reaction")
