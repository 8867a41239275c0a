"""Carries one claim of the outbox to Telegram, and says what to write down of it.

A ticket's topic and card are made when something for them is first due, each written down as soon as it stands, so
that a crash leaves at most one call in doubt. What is in doubt is looked for before it is sent again
(bot/delivery/arrival/probe.py).
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeAlias

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, TelegramMethod

from bot.delivery.arrival.probe import TooEarlyError, send_once
from bot.delivery.client import Client, ids_in
from bot.delivery.context import DeliveryContext, load_papers
from bot.delivery.kinds.boards import Boards
from bot.delivery.kinds.erasing import erase, trace
from bot.delivery.kinds.exports import copy_of
from bot.delivery.kinds.fetching import fetch_replies
from bot.delivery.kinds.figures import Figures
from bot.delivery.kinds.previews import in_its_place
from bot.delivery.kinds.rendering import Letters
from bot.delivery.kinds.topics import Topics
from bot.delivery.kinds.unsending import unsend
from bot.delivery.recovery import Recovery
from bot.delivery.rendering import methods
from bot.delivery.troubles import Trouble, trouble_of
from bot.observe.metrics import Metrics
from care import outbox
from care.business import Business
from care.model.ticket import Ticket
from care.outbox import FIRST, Claim, Kind
from care.store.unit import Store, Unit
from care.tickets.delivery import in_doubt
from care.tickets.entries import find_entries
from care.values.clock import Clock
from care.values.content import Kind as ContentKind

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]
PAPERLESS = frozenset({Kind.BOARD, Kind.FETCH, Kind.UNSEND})


class Courier:
    def __init__(
        self,
        store: Store,
        client: Client,
        topics: Topics,
        boards: Boards,
        recovery: Recovery,
        business: Business,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._store, self._client, self._recovery = store, client, recovery
        self._topics, self._boards = topics, boards
        self._business, self._clock, self._metrics = business, clock, metrics

    async def deliver(self, owed: Claim) -> Settle:
        """Try once; returns what to write down. Raises nothing: an error of ours is a failure of this post alone.

        Before anything was asked of Telegram it certainly has not arrived; after that it may have.
        """
        try:
            context = await self._context(owed)
        except Exception as error:
            return self._recovery.not_tried(owed, error)
        try:
            return await self._try(owed, context)
        except TooEarlyError as early:
            until = self._clock.now() + timedelta(seconds=early.wait)
            return lambda unit: outbox.doubt(unit, owed, until)
        except Exception as error:
            return self._recovery.broken_off(owed, error)

    async def _try(self, owed: Claim, context: DeliveryContext) -> Settle:
        try:
            if owed.head.kind is Kind.FETCH:
                return await fetch_replies(self._client, self._business, owed, self._clock)
            if owed.head.kind is Kind.ERASE:
                return await erase(self._client, owed, context.words(owed, self._business), self._clock)
            if owed.head.kind is Kind.UNSEND:
                return await unsend(self._store, self._client, self._business, owed, self._clock)
            if owed.head.kind is Kind.TRACE:
                return await self._trace(owed, context)
            ids = await self._send(owed, context)
        except TelegramAPIError as error:
            trouble = trouble_of(error, owed.chat_id)
            if trouble is not Trouble.SAME:
                return await self._recovery.settle(owed, trouble, error)
            ids = []
        unproven = owed.task in self._client.unproven
        self._client.unproven.discard(owed.task)
        share = self._letters(context, owed).share(owed)
        return lambda unit: self._settle(unit, owed, share, ids, unproven=unproven)

    async def _trace(self, owed: Claim, context: DeliveryContext) -> Settle:
        """A topic or a card that was being made becomes the ticket's, which names nobody any more. A message goes."""
        thread = owed.head.body.get("topic")
        if context.ticket is not None and owed.ambiguous and not _is_elsewhere(owed, context.ticket):
            thread = await self._thread(owed, context.ticket)
        return await trace(self._client, self._store, owed, thread, context.known, self._clock)

    async def _settle(
        self, unit: Unit, owed: Claim, share: int, ids: Sequence[int], *, unproven: bool
    ) -> None:
        """Written down for the rows that went; those for which there was no room go with the next message."""
        now = self._clock.now()
        if unproven:
            self._metrics.resent()
            await in_doubt.note(unit, owed, now)
        if owed.together == FIRST:
            await self._settle_card(unit, owed)
        else:
            await outbox.finish(unit, replace(owed, rows=owed.rows[:share]), now, ids)
            if rest := owed.rows[share:]:
                await outbox.release(unit, replace(owed, rows=rest))

    async def _settle_card(self, unit: Unit, owed: Claim) -> None:
        """The card is shown, and of the texts that were claimed with it those that stand in it."""
        entries = await find_entries(unit, [row.entry_id for row in owed.rows if row.entry_id])
        below = {key for key, entry in entries.items() if not entry.in_card}
        inside = tuple(row for row in owed.rows if row.entry_id not in below)
        others = tuple(row for row in owed.rows if row.entry_id in below)
        await outbox.finish(unit, replace(owed, rows=inside), self._clock.now())
        await outbox.release(unit, replace(owed, rows=others))

    async def _send(self, owed: Claim, context: DeliveryContext) -> Sequence[int]:
        head = owed.head
        if head.kind is Kind.BOARD:
            await self._boards.draw(owed)
            return []
        if context.ticket is not None and _is_elsewhere(owed, context.ticket):
            return []
        thread = await self._thread(owed, context.ticket)
        match head.kind:
            case Kind.CARD | Kind.TITLE:
                return []
            case Kind.EDIT:
                return await self._edit(owed, context, thread)
            case Kind.REACT:
                await self._react(owed, context)
                return []
            case Kind.RELAY if self._letters(context, owed).piece(head) is None:
                return []  # it was edited meanwhile, and takes fewer messages
        return await self._message(owed, await self._method(owed, thread, context), context)

    async def _method(self, owed: Claim, thread: int | None, context: DeliveryContext) -> TelegramMethod[Any]:
        if owed.head.kind is Kind.FIGURES:
            figures = Figures(self._store, self._business, self._clock.now())
            return await figures.message(methods.place(owed.chat_id, thread), owed.head)
        if owed.head.kind is Kind.EXPORT and context.customer is not None:
            where, now = methods.place(owed.chat_id, thread), self._clock.now()
            return await copy_of(self._store, self._business, context.customer, where, owed.head, now)
        method = self._letters(context, owed).message(owed, thread)
        return await in_its_place(self._store, owed, method)

    async def _thread(self, owed: Claim, ticket: Ticket | None) -> int | None:
        """Where in the chat it goes. A ticket's topic and card are made if they are not there."""
        if owed.chat_id > 0 or ticket is None:
            return owed.head.body.get("topic")  # a word to a topic that its ticket has left
        if ticket.card is None:
            return await self._topics.stand(owed, ticket.id)
        if owed.head.kind is Kind.CARD:
            await self._topics.refresh(owed, ticket.id)
        elif owed.head.kind is Kind.TITLE:
            await self._topics.rename(owed, ticket.id)
        return ticket.topic

    async def _context(self, owed: Claim) -> DeliveryContext:
        if owed.head.kind in PAPERLESS or ("html" in owed.head.body and not owed.ambiguous):
            # It was worded when it was promised.
            return DeliveryContext(language=self._business.default_language)
        async with self._store.read() as unit:
            return await load_papers(unit, owed, self._business)

    async def _react(self, owed: Claim, context: DeliveryContext) -> None:
        """When the message is not there (yet, or any more) there is nothing to react to."""
        if context.place is None:
            await self._refresh(owed, context)
            return
        reaction = self._letters(context, owed).reaction(owed.head, owed.chat_id, context.place)
        await self._client.call(reaction, owed.chat_id)

    async def _edit(self, owed: Claim, context: DeliveryContext, thread: int | None) -> Sequence[int]:
        """Bring up to date what is there. What the message cannot become is sent anew: the ids of that."""
        if context.place is None:
            await self._refresh(owed, context)
            return []
        letters = self._letters(context, owed)
        others = [entry for entry in context.together if entry.id != owed.head.entry_id]
        content = letters.piece(owed.head)
        where = methods.place(owed.chat_id, thread, context.place)
        if (others or context.beside) and content is not None and content.kind is not ContentKind.TEXT:
            # It stood among other texts, and has become a file.
            sent = await self._message(owed, letters.anew(owed.head, where), context)
            here = {"chat_id": owed.chat_id, "message_id": context.place}
            await self._unless_same(letters.rewrite(here, others), owed.chat_id)
            return sent
        try:
            for call in letters.edits(owed.head, owed.chat_id, context.place):
                await self._unless_same(call, owed.chat_id)
        except TelegramAPIError as error:
            if content is None or trouble_of(error, owed.chat_id) is not Trouble.REFUSED:
                raise
            return await self._message(owed, letters.anew(owed.head, where), context)
        return []

    async def _refresh(self, owed: Claim, context: DeliveryContext) -> None:
        if context.ticket is not None and context.entry(owed.head).in_card:
            await self._topics.refresh(owed, context.ticket.id)  # it came to stand there meanwhile

    async def _unless_same(self, method: TelegramMethod[Any], chat_id: int) -> None:
        try:
            await self._client.call(method, chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, chat_id) is not Trouble.SAME:
                raise

    async def _message(
        self, owed: Claim, method: TelegramMethod[Any], context: DeliveryContext
    ) -> Sequence[int]:
        if isinstance(method, EditMessageText):
            return ids_in(await self._client.call(method, owed.chat_id))
        return await send_once(self._client, owed, "message", method, context.known)

    def _letters(self, context: DeliveryContext, owed: Claim) -> Letters:
        words = context.words(owed, self._business)
        return Letters(self._business, context, words, self._clock.now(), to_staff=owed.chat_id < 0)


def _is_elsewhere(owed: Claim, ticket: Ticket) -> bool:
    """Whether this group is owed nothing of it: another one has it by now, or it is hidden and has no topic yet.

    When it is shown, all of it is owed anew (care/tickets/hiding.py).
    """
    return owed.chat_id < 0 and (ticket.desk != owed.chat_id or (ticket.hidden and ticket.topic is None))
