"""The customers' router: private chats. What a person writes is an answer to a form, a word to their operator,
or free text.

All updates of a round are read with one query and written with one statement; what they cause beyond the conversation
(a ticket, a relay) are care's commands in the same transaction.
"""

from collections.abc import MutableMapping, Sequence
from dataclasses import replace

import structlog
from aiogram.types import CallbackQuery, ChatMemberUpdated, MessageReactionUpdated, Update, User
from aiogram.types import Message as TelegramMessage

from bot.delivery.finished import finished
from bot.routers import contact_keyboard, spoken
from bot.routers import facts as known_facts
from bot.routers.banned import Banned
from bot.routers.events import emoji_of, message_of
from bot.routers.given import GivenLately
from bot.routers.me import Me
from bot.routers.meant import is_new_in_effect, is_of_album, ticket_for, yes_to_a_question
from bot.routers.twice import PressedTwice, is_current
from bot.routers.visits import Visit, load_visits, newest_screen, save_visits
from bot.telegram.answers import Answer, Retire, Show
from bot.telegram.callback import NOTICE, Callback
from care import outbox
from care.business import Business
from care.commands import DeleteMe, Done, GiveFeedback, SetCloseness, SetLanguage, SetWishes, SetZone
from care.customers import reach
from care.handlers import carry_out
from care.model.ticket import Ticket
from care.people import customers as people
from care.staff import audit
from care.store.unit import Unit
from care.tickets.words import changes, relay
from care.tickets.words.lookup import is_another_matter, is_in_doubt
from care.values.content import Message
from dialogs.customers import commands, parts, unsent
from dialogs.customers.reminders import asked
from dialogs.customers.writing import order_number, told
from dialogs.driver import talk
from dialogs.driver.talk import Heard, Linked, Load, Outcome, Pressed, Relayed
from dialogs.engine.machine import Said, Sent
from dialogs.engine.machine import Screen as DialogScreen
from dialogs.language.places import words_for

log = structlog.get_logger()

ABOUT_THEM = (
    SetLanguage | SetZone | SetCloseness | SetWishes | DeleteMe
)  # commands that change what we know of a person


