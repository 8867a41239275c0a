"""Carries one claim of the outbox to Telegram, and says what to write down of it.

A ticket's topic and card are made when something for them is first due, each written down as soon as it
stands, so that a
crash leaves at most one call in doubt. What is in doubt is looked for before it is sent again (arrival.py).
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, TelegramMethod

from bot.metrics import Metrics
from bot.sender import methods
from bot.sender.arrival import send_once
from bot.sender.boards import Boards
from bot.sender.erasing import erase, trace
from bot.sender.exports import copy_of
from bot.sender.fetching import fetch_replies
from bot.sender.figures import Figures
from bot.sender.gate import Gate, ids_in
from bot.sender.letters import Letters
from bot.sender.mending import Mending
from bot.sender.papers import Papers, load_papers
from bot.sender.previews import in_its_place
from bot.sender.topics import Topics
from bot.sender.troubles import Trouble, trouble_of
from bot.sender.unsending import unsend
from care import outbox, resent
from care.business import Business
from care.clock import Clock
from care.content import Kind as ContentKind
from care.outbox import FIRST, Kind, Owed
from care.store.unit import Store, Unit
from care.tickets.entries import find_entries
from care.tickets.model import Ticket

Settle: TypeAlias = Callable[[Unit], Awaitable[object]]
PAPERLESS = frozenset({Kind.BOARD, Kind.FETCH, Kind.UNSEND})


class Courier:
    def __init__(
        self,
        store: Store,
        gate: Gate,
        topics: Topics,
        boards: Boards,
        mending: Mending,
        business: Business,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._store, self._gate, self._mending = store, gate, mending
        self._topics, self._boards = topics, boards
        self._business, self._clock, self._metrics = business, clock, metrics

    async def deliver(self, owed: Owed) -> Settle:
        """Try once; returns what to write down. Raises nothing: an error of ours is a failure of this post alone.

        Before anything was asked of Telegram it certainly has not arrived; after that it may have.
        """
        try:
            papers = await self._papers(owed)
        except Exception as error:
            return self._mending.not_tried(owed, error)
        try:
            return await self._try(owed, papers)
        except Exception as error:
            return self._mending.broken_off(owed, error)

    async def _try(self, owed: Owed, papers: Papers) -> Settle:
        try:
            if owed.head.kind is Kind.FETCH:
                return await fetch_replies(self._gate, self._business, owed, self._clock)
            if owed.head.kind is Kind.ERASE:
                return await erase(self._gate, owed, papers.words(owed, self._business), self._clock)
            if owed.head.kind is Kind.UNSEND:
                return await unsend(self._store, self._gate, self._business, owed, self._clock)
            if owed.head.kind is Kind.TRACE:
                return await self._trace(owed, papers)
            ids = await self._send(owed, papers)
        except TelegramAPIError as error:
            trouble = trouble_of(error, owed.chat_id)
            if trouble is not Trouble.SAME:
                return await self._mending.settle(owed, trouble, error)
            ids = []
        unproven = owed.task in self._gate.unproven
        self._gate.unproven.discard(owed.task)
        return lambda unit: self._settle(unit, owed, ids, unproven=unproven)

    async def _trace(self, owed: Owed, papers: Papers) -> Settle:
        """A topic or a card that was being made becomes the ticket's, which names nobody any more. A message goes."""
        thread = owed.head.body.get("topic")
        if papers.ticket is not None and owed.ambiguous and not _is_elsewhere(owed, papers.ticket):
            thread = await self._thread(owed, papers.ticket)
        return await trace(self._gate, self._store, owed, thread, papers.known, self._clock)

    async def _settle(self, unit: Unit, owed: Owed, ids: Sequence[int], *, unproven: bool) -> None:
        now = self._clock.now()
        if unproven:
            self._metrics.resent()
            await resent.note(unit, owed, now)
        if owed.together == FIRST:
            await self._settle_card(unit, owed)
        else:
            await outbox.finish(unit, owed, now, ids)

    async def _settle_card(self, unit: Unit, owed: Owed) -> None:
        """The card is shown, and of the texts that were claimed with it those that stand in it."""
        entries = await find_entries(unit, [row.entry_id for row in owed.rows if row.entry_id])
        below = {key for key, entry in entries.items() if not entry.in_card}
        inside = tuple(row for row in owed.rows if row.entry_id not in below)
        others = tuple(row for row in owed.rows if row.entry_id in below)
        await outbox.finish(unit, replace(owed, rows=inside), self._clock.now())
        await outbox.release(unit, replace(owed, rows=others))

    async def _send(self, owed: Owed, papers: Papers) -> Sequence[int]:
        head = owed.head
        if head.kind is Kind.BOARD:
            await self._boards.draw(owed)
            return []
        if papers.ticket is not None and _is_elsewhere(owed, papers.ticket):
            return []
        thread = await self._thread(owed, papers.ticket)
        match head.kind:
            case Kind.CARD | Kind.TITLE:
                return []
            case Kind.EDIT:
                return await self._edit(owed, papers, thread)
            case Kind.REACT:
                await self._react(owed, papers)
                return []
            case Kind.RELAY if self._letters(papers, owed).piece(head) is None:
                return []  # it was edited meanwhile, and takes fewer messages
        return await self._message(owed, await self._method(owed, thread, papers), papers)

    async def _method(self, owed: Owed, thread: int | None, papers: Papers) -> TelegramMethod[Any]:
        if owed.head.kind is Kind.FIGURES:
            figures = Figures(self._store, self._business, self._clock.now())
            return await figures.message(methods.place(owed.chat_id, thread), owed.head)
        if owed.head.kind is Kind.EXPORT and papers.customer is not None:
            where, now = methods.place(owed.chat_id, thread), self._clock.now()
            return await copy_of(self._store, self._business, papers.customer, where, owed.head, now)
        method = self._letters(papers, owed).message(owed, thread)
        return await in_its_place(self._store, owed, method)

    async def _thread(self, owed: Owed, ticket: Ticket | None) -> int | None:
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

    async def _papers(self, owed: Owed) -> Papers:
        if owed.head.kind in PAPERLESS or ("html" in owed.head.body and not owed.ambiguous):
            return Papers(language=self._business.default_language)  # it was worded when it was promised
        async with self._store.read() as unit:
            return await load_papers(unit, owed, self._business)

    async def _react(self, owed: Owed, papers: Papers) -> None:
        """When the message is not there (yet, or any more) there is nothing to react to."""
        if papers.place is None:
            await self._refresh(owed, papers)
            return
        reaction = self._letters(papers, owed).reaction(owed.head, owed.chat_id, papers.place)
        await self._gate.call(reaction, owed.chat_id)

    async def _edit(self, owed: Owed, papers: Papers, thread: int | None) -> Sequence[int]:
        """Bring up to date what is there. What the message cannot become is sent anew: the ids of that."""
        if papers.place is None:
            await self._refresh(owed, papers)
            return []
        letters = self._letters(papers, owed)
        others = [entry for entry in papers.together if entry.id != owed.head.entry_id]
        content = letters.piece(owed.head)
        where = methods.place(owed.chat_id, thread, papers.place)
        if others and content is not None and content.kind is not ContentKind.TEXT:
            # It stood among other texts, and has become a file.
            sent = await self._message(owed, letters.anew(owed.head, where), papers)
            here = {"chat_id": owed.chat_id, "message_id": papers.place}
            await self._unless_same(letters.rewrite(here, others), owed.chat_id)
            return sent
        try:
            for call in letters.edits(owed.head, owed.chat_id, papers.place):
                await self._unless_same(call, owed.chat_id)
        except TelegramAPIError as error:
            if content is None or trouble_of(error, owed.chat_id) is not Trouble.REFUSED:
                raise
            return await self._message(owed, letters.anew(owed.head, where), papers)
        return []

    async def _refresh(self, owed: Owed, papers: Papers) -> None:
        if papers.ticket is not None and papers.entry(owed.head).in_card:
            await self._topics.refresh(owed, papers.ticket.id)  # it came to stand there meanwhile

    async def _unless_same(self, method: TelegramMethod[Any], chat_id: int) -> None:
        try:
            await self._gate.call(method, chat_id)
        except TelegramAPIError as error:
            if trouble_of(error, chat_id) is not Trouble.SAME:
                raise

    async def _message(self, owed: Owed, method: TelegramMethod[Any], papers: Papers) -> Sequence[int]:
        if isinstance(method, EditMessageText):
            return ids_in(await self._gate.call(method, owed.chat_id))
        return await send_once(self._gate, owed, "message", method, papers.known)

    def _letters(self, papers: Papers, owed: Owed) -> Letters:
        words = papers.words(owed, self._business)
        return Letters(self._business, papers, words, self._clock.now(), to_staff=owed.chat_id < 0)


def _is_elsewhere(owed: Owed, ticket: Ticket) -> bool:
    """Whether this group is owed nothing of it: another one has it by now, or it is hidden and has no topic yet.

    When it is shown, all of it is owed anew (care/tickets/hiding.py).
    """
    return owed.chat_id < 0 and (ticket.desk != owed.chat_id or (ticket.hidden and ticket.topic is None))
