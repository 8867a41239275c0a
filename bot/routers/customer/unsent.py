"""What the clock does with what people have written and not sent (docs/decisions/0019-nothing-waits-unread.md).

Each conversation is looked at when its row says so (`conversations.look_at`): words find their place, or become a
question after a short silence; drafts are reminded of and in the end deleted. Nobody is written to in their quiet
hours, and who is openly banned is not heard meanwhile, either.
"""

from collections.abc import MutableMapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from bot.delivery.finished import finished
from bot.routers.customer import facts
from bot.routers.customer.visits import Visit, newest_screen, save_visits, visits_due
from bot.telegram.answers import Answer, Retire
from bot.telegram.callback import NOTICE
from care.business import OTHER, Business
from care.business.hours import after_quiet
from care.commands import OpenTicket, Refused, TicketOpened
from care.contact import NotBefore, Yes, may_write, write
from care.contact.purposes import DRAFT
from care.handlers import carry_out
from care.model.ticket import About, Ticket
from care.outbox import Lane, Post, owe
from care.store.away import is_away
from care.store.unit import Unit
from care.tickets.words.lookup import home_of, is_another_matter
from care.tickets.words.relay import all_from_customer
from care.understanding.matters import complains
from care.values.errors import OpensTooMany
from dialogs.customers import parts, unsent
from dialogs.customers.unsent import Unsent
from dialogs.driver import talk
from dialogs.engine.machine import Screen
from dialogs.language.places import words_for

log = structlog.get_logger()

BATCH = 10  # conversations in one transaction
RETRY = timedelta(minutes=10)


async def look(unit: Unit, shown: MutableMapping[int, int]) -> tuple[int, list[Answer]]:
    """Look at up to a batch of conversations: how many those were, and what to say once that is committed.

    `shown`: the screens that were drawn lately, by chat.
    """
    done: list[Visit] = []
    answers: list[Answer] = []
    for visit in await visits_due(unit, BATCH):
        look = Look(unit, unit.business, replace(visit), unit.now)
        try:
            async with unit.savepoint():
                await look.go()
        except Exception as error:
            if is_away(error):
                raise
            log.exception("unsent_failed", chat_id=visit.customer.id)
            done.append(replace(visit, look_at=unit.now + RETRY))
            continue
        done.append(look.visit)
        answers += await look.retired(shown)
    await save_visits(unit, done)
    return len(done), answers


