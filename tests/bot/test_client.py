"""The one client to Telegram, and what it does when Telegram wants us to wait."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetMe, SendMessage

from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.observe.metrics import Metrics
from bot.telegram.session import LeanSession
from care.business import Limits
from playground.acts.world import World
from playground.http.server import serve
from playground.world.faults import Fault

OLENA, EMMA = 1001, 1003


@pytest.fixture
def world() -> World:
    world = World()
    for name in ("olena", "emma"):
        world.start(world.people[name])
    return world


@pytest.fixture
async def client(world: World) -> AsyncIterator[Client]:
    async with serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context() as bot:
            yield Client(bot, Budgets(Limits(), lambda: 0.0), Journal(Watermarks([])), Metrics())


async def test_a_chat_that_had_enough_is_left_alone_as_long_as_telegram_says_and_no_other(
    client: Client, world: World
) -> None:
    world.faults.waiting.append(Fault("429", retry_after=7))
    with pytest.raises(TelegramRetryAfter):
        await client.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert client.budgets.waits() == {OLENA: 7}
    await client.call(SendMessage(chat_id=EMMA, text="Hello"), EMMA)


async def test_what_belongs_to_no_chat_makes_none_wait(client: Client, world: World) -> None:
    world.faults.waiting.append(Fault("429", retry_after=7))
    with pytest.raises(TelegramRetryAfter):
        await client.call(GetMe())
    assert client.budgets.waits() == {}


async def test_every_message_costs_its_chat_one_of_its_budget(client: Client) -> None:
    for _ in range(5):
        assert client.budgets.wait(OLENA) == 0
        await client.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert client.budgets.wait(OLENA) == 1
    assert client.budgets.wait(EMMA) == 0


async def test_how_far_a_chats_ids_have_come_is_remembered(client: Client) -> None:
    sent = await client.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert client.journal.watermarks.get(OLENA) == sent.message_id
