"""What to do when Telegram refuses: heal what can be healed, tell people what cannot, lose nothing silently."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

import structlog
from aiogram.exceptions import TelegramAPIError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.methods import ReopenForumTopic

from bot.delivery.kind import Services
from bot.delivery.registry import kind_of
from bot.delivery.troubles import Trouble
from bot.observe.metrics import Metrics
from care import outbox
from care.customers import reach
from care.notices.group import StaffUnreachable
from care.notices.private import GroupTrouble
from care.notices.undelivered import Refused
from care.outbox import Claim, said_once, to_staff
from care.people.operators import find_operator
from care.store.away import is_away
from care.store.unit import Unit
from care.tickets import places
from care.tickets.delivery import undelivered
from care.tickets.rows import find_ticket
from care.values.backoff import growing

log = structlog.get_logger()
Settle: TypeAlias = Callable[[Unit], Awaitable[object]]

PAUSE = timedelta(seconds=1)  # the first wait of a post in doubt; each further one is twice as long
LONGEST = timedelta(seconds=30)
TRIES = 8  # in two minutes, of a post that a mistake of ours keeps from being sent
SHUT_OUT = timedelta(minutes=1)  # between looks at a group that we may not write to
CARD, LONGEST_CARD = timedelta(seconds=10), timedelta(minutes=30)  # between tries of a card that is refused
TOLD_CARD = 8  # tries: the admins hear of it at once, and then every few hours
TOGETHER = timedelta(seconds=2)  # what is refused in one burst is one word to the admins
TOLD_EVERY = 60  # looks: the admins hear of it at once, and then every hour


class Recovery:
    def __init__(self, services: Services, metrics: Metrics) -> None:
        self._store, self._client = services.store, services.client
        self._metrics = metrics
        self._said: dict[int, date] = {}  # of whom, and when, it was said that nothing reaches them

    async def settle(self, owed: Claim, trouble: Trouble, error: TelegramAPIError | None) -> Settle:
        """What to write down about a post that Telegram did not take. `error`: what it said, if it was heard."""
        log.info("post_not_taken", post=owed.head.id, kind=owed.head.kind, trouble=trouble)
        match trouble:
            case Trouble.LATER:
                seconds = (
                    error.retry_after if isinstance(error, TelegramRetryAfter) else SHUT_OUT.total_seconds()
                )
                return lambda unit: outbox.postpone(unit, owed, unit.now + timedelta(seconds=seconds))
            case Trouble.DOUBT:
                self._metrics.doubted()
                wait = growing(PAUSE, owed.head.attempts - 1, LONGEST)
                return lambda unit: outbox.doubt(unit, owed, unit.now + wait)
            case Trouble.BLOCKED:
                return lambda unit: self._unreachable(unit, owed)
            case Trouble.SHUT_OUT:
                return lambda unit: self._shut_out(unit, owed, error)
            case Trouble.MOVED if isinstance(error, TelegramMigrateToChat):
                to = error.migrate_to_chat_id
                return lambda unit: places.group_moved(unit, owed.chat_id, to)
            case Trouble.NO_TOPIC | Trouble.NO_MESSAGE if (
                owed.head.ticket_id is not None and owed.chat_id < 0
            ):
                return lambda unit: self._remake(unit, owed, trouble)
            case Trouble.CLOSED_TOPIC:
                return await self._reopen(owed)
            case Trouble.NO_MESSAGE | Trouble.SAME:
                return lambda unit: outbox.finish(unit, owed)
        return lambda unit: self._give_up(unit, owed, error)

    async def _unreachable(self, unit: Unit, owed: Claim) -> None:
        """Of one of the staff the others hear once a day: alerts that nobody gets are no alerts."""
        await reach.lost(unit, owed.chat_id)
        person = await find_operator(unit, owed.chat_id)
        if person is None or not person.may_act or self._said.get(person.id) == unit.now.date():
            return
        word = to_staff(
            self._store.business.staff_group, StaffUnreachable(person=person.id, name=person.name)
        )
        await outbox.owe(unit, word)
        unit.after_commit(lambda: self._said.update({person.id: unit.now.date()}))

    def not_tried(self, owed: Claim, error: Exception) -> Settle:
        """An error of ours, or the store's, before anything was asked of Telegram.

        Of texts that waited together the first is to blame, and keeps back no other for good.
        """
        first = owed if owed.ambiguous or owed.together != "text" else replace(owed, rows=owed.rows[:1])
        settle = self._failed(first, error, lambda unit, until: outbox.postpone(unit, first, until))
        others = replace(owed, rows=owed.rows[len(first.rows) :])

        async def both(unit: Unit) -> None:
            await settle(unit)
            if others.rows:
                await outbox.release(unit, others)

        return both

    def broken_off(self, owed: Claim, error: Exception) -> Settle:
        """An error of ours, or the store's, after Telegram may have done what was owed."""
        return self._failed(owed, error, lambda unit, until: outbox.doubt(unit, owed, until))

    def _failed(
        self, owed: Claim, error: Exception, later: Callable[[Unit, datetime], Awaitable[None]]
    ) -> Settle:
        """The store comes back. A mistake of ours may stay: the post is set aside then, until the next start."""
        wait = growing(PAUSE, owed.head.attempts - 1, LONGEST)
        if is_away(error):
            log.warning("store_away", post=owed.head.id, kind=owed.head.kind, error=type(error).__name__)
        else:
            log.error("post_failed", post=owed.head.id, kind=owed.head.kind, exc_info=error)
            if owed.head.attempts >= TRIES:
                return lambda unit: outbox.set_aside(unit, owed, type(error).__name__)
        return lambda unit: later(unit, unit.now + wait)

    async def _remake(self, unit: Unit, owed: Claim, trouble: Trouble) -> None:
        """The topic, or the card in it, was deleted: it is made anew, with everything that was said.

        Not to bring the card of a ticket that is over up to date: nobody misses it until the ticket lives again.
        """
        head, is_place = owed.head, kind_of(owed).is_place
        missed = trouble is Trouble.NO_TOPIC or is_place
        if not missed or (is_place and await _is_over(unit, head.ticket_id or 0)):
            await outbox.finish(unit, owed)
            return
        await places.forget(unit, head.ticket_id or 0, topic=trouble is Trouble.NO_TOPIC)
        await outbox.postpone(unit, owed, unit.now)

    async def _reopen(self, owed: Claim) -> Settle:
        async with self._store.read() as unit:
            ticket = await find_ticket(unit, owed.head.ticket_id or 0)
        method = ReopenForumTopic(chat_id=owed.chat_id, message_thread_id=ticket.topic or 0 if ticket else 0)
        try:
            await self._client.call(method, owed.chat_id)
        except TelegramAPIError as error:
            refusal = error
            return lambda unit: self._shut_out(unit, owed, refusal)
        return lambda unit: outbox.postpone(unit, owed, unit.now)

    async def _shut_out(self, unit: Unit, owed: Claim, error: TelegramAPIError | None) -> None:
        await outbox.postpone(unit, owed, unit.now + SHUT_OUT)
        # What else waits for the group would fare no better.
        self._client.budgets.pause(owed.chat_id, SHUT_OUT.total_seconds())
        if owed.head.attempts % TOLD_EVERY != 1:
            return
        trouble = GroupTrouble(group=owed.chat_id, error=_words(error))
        posts = [to_staff(admin, trouble) for admin in self._store.business.admins]
        await outbox.owe(unit, *posts)

    async def _give_up(self, unit: Unit, owed: Claim, error: TelegramAPIError | None) -> None:
        words = _words(error)
        log.error("post_refused", post=owed.head.id, kind=owed.head.kind, error=words)
        if kind_of(owed).is_place:  # whatever was wrong may be mended
            wait = growing(CARD, owed.head.attempts - 1, LONGEST_CARD)
            await outbox.postpone(unit, owed, unit.now + wait)
            if owed.head.attempts % TOLD_CARD == 1:
                await self._tell_admins(unit, owed, words)
            return
        await outbox.fail(unit, owed, words)
        if not await undelivered.tell(unit, owed, words):
            await self._tell_admins(unit, owed, words)

    async def _tell_admins(self, unit: Unit, owed: Claim, words: str) -> None:
        """Whoever cannot be told something is not told that."""
        admins = [admin for admin in self._store.business.admins if admin != owed.chat_id]
        refused, together = Refused(chat=owed.chat_id, error=words), unit.now + TOGETHER
        posts = [
            said_once(to_staff(admin, refused), f"refused:{admin}:{owed.chat_id}", together)
            for admin in admins
        ]
        await outbox.owe(unit, *posts)


async def _is_over(unit: Unit, ticket_id: int) -> bool:
    ticket = await find_ticket(unit, ticket_id)
    return ticket is not None and not ticket.is_open


def _words(error: TelegramAPIError | None) -> str:
    return error.message if error else ""
