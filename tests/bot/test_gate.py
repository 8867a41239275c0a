"""The one gate to Telegram, and what it does when Telegram wants us to wait."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import GetMe, SendMessage

from bot.metrics import Metrics
from bot.sender.budget import Budgets
from bot.sender.gate import Gate
from bot.sender.heights import Heights
from bot.sender.journal import Journal
from bot.session import LeanSession
from care.business import Limits
from playground.faults import Fault
from playground.server import serve
from playground.world import World

OLENA, EMMA = 1001, 1003


@pytest.fixture
def world() -> World:
    world = World()
    for name in ("olena", "emma"):
        world.start(world.people[name])
    return world


@pytest.fixture
async def gate(world: World) -> AsyncIterator[Gate]:
    async with serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context() as bot:
            yield Gate(bot, Budgets(Limits(), lambda: 0.0), Journal(Heights([])), Metrics())


async def test_a_chat_that_had_enough_is_left_alone_as_long_as_telegram_says_and_no_other(
    gate: Gate, world: World
) -> None:
    world.faults.waiting.append(Fault("429", retry_after=7))
    with pytest.raises(TelegramRetryAfter):
        await gate.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert gate.budgets.waits() == {OLENA: 7}
    await gate.call(SendMessage(chat_id=EMMA, text="Hello"), EMMA)


async def test_what_belongs_to_no_chat_makes_none_wait(gate: Gate, world: World) -> None:
    world.faults.waiting.append(Fault("429", retry_after=7))
    with pytest.raises(TelegramRetryAfter):
        await gate.call(GetMe())
    assert gate.budgets.waits() == {}


async def test_every_message_costs_its_chat_one_of_its_budget(gate: Gate) -> None:
    for _ in range(5):
        assert gate.budgets.wait(OLENA) == 0
        await gate.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert gate.budgets.wait(OLENA) == 1
    assert gate.budgets.wait(EMMA) == 0


async def test_how_far_a_chats_ids_have_come_is_remembered(gate: Gate) -> None:
    sent = await gate.call(SendMessage(chat_id=OLENA, text="Hello"), OLENA)
    assert gate.journal.heights.get(OLENA) == sent.message_id
