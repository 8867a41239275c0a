"""A sender with its store and a Telegram: what is owed is delivered when a test says so, step by step."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from aiogram import Bot
from sqlalchemy import RowMapping, select, update

from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.courier import Courier
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.delivery.kind import Delivery, Doubt, Services
from bot.delivery.open_panels import OpenPanels
from bot.delivery.recovery import Recovery
from bot.delivery.worker import Worker
from bot.observe.metrics import Metrics
from care import outbox
from care.business import Business, Limits
from care.model.ticket import Ticket
from care.outbox import Claim, Lane, Post
from care.people.customers import Customer, save
from care.people.operators import Operator
from care.store.tables import copies, operators, tickets
from care.store.tables import outbox as outbox_table
from care.store.unit import Store
from care.tickets.opening.open import open_ticket
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from playground.acts.world import World
from playground.content.files import Upload
from playground.values.shapes import Json
from playground.world.faults import Fault
from tests.store.cast import NOW, SHOP, complaint, worded
from tests.store.looking import do, rows

GROUP = -1001000000001
EMMA = Customer(1003, "Emma", "en", username="emma", since=NOW)
OLENA = Customer(1001, "Olena", "uk", username="olena", since=NOW)
TARAS = Operator(2001, "Taras", "uk", admitted=True)
SOLOMIIA = 3001
LEASE = timedelta(minutes=2)
RULES = SHOP.model_copy(
    update={
        "staff_group": GROUP,
        "admins": frozenset({SOLOMIIA}),
        "limits": Limits(private_per_second=1000, group_per_minute=60_000),
    }
)
WORDED = worded("Hi")
Answer = TypeVar("Answer")


@dataclass
class HandClock:
    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment


@dataclass
class Town:
    store: Store
    world: World
    client: Client
    metrics: Metrics
    clock: HandClock
    business: Business = RULES
    panels: OpenPanels = field(default_factory=OpenPanels)

    def __post_init__(self) -> None:
        self.rebuild()

    def rebuild(self, business: Business | None = None) -> None:
        """The bot is started anew: on the same store, with the same journal, perhaps by other rules."""
        self.business = business or self.business
        self.store = Store(self.store.engine, self.business, self.clock)
        self.services = Services(
            store=self.store,
            client=self.client,
            clock=self.clock,
            panels=self.panels,
            titles={},
            shown={},
        )
        self.courier = Courier(self.services, Recovery(self.services, self.metrics), self.metrics)

    def way(self, claim: Claim) -> Delivery:
        return Delivery(**vars(self.services), claim=claim, doubt=Doubt.LOOK)

    async def do(self, deed: Callable[..., Awaitable[Answer]], *args: Any, **fields: Any) -> Answer:  # noqa: ANN401
        return await do(self.store, deed, *args, **fields)

    async def owe(self, *posts: Post) -> None:
        await self.do(outbox.owe, *posts)

    async def waiting(self, chat_id: int | None = None) -> list[RowMapping]:
        """The rows of the outbox, in order."""
        found = await rows(self.store, outbox_table)
        return [row for row in found if chat_id in (None, row["chat_id"])]

    async def claim(self) -> list[Claim]:
        journal = self.client.journal
        return await self.do(outbox.claim, LEASE, set(), 10, journal.watermarks, journal.stamp)

    async def deliver(self, owed: Claim) -> None:
        await self.do(await self.courier.deliver(owed))

    async def send(self, *posts: Post) -> None:
        """Owe these and deliver all that is due, one after another."""
        await self.owe(*posts)
        while claims := await self.claim():
            for owed in claims:
                await self.deliver(owed)

    async def later(self, **length: float) -> None:
        """So much time passes, and what is due then is delivered."""
        self.clock.moment += timedelta(**length)
        await self.send()

    async def opened(self, *messages: Message, customer: Customer = EMMA, department: str = "cafe") -> Ticket:
        """The customer's ticket, with its topic and card."""
        command = complaint(customer, *messages, department=department)
        ticket = await self.do(open_ticket, customer, command)
        await self.send()
        return await self.ticket(ticket.id)

    async def ticket(self, number: int) -> Ticket:
        found = await self.do(find_ticket, number)
        assert found is not None
        return found

    def written(self, key: str, words: str, chat_id: int, thread: int | None = None, **more: Any) -> Message:  # noqa: ANN401
        """Somebody of the world writes this; what care is told of it. `more`: fields of Message, `data`."""
        message = self.world.say(self.world.people[key], chat_id, words, thread)
        self.client.journal.saw(chat_id, message.id)
        content = Content(ContentKind.TEXT, words, data=more.pop("data", {}))
        return Message(chat_id, message.id, content, self.clock.now(), **more)

    async def from_emma(self, ticket: Ticket, words: str, **fields: Any) -> Message:  # noqa: ANN401
        message = self.written("emma", words, EMMA.id, **fields)
        await self.do(relay.from_customer, ticket, EMMA, message)
        return message

    async def from_taras(self, ticket: Ticket, words: str, **fields: Any) -> Message:  # noqa: ANN401
        message = self.written("taras", words, GROUP, (await self.ticket(ticket.id)).topic, **fields)
        await self.do(relay.from_operator, ticket.id, TARAS, message)
        return message

    def fail(self, kind: str, **which: Any) -> None:  # noqa: ANN401 - as Fault has it
        self.world.faults.waiting.append(Fault(kind, **which))

    def calls(self, method: str = "") -> list[Json]:
        """The parameters of each call so far."""
        found = self.world.record.of("call")
        return [call["params"] for call in found if method in ("", call["method"])]

    def standing(self, chat_id: int = GROUP, thread: int | None = None) -> list[Json]:
        """The messages of a chat, or of a topic, that can be seen and say something."""
        found = [message for message in self.world.chats[chat_id].visible() if message.kind]
        return [message.body for message in found if thread in (None, message.topic_id)]

    def words(self, chat_id: int = GROUP, thread: int | None = None) -> list[str]:
        return [body.get("text") or body.get("caption") or "" for body in self.standing(chat_id, thread)]


