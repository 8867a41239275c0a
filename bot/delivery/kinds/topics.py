"""A ticket's topic and card in the staff group: made when first needed, kept up to date, made again when
they are gone.
"""

from collections.abc import Set
from dataclasses import replace
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import (
    CloseForumTopic,
    CreateForumTopic,
    EditForumTopic,
    EditMessageText,
    ReopenForumTopic,
    SendMessage,
    TelegramMethod,
)

from bot.delivery.arrival.probe import send_once, written_down
from bot.delivery.client import Client
from bot.delivery.context import Case, load_case
from bot.delivery.open_panels import FRESH, OpenPanels
from bot.delivery.rendering.markup import edit_of, keyboard
from bot.delivery.troubles import Trouble, trouble_of
from care.business import Business
from care.model.ticket import Ticket
from care.outbox import FIRST, Claim, owe, redraw, retitle
from care.store.unit import Store
from care.tickets import places
from care.tickets.entries import Author, fitting
from care.values.clock import Clock
from dialogs.engine.machine import Screen
from dialogs.language.words import Words
from dialogs.staff.card import CardFacts, render_card, render_title


class Topics:
    def __init__(
        self,
        store: Store,
        client: Client,
        business: Business,
        clock: Clock,
        panels: OpenPanels | None = None,
    ) -> None:
        self._store, self._client, self._business, self._clock = store, client, business, clock
        self._panels = panels or OpenPanels()
        self._titles: dict[int, str] = {}  # what each topic is called now, as far as this process knows

    async def stand(self, owed: Claim, ticket_id: int) -> int:
        """The thread of the ticket's topic, with its card in it; both are made if they are not there.

        Texts that were claimed with a first card stand in it, as many as fit.
        """
        case = _with_texts(await self._case(ticket_id), owed)
        topic = case.ticket.topic or await self._make_topic(owed, case)
        if case.ticket.topic is None or case.ticket.card is None:
            await self._make_card(owed, case, topic)
        return topic

    async def refresh(self, owed: Claim, ticket_id: int) -> None:
        """Bring the card up to date; the title later, when the group has a call to spare."""
        case = await self._case(ticket_id)
        ticket = case.ticket
        screen = self._card(case)
        panel = self._panels.on(owed.chat_id, ticket.card or 0, ticket.version)
        if panel is not None and panel.screen.text:  # it stands in the place of the card
            await self._owe_later(ticket)
            return
        screen = replace(screen, rows=panel.screen.rows) if panel else screen
        edit = EditMessageText(
            chat_id=owed.chat_id,
            message_id=ticket.card or 0,
            text=screen.text,
            parse_mode="HTML",
            reply_markup=keyboard(screen, f"t{ticket.id}", ticket.version),
        )
        await self._unless({Trouble.SAME}, edit, owed.chat_id)
        opened = self._panels.on(owed.chat_id, ticket.card or 0, ticket.version)
        if opened is not None and opened is not panel:  # while that was on its way, or waited for the budget
            await self._unless({Trouble.SAME}, edit_of(opened), owed.chat_id)
        await self._owe_title(case)

    async def rename(self, owed: Claim, ticket_id: int) -> None:
        """Bring the title up to date. The topic of a ticket that is over is closed when its time has come.

        If such a topic is gone by then, nobody misses it.
        """
        case = await self._case(ticket_id)
        ticket, title = case.ticket, self._title(case)
        where: dict[str, Any] = {"chat_id": owed.chat_id, "message_thread_id": ticket.topic or 0}
        harmless = {Trouble.SAME} if ticket.is_open else {Trouble.SAME, Trouble.NO_TOPIC}
        if self._titles.get(ticket_id) != title:
            await self._unless(harmless, EditForumTopic(**where, name=title), owed.chat_id)
            self._titles[ticket_id] = title
        if ticket.topic_closed:
            call = ReopenForumTopic if ticket.is_open else CloseForumTopic
            await self._unless(harmless, call(**where), owed.chat_id)
            await self._note_opened(ticket)

    async def _note_opened(self, ticket: Ticket) -> None:
        if ticket.is_open:
            async with self._store.write() as unit:
                await places.topic_opened(unit, ticket.id)
                await unit.commit()

    async def _owe_later(self, ticket: Ticket) -> None:
        """The card is brought up to date once nobody is choosing from a panel there any more."""
        async with self._store.write() as unit:
            now = self._clock.now()
            await owe(unit, now, redraw(ticket.desk, ticket.id, now + FRESH))
            await unit.commit()

    async def _owe_title(self, case: Case) -> None:
        opens = case.ticket.is_open and case.ticket.topic_closed
        if self._titles.get(case.ticket.id) == self._title(case) and not opens:
            return
        async with self._store.write() as unit:
            await owe(unit, self._clock.now(), retitle(case.ticket.desk, case.ticket.id, opens=opens))
            await unit.commit()

    def _title(self, case: Case) -> str:
        return render_title(case.ticket, case.customer, self._words(case))

    async def _make_topic(self, owed: Claim, case: Case) -> int:
        title = self._title(case)
        method = CreateForumTopic(chat_id=owed.chat_id, name=title)
        thread = (await send_once(self._client, owed, "topic", method))[0]
        self._titles[case.ticket.id] = title
        async with self._store.write() as unit:
            await places.set_topic(unit, case.ticket.id, thread)
            await unit.commit()
        written_down(self._client, owed, "topic")
        return thread

    async def _make_card(self, owed: Claim, case: Case, topic: int) -> None:
        screen = self._card(case)
        markup = keyboard(screen, f"t{case.ticket.id}", case.ticket.version)
        method = SendMessage(
            chat_id=owed.chat_id,
            message_thread_id=topic,
            text=screen.text,
            parse_mode="HTML",
            reply_markup=markup,
        )
        card = (await send_once(self._client, owed, "card", method))[0]
        async with self._store.write() as unit:
            inside = [entry.id for entry in case.entries if entry.in_card]
            await places.set_card(unit, case.ticket.id, card, inside)
            await unit.commit()
        written_down(self._client, owed, "card")
        await self._owe_title(case)

    async def _unless(self, harmless: Set[Trouble], method: TelegramMethod[Any], chat_id: int) -> None:
        try:
            await self._client.call(method, chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, chat_id) not in harmless:
                raise

    async def _case(self, ticket_id: int) -> Case:
        async with self._store.read() as unit:
            case = await load_case(unit, ticket_id, self._business)
        if case is None:
            raise LookupError(f"ticket {ticket_id} is owed to the desk, and is not in the store")
        return case

    def _words(self, case: Case) -> Words:
        return Words(self._business.desk_language(case.ticket.department), self._business.tz)

    def _card(self, case: Case) -> Screen:
        said = [entry for entry in case.entries if entry.author is Author.CUSTOMER]
        shown = [entry.content for entry in said if entry.in_card]
        facts = CardFacts(
            self._business,
            self._clock.now(),
            shown,
            attachments=len(said) - len(shown),
            earlier=case.earlier,
            feedback=case.feedback,
            earned=case.earned,
            ban=case.ban,
            related=case.related,
            notes=case.notes,
            speakers=case.speakers,
        )
        return render_card(case.ticket, case.customer, facts, self._words(case))


def _with_texts(case: Case, owed: Claim) -> Case:
    """The case as if the texts that were claimed with its first card had stood in it from the beginning."""
    if owed.together != FIRST:
        return case
    claimed = {row.entry_id for row in owed.rows}
    taken = {
        entry.id for entry in fitting(case.entries, [each for each in case.entries if each.id in claimed])
    }
    return replace(
        case,
        entries=[replace(each, in_card=True) if each.id in taken else each for each in case.entries],
    )
