"""What is written in a ticket's topic: to the customer, as a note, or as a command.

Only what an admitted operator writes has an effect. What could not be done is said in the topic, because the writer
would believe that the customer has read it.
"""

from aiogram.types import Message as TelegramMessage
from aiogram.types import MessageReactionUpdated

from bot.doors import desk_deeds
from bot.doors.desk_commands import command_of
from bot.doors.desk_people import People
from bot.doors.desk_update import Desk
from bot.doors.events import emoji_of, message_of
from care import notices
from care.content import Message
from care.errors import CareError
from care.operators import Operator
from care.outbox import owe
from care.tickets import relay
from care.tickets.model import Ticket
from care.tickets.places import ticket_in


async def written(desk: Desk, people: People, message: TelegramMessage, *, edited: bool) -> None:
    """A message in the group, new or edited. In General and in topics of no ticket, people talk among themselves."""
    said = message_of(message)
    user = message.from_user
    if said is None or user is None or not message.is_topic_message or message.message_thread_id is None:
        return
    ticket = await ticket_in(desk.unit, desk.group, message.message_thread_id)
    if ticket is None:
        return
    if message.sender_chat is not None:  # an anonymous administrator: nobody we could know
        await owe(desk.unit, desk.now, notices.desk_refused(ticket, "anonymous", {}))
        return
    if user.is_bot:
        return
    operator = await people.operator(desk, user, "edit" if edited else "message")
    if operator is None:
        return
    if edited:
        await relay.operator_edited(desk.unit, operator, said, desk.now)
    else:
        await _say(desk, ticket, operator, said)


async def _say(desk: Desk, ticket: Ticket, operator: Operator, said: Message) -> None:
    command = command_of(said.content.text)
    try:
        if command is not None:
            await desk_deeds.obey(desk, ticket, operator, command)
        else:
            await relay.from_operator(desk.unit, ticket.id, operator, said, desk.now)
    except CareError as error:
        await owe(desk.unit, desk.now, notices.desk_refused(ticket, error.code, error.fields))


async def reacted(desk: Desk, people: People, reaction: MessageReactionUpdated) -> None:
    if reaction.user is None or reaction.user.is_bot:
        return
    operator = await people.operator(desk, reaction.user, "reaction")
    if operator is not None:
        emoji = emoji_of(reaction.new_reaction)
        await relay.operator_reacted(desk.unit, operator, desk.group, reaction.message_id, emoji, desk.now)