async def begin(store: Store, world: World, bot: Bot, clock: HandClock) -> Town:
    """The playground's people are known, and have begun to talk with the bot."""
    town = build(store, world, bot, clock)
    for person in ("emma", "olena", "solomiia"):
        started = world.start(world.people[person])
        town.client.journal.saw(started.chat_id, started.id)
    await settle(town)
    return town


def build(store: Store, world: World, bot: Bot, clock: HandClock, business: Business = RULES) -> Town:
    """Nobody is known who does not stand in the store."""
    metrics = Metrics()
    client = Client(bot, Budgets(business.limits), Journal(Watermarks([GROUP])), metrics)
    return Town(store, world, client, metrics, clock, business)


async def settle(town: Town) -> None:
    """The customers are known, and who answers them."""
    await town.do(save, [EMMA, OLENA])
    row = {"id": TARAS.id, "name": TARAS.name, "language": "uk", "admitted": True, "since": NOW}
    async with town.store.write() as unit:
        await unit.execute(unit.insert(operators), row)
        await unit.commit()


def picture() -> Upload:
    png = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002"
        "00000500017a5eab3f0000000049454e44ae426082"
    )
    return Upload("cup.png", png, "image/png")


async def copied(town: Town) -> list[tuple[int, int, int]]:
    """Which entry stands in which chat under which number."""
    query = select(copies.c.entry_id, copies.c.chat_id, copies.c.message_id).order_by(copies.c.entry_id)
    async with town.store.read() as unit:
        return [tuple(row) for row in await unit.execute(query)]


async def changed(town: Town, **values: Any) -> None:  # noqa: ANN401 - columns
    async def change(unit: Any) -> None:  # noqa: ANN401
        await unit.execute(update(tickets).values(**values))

    await town.do(change)


def word(chat_id: int = EMMA.id, lane: Lane = Lane.ANSWER, **fields: Any) -> Post:  # noqa: ANN401 - those of Post
    return Post(chat_id, WORDED, lane, **fields)


def worker(town: Town) -> Worker:
    return Worker(town.services, town.courier)
