"""A quarter that never was: made-up customers with visits, purchases, words and scores, so that a demo has figures.

What happens is done by the functions that do it in life, at a clock that goes from the beginning of the quarter until
now, with all that falls due on the way. Only what would have been sent is not, but for the cards of what is still open:
nobody was there to read it.
"""

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from heapq import heappop, heappush

from sqlalchemy import and_, delete, not_, select

from bot.tools.past_words import ANSWER, BLAME, COMPLAINTS, NAMES, PRAISE, SHARE, ZONES
from care.business import Business, Language
from care.business.hours import moment
from care.commands import GiveFeedback, OpenTicket
from care.contact import answering
from care.contact.purposes import STILL_SOLVED, SURVEY
from care.due import do_due
from care.feedback.given import give
from care.loyalty import earning, spending
from care.loyalty.purchases import Line, Purchase
from care.model.ticket import OPEN, About
from care.outbox.bodies import Card
from care.people.customers import Customer, Wishes, save
from care.people.operators import Operator, find_operator
from care.store.tables import outbox, recommendations, tickets
from care.store.unit import Store, Unit
from care.tickets.opening.open import open_ticket
from care.tickets.opening.own import rate
from care.tickets.words import relay
from care.tickets.work import working
from care.values.content import Content, Kind, Message
from care.values.errors import NotEnough

QUARTER = timedelta(days=91)
OVER = timedelta(days=9)  # what was solved before is closed by now, and its topic is of no interest
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
FIRST_ID = 10_001  # of Telegram's
WORSE = 12  # complaints that came out of one place this week

Act = Callable[[Unit], Awaitable[object]]


@dataclass
class Put:
    """What was put in, so that a test finds it again."""

    customers: list[Customer] = field(default_factory=list)
    opened: Counter[str] = field(default_factory=Counter)  # by department
    rated: list[int] = field(default_factory=list)
    feedback: list[int] = field(default_factory=list)
    recommended: list[int] = field(default_factory=list)
    purchases: int = 0
    spent: int = 0  # points


class Past:
    """The clock of what is being made up."""

    def __init__(self, at: datetime) -> None:
        self.moment = at

    def now(self) -> datetime:
        return self.moment


