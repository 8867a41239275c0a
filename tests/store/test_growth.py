"""What is asked while people wait costs the same however much is stored.

No clock is read, for machines differ: SQLite counts the steps that it takes, PostgreSQL the rows that it looks at.
"""

import asyncio
from collections.abc import Awaitable, Callable
from decimal import Decimal

import pytest
from sqlalchemy import text

from bot.delivery.journal.recall import recall
from bot.delivery.journal.watermarks import Watermarks
from bot.routers.customer import unsent
from care import figures
from care.board import places, queue
from care.board.board import read_boards
from care.contact import verdict_on
from care.contact.purposes import SURVEY
from care.customers import card
from care.due import errands, run
from care.figures.asking import Asked, last_weeks, week_of
from care.loyalty import earning, movements, spending
from care.loyalty.purchases import Line, Purchase
from care.loyalty.standing import standing
from care.outbox import depth, next_due, tasks_in_doubt
from care.people import groups
from care.privacy import knowledge
from care.routing.asking import candidates
from care.staff import audit, shifts
from care.store.migrate import migrated
from care.store.sqlite import Connection
from care.store.unit import Store, Unit
from care.tickets.entries import entry_at
from care.tickets.places import ticket_in
from care.tickets.rows import count_earlier, count_open, load_asked, load_owned, load_unasked, tickets_of
from care.tickets.words import noting
from care.tickets.words.lookup import home_of, ticket_for_customer_message
from care.tickets.work import tags
from care.views import Theme, view
from care.webhooks import calls
from tests.load.stock import COLLEAGUE, COPY, PERSON, Stock, fill
from tests.store.cast import COURIERS, DESK, NOW, SHOP, TARAS, StillClock, at_moment, said
from tests.store.postgres import create_database

FEW, MANY = 1_100, 5_500
EACH = 50  # steps of SQLite's machine
ALIKE = 1.2

# One department works in two groups.
CAFE, *OTHERS = SHOP.departments
CROWDED = SHOP.model_copy(
    update={"departments": (CAFE.model_copy(update={"groups": (DESK, COURIERS)}), *OTHERS)}
)

Question = Callable[[Unit], Awaitable[object]]


async def count_before(unit: Unit) -> int:
    newest, *_ = await tickets_of(unit, PERSON)
    return await count_earlier(unit, newest)


TODAY = NOW.date()
LINES = (Line(id="1", sum=Decimal(90)), Line(id="2", sum=Decimal(155)))
PURCHASE = Purchase(key="T-1", customer=PERSON, currency="UAH", at=NOW, lines=LINES)
QUESTIONS: dict[str, Question] = {
    "the figures of a week": lambda unit: figures.report(unit, Asked(week_of(TODAY)), NOW),
    "the figures of four weeks": lambda unit: figures.report(unit, Asked(last_weeks(TODAY, 4)), NOW),
    "the journey": lambda unit: view(unit, Theme.JOURNEY, last_weeks(TODAY, 4)),
    "touchpoints by their ratings": lambda unit: view(unit, Theme.PLACES, last_weeks(TODAY, 4)),
    "the NPS": lambda unit: view(unit, Theme.NPS, last_weeks(TODAY, 4)),
    "points": lambda unit: view(unit, Theme.POINTS, last_weeks(TODAY, 4)),
    "what was sent": lambda unit: view(unit, Theme.SENT, last_weeks(TODAY, 4)),
    "the digest": lambda unit: figures.week(unit, week_of(TODAY, ago=1).first),
    "one's own queue": lambda unit: queue.of_operator(unit, COLLEAGUE, 30),
    "everybody's queue": lambda unit: queue.of_others(unit, COLLEAGUE, (), 30),
    "a department's queue": lambda unit: queue.of_others(unit, COLLEAGUE, ("cafe",), 30),
    "the boards": read_boards,
    "which boards are outdated": places.outdated,
    "how far message ids have come": lambda unit: recall(unit, Watermarks(), {DESK}),
    "what is in doubt": tasks_in_doubt,
    "what is due": run.do_due,
    "what is to be fetched": errands.due_errands,
    "what another system is to be told": lambda unit: calls.due(unit, "crm", 8),
    "what other systems were not told": lambda unit: calls.untold(unit, 20),
    "how much other systems were not told": calls.counts,
    "how many tickets are open": count_open,
    "how much is owed": depth,
    "when more is owed": next_due,
    "whom a ticket could go to": candidates,
    "the group with room": lambda unit: groups.place_for(at_moment(unit, business=CROWDED), "cafe"),
    "what an operator has": lambda unit: load_owned(unit, COLLEAGUE),
    "what an operator is asked to take": lambda unit: load_asked(unit, COLLEAGUE),
    "what nobody is asked to take": load_unasked,
    "how much waits for an operator": lambda unit: shifts.waiting(unit, TARAS),
    "what waits in a group": lambda unit: shifts.waiting_in(unit, DESK),
    "a customer's tickets": lambda unit: tickets_of(unit, PERSON),
    "how many tickets a customer had before": count_before,
    "a customer's card": lambda unit: card.gather(unit, PERSON),
    "how much is kept of a customer": lambda unit: knowledge.kept(unit, PERSON),
    "what a customer has in points": lambda unit: standing(unit, PERSON),
    "the latest of a customer's points": lambda unit: movements.of_customer(unit, PERSON, 10),
    "points that are given": lambda unit: earning.award(unit, PERSON, 5, why=movements.Why.GIFT, once="new"),
    "a purchase": lambda unit: earning.earn(unit, PURCHASE),
    "points that are spent": lambda unit: spending.redeem(unit, PERSON, 25, once="new"),
    "whether a customer may be written to": lambda unit: verdict_on(unit, SURVEY, PERSON),
    "which ticket a customer's word is for": lambda unit: ticket_for_customer_message(
        unit, PERSON, said(PERSON)
    ),
    "whether a note was begun": lambda unit: noting.was_begun(unit, 1, TARAS),
    "what is unsent": lambda unit: unsent.look(unit, {}),
    "where unplaced words belong": lambda unit: home_of(unit, PERSON, late=True),
    "whose topic it is": lambda unit: ticket_in(unit, DESK, 2),
    "what a message says": lambda unit: entry_at(unit, DESK, COPY + 1),
    "the tags that are used": lambda unit: tags.most_used(unit, "cafe", 10),
    "what was done last": lambda unit: audit.read(unit, audit.Filter(), 20),
    "what somebody did": lambda unit: audit.read(unit, audit.Filter(actor=COLLEAGUE), 20),
    "what was done with a ticket": lambda unit: audit.read(unit, audit.Filter(ticket=1), 20),
}


