"""What an update says, and to whom: to the bot, or to people. What is for them has reached them by then."""

from dataclasses import replace

import structlog
from aiogram.types import CallbackQuery, ChatMemberUpdated, MessageReactionUpdated, Update
from aiogram.types import Message as TelegramMessage

from bot.routers.customer.given import GivenLately
from bot.routers.customer.meant import is_new_in_effect, ticket_for, yes_to_a_question
from bot.routers.customer.visits import Visit
from bot.routers.events import emoji_of, message_of
from bot.routers.me import Me
from bot.telegram.callback import NOTICE, Callback
from care.customers import reach
from care.model.ticket import Ticket
from care.staff import audit
from care.store.unit import Unit
from care.tickets.words import changes, relay
from care.tickets.words.lookup import is_another_matter, is_in_doubt
from care.values.content import Message
from dialogs.customers import commands, unsent
from dialogs.customers.reminders import asked
from dialogs.customers.writing import order_number, told
from dialogs.driver import talk
from dialogs.driver.talk import Heard, Linked, Pressed, Relayed
from dialogs.engine.machine import Said, Sent

log = structlog.get_logger()


class Hearing:
    def __init__(self, given: GivenLately, me: Me) -> None:
        self._given, self._me = given, me

    async def hear(self, unit: Unit, visit: Visit, update: Update) -> Heard | None:
        """What was said to the bot, or None when it was for somebody else, and has reached them."""
        await _see(unit, visit, update)
        match update.event:
            case CallbackQuery() as press:
                return await _pressed(unit, press)
            case TelegramMessage() as message:
                said = message_of(message)
                if said is None:
                    return None
                if update.edited_message is not None and await _corrects(unit, visit, message, said):
                    return None
                return await self._said(unit, visit, message, said, edited=update.edited_message is not None)
            case MessageReactionUpdated(chat=chat, message_id=message_id, new_reaction=reaction):
                await changes.customer_reacted(unit, chat.id, message_id, emoji_of(reaction))
        return None

    async def _said(
        self, unit: Unit, visit: Visit, message: TelegramMessage, said: Message, *, edited: bool
    ) -> Heard | None:
        command = commands.read(message.text or "", self._me.name)
        if command is None:
            visit.conversation = talk.left_behind(visit.conversation, unit.now)
        for_us = asked.asks(said.content)  # whoever they talk with, reminders are the bot's
        to_staff = (visit.served and not visit.listens and not for_us) or said.reply_to is not None
        if command is not None and (commands.is_known(command) or not to_staff):
            return command
        # The edit of what is kept nowhere, as anonymous feedback is not, or more of that: it goes nowhere by itself.
        if edited or self._given.may_go_on(visit, said, unit.now):
            return Said(said, corrected=True)
        if yes := await yes_to_a_question(unit, visit, said):
            return yes
        if ticket := await ticket_for(unit, visit, said, to_staff=to_staff):
            return await _relayed(unit, visit, ticket, said)
        return Said(said) if message.text is not None else Sent(said)


async def _see(unit: Unit, visit: Visit, update: Update) -> None:
    """Who writes to us can be written to, whatever Telegram last said."""
    match update.event:
        case ChatMemberUpdated(new_chat_member=member):
            within_reach, before = member.status != "kicked", None
        case _ if update.message is not None or update.callback_query is not None:
            within_reach, before = True, not visit.customer.blocked
        case _:
            return
    if within_reach != before:
        await (reach.regained if within_reach else reach.lost)(unit, visit.customer.id)
        visit.customer = replace(visit.customer, blocked=not within_reach)


async def _pressed(unit: Unit, press: CallbackQuery) -> Heard:
    """Whether the button stands on the screen, the conversation knows. What none carries is forged."""
    callback = Callback.read(press.data)
    if callback is None or callback.is_staffs:
        log.warning("forged_button", user_id=press.from_user.id)
        await audit.tried(unit, press.from_user.id, "press", audit.FORGED)
        return Pressed("", 0, "")
    if callback.conversation == NOTICE:
        return Linked(callback.action, callback.argument)
    return Pressed(callback.conversation, callback.version, callback.action, callback.argument)


async def _corrects(unit: Unit, visit: Visit, edit: TelegramMessage, said: Message) -> bool:
    """An edit of what stands in a ticket or waits in a form changes it there, and says nothing new."""
    number = order_number.read(said.content.text)
    reread = number is not None and await changes.order_corrected(unit, said, number)
    known = await changes.customer_edited(unit, said) or reread or talk.holds(visit.conversation, said)
    if known or not is_new_in_effect(edit, unit.now):
        visit.conversation = talk.corrected(visit.conversation, said)
        return True
    return False


async def _relayed(unit: Unit, visit: Visit, ticket: Ticket, said: Message) -> Relayed | None:
    """Into the ticket, behind what waited for its place. None: it goes without saying that it went there."""
    formed = visit.before.is_form
    placed, waiting = unsent.take_offered(visit.conversation, unit.now)
    if is_another_matter(waiting, ticket):
        waiting = ()
    else:
        visit.conversation = placed
    # Half a form stands aside for the person who has written to them since.
    visit.conversation = talk.park(visit.conversation, unit.now)
    words = (*waiting, said)
    reopened = await relay.all_from_customer(unit, ticket, visit.customer, words)
    others = visit.open_tickets - ticket.is_open
    if not (reopened or waiting or await is_in_doubt(unit, ticket, said, others=others, formed=formed)):
        if visit.conversation.dialog == told.DIALOG.name:  # that was about words before
            visit.conversation = talk.at_home(visit.conversation, unit.now)
        return None
    return Relayed(ticket.id, words, reopened)