@dataclass
class Making:
    """Acts in the order of time; each may add later ones."""

    business: Business
    operators: Sequence[Operator]
    now: datetime
    dice: random.Random
    put: Put = field(default_factory=Put)
    acts: list[tuple[datetime, int, Act]] = field(default_factory=list)
    numbers: int = 0

    def at(self, when: datetime, act: Act) -> None:
        if when < self.now:
            self.numbers += 1
            heappush(self.acts, (when, self.numbers, act))

    # --- who they are, and what they do

    def everybody(self, count: int) -> None:
        languages: list[Language] = [each for each, share in SHARE.items() for _one in range(share)]
        for number in range(count):
            language = languages[number % len(languages)]
            since = self._working(self.now - QUARTER * self.dice.random())
            customer = Customer(
                FIRST_ID + number,
                NAMES[language].format(number + 1),
                language,
                zone=self.dice.choice(ZONES[language]),
                wishes=Wishes(news=self.dice.random() < 0.6),
                since=since,
            )
            self.put.customers.append(customer)
            self._live(customer, since)
        self._worse()

    def _live(self, customer: Customer, since: datetime) -> None:
        dice = self.dice
        for _visit in range(min(int(dice.expovariate(0.3)), 20)):
            self._buys(customer, self._between(since))
        if dice.random() < 0.25 and (when := self._between(since)) < self.now - OVER:
            self._complains(customer, when, dice.choice(self.business.departments).key)
        if self.business.touchpoints and dice.random() < 0.4:
            score = dice.choice((5, 5, 5, 4, 4, 3, 2, 1))
            self._says(customer, self._between(since), dice.choice(self.business.touchpoints).key, score)
        if dice.random() < 0.2:
            self._recommends(customer, self._between(since), dice.choice((10, 10, 9, 9, 8, 7, 6, 3)))

    def _worse(self) -> None:
        """Something is wrong since Monday, at one place: the next digest has something to say."""
        if not self.business.touchpoints or not self.put.customers:
            return
        place, zone = self.business.touchpoints[-1], self.business.tz
        today = self.now.astimezone(zone).date()
        monday = moment(today - DAY * today.weekday(), time(0), zone)
        early = [each for each in self.put.customers if each.since and each.since < monday]
        for customer in self.dice.sample(early, min(WORSE, len(early))):
            self._says(
                customer, monday + (self.now - monday) * self.dice.random(), place.key, 2, complains=True
            )

    # --- acts

    def _buys(self, customer: Customer, when: datetime) -> None:
        loyalty = self.business.loyalty
        self.numbers += 1
        total = Decimal(self.dice.randrange(60, 400))
        sold = Purchase(
            key=f"past-{self.numbers}",
            customer=customer.id,
            currency=loyalty.currency,
            at=when,
            lines=(Line(id="1", sum=total),),
        )

        async def buy(unit: Unit) -> None:
            await earning.earn(unit, sold)
            self.put.purchases += 1

        self.at(when, buy)
        if loyalty.rewards and self.dice.random() < 0.2:
            self._spends(customer, when + MINUTE)

    def _spends(self, customer: Customer, when: datetime) -> None:
        """If they have enough for the first of the rewards."""
        points, once = self.business.loyalty.rewards[0].points, f"past-{self.numbers}"

        async def spend(unit: Unit) -> None:
            with suppress(NotEnough):
                await spending.redeem(unit, customer.id, points, once=once)
                self.put.spent += points

        self.at(when, spend)

    def _complains(
        self, customer: Customer, when: datetime, department: str, feedback: int | None = None
    ) -> None:
        words = self.dice.choice(COMPLAINTS[customer.language])
        waits, takes = MINUTE * self.dice.randrange(5, 90), HOUR * self.dice.randrange(1, 20)
        score = self.dice.choice((5, 5, 4, 4, 3, 1))
        operator = self.dice.choice(self.operators)

        async def complain(unit: Unit) -> None:
            said = self._message(customer.id, words, unit.now)
            ticket = await open_ticket(
                unit, customer, OpenTicket(About.COMPLAINT, department, (said,), feedback=feedback)
            )
            self.put.opened[department] += 1
            number, answer = ticket.id, ANSWER[customer.language]

            async def reply(unit: Unit) -> None:
                words = self._message(ticket.desk, answer, unit.now)
                await relay.from_operator(unit, number, operator, words)

            async def solve(unit: Unit) -> None:
                await working.solve(unit, number, operator)

            async def judge(unit: Unit) -> None:
                await rate(unit, customer, number, score)
                await answering.answered(unit, customer.id, SURVEY.key)
                self.put.rated.append(score)

            async def confirm(unit: Unit) -> None:
                await answering.answered(unit, customer.id, STILL_SOLVED.key)

            self.at(when + waits, reply)
            self.at(when + waits + takes, solve)
            if score % 2:  # others do not answer
                self.at(when + waits + takes + DAY + HOUR, judge)
                self.at(when + waits + takes + 4 * DAY, confirm)

        self.at(when, complain)

    def _says(
        self, customer: Customer, when: datetime, place: str, score: int, *, complains: bool = False
    ) -> None:
        words = (PRAISE if score > 3 else BLAME)[customer.language]

        async def say(unit: Unit) -> None:
            messages = (self._message(customer.id, words, unit.now),)
            given = await give(unit, customer, GiveFeedback(place, score, messages, anonymous=False))
            self.put.feedback.append(score)
            touchpoint = self.business.touchpoint(place)
            department = touchpoint.department if touchpoint else None
            if complains:
                department = department or self.business.departments[0].key
                self._complains(customer, when + MINUTE, department, given.feedback)

        self.at(when, say)

    def _recommends(self, customer: Customer, when: datetime, score: int) -> None:
        async def recommend(unit: Unit) -> None:
            # As if they had been asked, which the settings may not have.
            row = {"customer_id": customer.id, "score": score, "language": customer.language, "at": unit.now}
            await unit.execute(unit.insert(recommendations), row)
            self.put.recommended.append(score)

        self.at(when, recommend)

    # --- when

    def _between(self, since: datetime) -> datetime:
        return self._working(since + (self.now - since) * self.dice.random())

    def _working(self, at: datetime) -> datetime:
        """On that day, at an hour at which people are about; never before it, nor in what is to come."""
        local = at.astimezone(self.business.tz)
        hour = local.replace(hour=self.dice.randrange(9, 20), minute=self.dice.randrange(60))
        return min(max(hour, at), self.now - MINUTE)

    def _message(self, chat: int, text: str, at: datetime) -> Message:
        self.numbers += 1
        return Message(chat, self.numbers, Content(Kind.TEXT, text), at)


async def make_up(
    store: Callable[[Past], Store],
    business: Business,
    operators: Sequence[int],
    people: int,
    now: datetime,
    seed: int = 1,
) -> Put:
    """`store` opens one that goes by this clock; `operators` answer. The same `seed` makes the same past."""
    clock = Past(now - QUARTER - DAY)
    opened = store(clock)
    try:
        async with opened.read() as unit:
            found = [who for each in operators if (who := await find_operator(unit, each))]
        making = Making(business, found, now, random.Random(seed))
        making.everybody(people)
        async with opened.write() as unit:
            await save(unit, making.put.customers, now)
            await unit.commit()
        for when, act in _in_order(making):
            await _passes(opened, clock, when)
            async with opened.write() as unit:
                await act(unit)
                await unit.commit()
        await _passes(opened, clock, now)
        async with opened.write() as unit:
            still_open = select(tickets.c.id).where(tickets.c.state.in_(OPEN))
            card = and_(outbox.c.kind == Card.kind, outbox.c.ticket_id.in_(still_open))
            await unit.execute(delete(outbox).where(not_(card)))
            await unit.commit()
    finally:
        await opened.close()
    return making.put


def _in_order(making: Making) -> Iterator[tuple[datetime, Act]]:
    while making.acts:
        when, _number, act = heappop(making.acts)
        yield when, act


async def _passes(store: Store, clock: Past, until: datetime) -> None:
    """Time goes on, and what falls due is done: looked at each few hours of a day."""
    while clock.moment < until:
        clock.moment = min(clock.moment + 6 * HOUR, until)
        async with store.write() as unit:
            await do_due(unit)
            await unit.commit()