@pytest.fixture(scope="session", params=["sqlite", "postgres"])
def stocks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """URLs of a store with few tickets and of one with many, alike in what is new."""
    if request.param == "postgres":
        server: str = request.getfixturevalue("postgres")
        urls = create_database(server), create_database(server)
    else:
        home = tmp_path_factory.mktemp("growth")
        urls = f"sqlite:///{home}/few.db", f"sqlite:///{home}/many.db"
    for url, count in zip(urls, (FEW, MANY), strict=True):
        asyncio.run(_stock(url, Stock(count)))
    return urls


async def _stock(url: str, stock: Stock) -> None:
    async with migrated(url, SHOP, StillClock(NOW)) as store:
        await fill(store, SHOP, NOW, stock)
        async with store.write() as unit:
            if unit.on_postgres:  # does so by itself after a while
                await unit.execute(text("ANALYZE"))
                await unit.commit()


async def work(url: str, question: Question) -> int:
    """How much the store does to answer it."""
    async with Store.opened(url, SHOP, StillClock(NOW)) as store, store.write() as unit:
        return await (_rows(unit, question) if unit.on_postgres else _steps(unit, question))


async def _steps(unit: Unit, question: Question) -> int:
    """Of SQLite's machine, in units of EACH."""
    taken = 0

    def count() -> int:
        nonlocal taken
        taken += 1
        return 0

    connection = (await unit.connection.get_raw_connection()).driver_connection
    assert isinstance(connection, Connection)
    await connection.set_progress_handler(count, EACH)
    await question(unit)
    await connection.set_progress_handler(None, 0)  # type: ignore[arg-type]
    return taken


async def _rows(unit: Unit, question: Question) -> int:
    """That PostgreSQL looks at if it looks everything up: tables as small as these it would read from end to end."""
    read = text(
        "SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables"
    )
    for way in ("seqscan", "hashjoin", "mergejoin"):
        await unit.execute(text(f"SET LOCAL enable_{way} = off"))
    await question(unit)
    return int((await unit.execute(read)).scalar_one())


@pytest.mark.parametrize("name", QUESTIONS)
async def test_the_store_does_no_more_for_it_when_more_is_stored(stocks: tuple[str, str], name: str) -> None:
    few, many = [await work(url, QUESTIONS[name]) for url in stocks]
    assert many <= ALIKE * few + 2
