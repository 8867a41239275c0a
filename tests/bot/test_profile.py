"""The bot's face: what Telegram shows of it, in every language."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, BotCommandScopeChat

from bot.settings.settings import load_business, load_settings
from bot.telegram.connection import open_bot
from bot.telegram.profile import set_private_commands, set_profile
from care.business import Business
from playground.acts.world import World
from playground.http.server import serve
from tests.bot.shop import Shop
from tests.until import until

KEY = "700001:playground"
GROUP = -1001000000001


@pytest.fixture
def business() -> Business:
    return load_business(Path(__file__).parents[2] / "turbota.toml")


@pytest.fixture
def world() -> World:
    return World(KEY)


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with serve(world, "127.0.0.1", 0) as url:
        bot = open_bot(load_settings(bot_token=KEY, api_base_url=url))
        yield bot
        await bot.session.close()


@pytest.fixture
def face() -> None:
    """Here it matters."""


async def test_a_bot_that_starts_sets_it(shop: Shop) -> None:
    await until(
        partial(shop.calls, "setMyCommands"),
        lambda calls: "complaint" in str(calls) and "solve" in str(calls),
    )


@pytest.mark.parametrize(("tag", "name"), [("uk", "Калина"), ("en", "Kalyna"), (None, "Калина")])
async def test_the_bot_has_its_name_in_each_language(
    bot: Bot, business: Business, tag: str | None, name: str
) -> None:
    await set_profile(bot, business)
    assert (await bot.get_my_name(language_code=tag)).name == name


async def test_an_empty_chat_says_what_the_bot_does(bot: Bot, business: Business) -> None:
    await set_profile(bot, business)
    assert "Kalyna is listening" in (await bot.get_my_description(language_code="en")).description
    assert len((await bot.get_my_short_description(language_code="uk")).short_description) <= 120


async def test_customers_and_staff_have_their_own_commands(bot: Bot, business: Business) -> None:
    await set_profile(bot, business)
    customers = await bot.get_my_commands(scope=BotCommandScopeAllPrivateChats(), language_code="en")
    staff = await bot.get_my_commands(scope=BotCommandScopeAllGroupChats(), language_code="en")
    assert "complaint" in {command.command for command in customers}
    assert {"take", "note", "solve"} <= {command.command for command in staff}


async def test_what_is_right_already_is_not_set_again(bot: Bot, business: Business, world: World) -> None:
    await set_profile(bot, business)
    before = len(world.record.of("call"))
    await set_profile(bot, business)
    again = {call["method"] for call in world.record.of("call")[before:]}
    assert again == {"getMyName", "getMyDescription", "getMyShortDescription", "getMyCommands"}


async def test_who_has_not_written_yet_gets_no_list_and_stops_nothing(bot: Bot, business: Business) -> None:
    await set_private_commands(bot, business, 999, ["queue"])
    assert not await bot.get_my_commands(scope=BotCommandScopeChat(chat_id=3001), language_code="en")