class CustomerRouter:
    def __init__(self, business: Business, shown: MutableMapping[int, int], me: Me | None = None) -> None:
        """`shown`: the screens that were drawn lately, by chat (bot/delivery/screens.py)."""
        self._business, self._shown = business, shown
        self._given = GivenLately(business.flood)
        self._me = me or Me()
        self._twice = PressedTwice()
        self._banned = Banned(business, self._me)

    async def handle(self, unit: Unit, updates: Sequence[Update]) -> list[Answer]:
        """The effect of updates of different private chats; what to answer once it is committed."""
        users = [user for update in updates if (user := _sender_of(update))]
        visits = await load_visits(unit, users)
        answers: list[Answer] = []
        talked: list[Visit] = []
        for update in updates:
            user = _sender_of(update)
            if user is None:
                continue
            visit = visits[user.id]
            if visit.ban is not None:
                held = await self._banned.hold(unit, visit, update)
                if held is not None:
                    answers += held
                    continue
            await self._see(unit, visit, update)
            heard = await self._hear(unit, visit, update)
            press = update.callback_query
            if heard is not None and self._twice.is_again(unit, press, heard, visit.before):
                answers += spoken.quietly(press)
            elif heard is not None:
                self._given.heard(user.id, heard)
                answers += await self._talk(unit, visit, heard, update)
                if not visit.erased:
                    talked.append(visit)
            elif visit.conversation != visit.before:
                answers += await self._redraw(unit, visit)
                talked.append(visit)
            if not visit.erased:
                await contact_keyboard.follow(unit, user.id, visit.before, visit.conversation)
        await save_visits(unit, talked)
        return answers

    async def _see(self, unit: Unit, visit: Visit, update: Update) -> None:
        """Who writes to us can be written to, whatever Telegram last said."""
        if visit.customer.blocked and (update.message is not None or update.callback_query is not None):
            await reach.regained(unit, visit.customer.id)
            visit.customer = replace(visit.customer, blocked=False)

    # --- what it is

    async def _hear(self, unit: Unit, visit: Visit, update: Update) -> Heard | None:
        """What was said to the bot, or None when it was for somebody else, and has reached them."""
        match update.event:
            case CallbackQuery() as press:
                return await _pressed(unit, press)
            case ChatMemberUpdated() as change:
                blocked = change.new_chat_member.status == "kicked"
                if blocked:
                    await reach.lost(unit, visit.customer.id)
                else:
                    await reach.regained(unit, visit.customer.id)
            case MessageReactionUpdated() as reaction:
                await changes.customer_reacted(
                    unit, reaction.chat.id, reaction.message_id, emoji_of(reaction.new_reaction)
                )
            case TelegramMessage() as message:
                return await self._hear_message(
                    unit, visit, message, edited=update.edited_message is not None
                )
        return None

    async def _hear_message(
        self, unit: Unit, visit: Visit, message: TelegramMessage, *, edited: bool
    ) -> Heard | None:
        said = message_of(message)
        if said is None:
            return None
        number = order_number.read(said.content.text) if edited else None
        reread = number is not None and await changes.order_corrected(unit, said, number)
        if edited and (
            await changes.customer_edited(unit, said)
            or reread
            or talk.holds(visit.conversation, said)
            or not is_new_in_effect(message, unit.now)
        ):
            visit.conversation = talk.corrected(visit.conversation, said)
            return None
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
        ticket = await ticket_for(unit, visit, said, to_staff=to_staff)
        if ticket is not None:
            return await self._relay(unit, visit, ticket, said)
        return Said(said) if message.text is not None else Sent(said)

    async def _relay(self, unit: Unit, visit: Visit, ticket: Ticket, said: Message) -> Relayed | None:
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

    # --- the conversation

    async def _talk(self, unit: Unit, visit: Visit, heard: Heard, update: Update) -> list[Answer]:
        before = visit.before
        outcome = await self._advance(unit, visit, heard)
        visit.conversation = outcome.conversation
        visit.screen = newest_screen(visit, self._shown)
        press = update.callback_query
        # Spoken in this order: what they wait to see comes first.
        toast: list[Answer] = [*spoken.toast(press, outcome)]
        after = talk.begun(before.among) if visit.erased else outcome.conversation
        self._twice.carried_out(unit, press, heard, before, after)
        pressed = (
            press.message.message_id
            if press is not None and press.message is not None and is_current(heard, before)
            else None
        )
        if outcome.kept is not None:
            await self._keep(unit, visit, outcome)
            old, visit.screen = pressed or visit.screen, None
            self._shown.pop(visit.customer.id, None)
            if old is None:
                return toast
            return [*toast, self._retire(visit, old, outcome.stays)]
        return [self._show(visit, outcome, heard, pressed, before), *toast, *spoken.used(press, heard)]

    def _retire(self, visit: Visit, screen: int, stays: str) -> Retire:
        return Retire(visit.customer.id, screen, visit.before.is_passing, self._over(visit), stays)

    def _over(self, visit: Visit) -> str:
        return parts.over(words_for(visit.customer, self._business))

    async def _advance(self, unit: Unit, visit: Visit, heard: Heard) -> Outcome:
        """Drive the conversation: give it the facts it asks for, carry out what it commands."""
        way = talk.advance(visit.conversation, heard)
        try:
            request = next(way)
            while True:
                if isinstance(request, Load):
                    request = way.send(
                        await known_facts.asked(
                            unit, visit.customer, request, visit.reminded_at, self._me.name
                        )
                    )
                else:
                    command = request.command
                    if isinstance(command, GiveFeedback):
                        command = self._given.counted(unit, visit.customer.id, command)
                    result = await carry_out(unit, command, visit.customer)
                    visit.erased = visit.erased or (isinstance(command, DeleteMe) and result == Done())
                    if isinstance(request.command, ABOUT_THEM):
                        visit.customer = await people.find(unit, visit.customer.id) or visit.customer
                    request = way.send(result)
        except StopIteration as done:
            outcome: Outcome = done.value
            return outcome

    async def _redraw(self, unit: Unit, visit: Visit) -> list[Answer]:
        """What they have edited stands on the screen, perhaps: draw it again where it is. What is over goes."""
        before = visit.before
        me = self._me.name
        facts = await known_facts.load(unit, visit.customer, visit.conversation.needs, visit.reminded_at, me)
        visit.conversation = conversation = talk.reread(before, visit.conversation, facts)
        visit.screen = newest_screen(visit, self._shown)
        if visit.screen is None:
            return []
        if conversation.dialog != before.dialog and not before.is_form:
            old, visit.screen = visit.screen, None
            self._shown.pop(visit.customer.id, None)
            facts = await known_facts.load(unit, visit.customer, before.needs)
            return [self._retire(visit, old, talk.stays(before, facts))]
        facts = await known_facts.load(unit, visit.customer, conversation.needs, visit.reminded_at, me)
        screen = talk.draw(conversation, facts)
        return [Show(visit.customer.id, conversation.dialog, conversation.version, screen, edit=visit.screen)]

    async def _keep(self, unit: Unit, visit: Visit, outcome: Outcome) -> None:
        """A finished screen is a promise given: it must arrive, so it goes through the outbox.

        In the words of now: who has just had their data deleted is a stranger when it is sent.
        """
        if outcome.kept is not None:
            menu = parts.menu(words_for(visit.customer, self._business))
            screen = DialogScreen(outcome.kept.text, (*outcome.kept.rows, (menu,)))
            await outbox.owe(unit, finished(visit.customer.id, screen, NOTICE))

    def _show(
        self, visit: Visit, outcome: Outcome, heard: Heard, pressed: int | None, before: talk.Conversation
    ) -> Show:
        screen = outcome.screen
        if outcome.note is not None and not isinstance(heard, Pressed | Linked):
            screen = DialogScreen(outcome.note + "\n\n" + screen.text, screen.rows)
        conversation = outcome.conversation
        return Show(
            visit.customer.id,
            conversation.dialog,
            conversation.version,
            screen,
            edit=None if outcome.stays else pressed,
            retire=pressed or visit.screen,
            lapsed=before.is_passing,
            over=self._over(visit),
            stays=outcome.stays,
            settle=is_of_album(heard),
        )


def _sender_of(update: Update) -> User | None:
    """Who did it. None for what nobody did (a channel's post, an anonymous reaction)."""
    event = update.event
    return getattr(event, "from_user", None) or getattr(event, "user", None)


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