@dataclass
class Look:
    """One look at one conversation; `visit` is what becomes of it."""

    unit: Unit
    business: Business
    visit: Visit
    now: datetime
    over: bool = False  # the screen shows what it is about no more

    async def go(self) -> None:
        ban = self.visit.ban
        if ban and not ban.shadow and not ban.is_over(self.now):
            self.visit.look_at = ban.until or self.now + self._kept
            return
        wait = RETRY
        waiting = unsent.unsent(self.visit.conversation, self.now)
        for each in reversed([each for each in waiting if each.said]):
            wait = max(wait, await self._place(each))
        wait = max(wait, await self._see_to([each for each in waiting if not each.said]))
        left = unsent.unsent(self.visit.conversation, self.now)
        ends = [
            max(self._end(each), self.now + wait) if self._is_over(each) else self._end(each) for each in left
        ]
        self.visit.look_at = min(ends, default=None)

    async def retired(self, shown: MutableMapping[int, int]) -> list[Answer]:
        """The screen in whose place another one is owed, or nothing."""
        who = self.visit.customer
        screen = newest_screen(self.visit, shown)
        if not self.over or screen is None:
            return []
        self.visit.screen = None
        shown.pop(who.id, None)
        over = parts.over(words_for(who, self.business))
        before = self.visit.before
        stays = talk.stays(before, await facts.load(self.unit, who, before.needs))
        return [Retire(who.id, screen, lapsed=before.is_passing, over=over, stays=stays)]

    # --- words

    async def _place(self, each: Unsent) -> timedelta:
        """Into the ticket where they belong; when it is time, anyhow. How long to wait if they cannot be placed yet."""
        late, customer = self._is_over(each), self.visit.customer
        if late and self._quiet:
            return self._quiet
        spoken = self._spoken_since(each)
        if not each.asks and (late or not each.ticket or spoken):
            wanted = each.ticket
            home = await home_of(self.unit, customer.id, wanted=wanted, late=late)
            if home is not None and (spoken or not is_another_matter(each.messages, home)):
                await self._add(each, home)
                return timedelta(0)
        if late and each.speaks:
            return await self._ask(each)
        if late:
            self._take_out(each)
        return timedelta(0)

    def _spoken_since(self, each: Unsent) -> bool:
        spoken = self.visit.spoken_to
        return spoken is not None and spoken >= each.at.replace(microsecond=0)

    async def _add(self, each: Unsent, home: Ticket) -> None:
        reopened = await all_from_customer(self.unit, home, self.visit.customer, each.messages)
        self._take_out(each)
        after = self.visit.conversation
        told = unsent.told(after, home.id, each.messages, reopened=reopened)
        known = await facts.load(self.unit, self.visit.customer, told.needs)
        screen = talk.draw(told, known)
        if after.machine.takes_text(after.state):  # they are at something else by now
            await self._say(told.among.lasting(screen))
            return
        await owe(self.unit, self._turned_to(replace(told, changed_at=self.now), screen))

    async def _ask(self, each: Unsent) -> timedelta:
        """A question of its own, or a complaint that says so; what was to be one, to the department that they chose."""
        chosen = self.business.department(getattr(each.form.state, "department", ""))
        department = chosen.key if chosen else parts.only_department(self.business) or OTHER
        source = getattr(each.form.state, "source", 0)
        about = About.COMPLAINT if not each.asks and complains(each.messages) else About.QUESTION
        points = getattr(each.form.state, "points", False)
        command = OpenTicket(about, department, each.messages, source=source, points=points)
        result = await carry_out(self.unit, command, self.visit.customer)
        if isinstance(result, TicketOpened):
            self._take_out(each)
            known = await facts.load(self.unit, self.visit.customer)
            told = unsent.passed_on(result, each.messages, known, known.words, asked=each.asks)
            await self._say(told)
            return timedelta(0)
        if isinstance(result, Refused) and isinstance(result.why, OpensTooMany):
            return result.why.until - self.now
        raise RuntimeError(f"a question was not opened: {result}")

    # --- drafts

    async def _see_to(self, drafts: Sequence[Unsent]) -> timedelta:
        over = [each for each in drafts if self._is_over(each)]
        fresh = [each for each in drafts if self._wants_reminder(each)]
        if not any(each in fresh for each in over):
            self._delete(over)
            return timedelta(0)
        may = await may_write(self.unit, DRAFT, self.visit.customer.id)
        if isinstance(may, NotBefore):
            return may.at - self.now
        self._delete([each for each in over if each not in fresh])
        if isinstance(may, Yes):
            await self._remind(may, fresh)
        self.visit.reminded_at = self.now
        return timedelta(0)

    async def _remind(self, yes: Yes, fresh: Sequence[Unsent]) -> None:
        known = await facts.load(self.unit, self.visit.customer)
        after = unsent.reminded(self.visit.conversation, fresh, self.now)
        dialogs = [each.machine for each in fresh]
        written = fresh[0].messages if len(fresh) == 1 else ()
        screen = unsent.reminder(dialogs, self.now + self._kept, known, known.words, written)
        if after is None:
            post = finished(self.visit.customer.id, screen, NOTICE)
        else:
            post = self._turned_to(after, unsent.as_menu(screen))
        await write(self.unit, yes, replace(post, lane=Lane.FOLLOWUP), touchpoint="chat")

    def _wants_reminder(self, each: Unsent) -> bool:
        return bool(each.messages) and not unsent.is_reminded(each, self.visit.reminded_at)

    # --- its tools

    @property
    def _kept(self) -> timedelta:
        return self.business.tickets.form_kept

    @property
    def _quiet(self) -> timedelta:
        """How long we may not write to them yet; nothing outside of their quiet hours."""
        zone = self.visit.customer.tz(self.business)
        return after_quiet(self.business.quiet_hours, zone, self.now) - self.now

    def _end(self, each: Unsent) -> datetime:
        return unsent.end_of(each, self.business.tickets, self.visit.reminded_at)

    def _is_over(self, each: Unsent) -> bool:
        return self._end(each) <= self.now

    def _take_out(self, each: Unsent) -> None:
        self._become(unsent.without(self.visit.conversation, [each], self.now))

    def _delete(self, drafts: Sequence[Unsent]) -> None:
        if drafts:
            self._become(unsent.deleted(self.visit.conversation, drafts, self.now))

    def _become(self, after: talk.Conversation) -> None:
        self.over = self.over or after.state != self.visit.conversation.state
        self.visit.conversation = after

    def _turned_to(self, after: talk.Conversation, screen: Screen) -> Post:
        """The conversation goes on from there, with this as its screen."""
        self.visit.conversation, self.over = after, True
        return finished(self.visit.customer.id, screen, after.dialog, after.version)

    async def _say(self, screen: Screen) -> None:
        await owe(self.unit, finished(self.visit.customer.id, screen, NOTICE))
