"""Fixtures of the whole bot: see tests/bot/shop.py."""

# ruff: noqa: E402 - aiogram's models are to be as `turbota run` has them
from bot.telegram.schemas import build_on_use

build_on_use()

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiogram import Bot

from bot.settings.settings import Settings, load_business, load_settings
from bot.telegram.callback import Callback
from care.business import Board, Business, Limits
from care.store.migrate import migrated
from playground.acts.world import World
from playground.client.client import Playground, connect
from playground.http.server import serve
from tests.bot.shop import ROOT, TOKEN, Shop


@pytest.fixture(autouse=True)
def every_button_can_be_pressed(monkeypatch: pytest.MonkeyPatch, quick_telegram: None) -> None:  # noqa: ARG001
    """Whatever the bot draws in any test: a button whose press would be taken for a forged one is a mistake."""
    pack = Callback.pack

    def packed(callback: Callback) -> str:
        data = pack(callback)
        assert Callback.read(data) == callback, data
        return data

    monkeypatch.setattr(Callback, "pack", packed)


@pytest.fixture(autouse=True)
def face(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot's name and its lists of commands are of no matter to nearly any test, and forty calls at each start."""

    async def nothing(_bot: Bot, _business: Business) -> None:
        pass

    monkeypatch.setattr("bot.run.face.set_profile", nothing)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def playground_url(world: World) -> AsyncIterator[str]:
    async with serve(world) as url:
        yield url


@pytest.fixture
async def playground(playground_url: str) -> AsyncIterator[Playground]:
    async with connect(playground_url) as client:
        yield client


@pytest.fixture
def business() -> Business:
    """The demo's rules, for people who are as quick as tests are, and a staff that an admin has yet to admit.

    Without a board, which would come between other messages whenever there is a tick.
    """
    rules = load_business(ROOT / "turbota.toml")
    quick = Limits(private_per_second=1000, group_per_minute=6000)
    return rules.model_copy(update={"limits": quick, "board": Board(shown=False), "staff": ()})


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with our tables and nothing in them, to be copied: a bot that finds it has nothing to migrate."""
    path = tmp_path_factory.mktemp("empty") / "turbota.db"

    async def make() -> None:
        async with migrated(f"sqlite:///{path}"):
            pass

    asyncio.run(make())
    return path


@pytest.fixture
def settings(playground_url: str, tmp_path: Path, empty_store: Path) -> Settings:
    path = shutil.copy(empty_store, tmp_path / "turbota.db")
    return load_settings(
        bot_token=TOKEN,
        api_base_url=playground_url,
        turbota_clock_url=playground_url,
        database_url=f"sqlite:///{path}",
        port=0,
    )


@pytest.fixture
async def closed_shop(
    playground: Playground, world: World, empty_store: Path, settings: Settings, business: Business
) -> AsyncIterator[Shop]:
    """Where the bot has not been started yet; whoever starts it need not end it."""
    shop = Shop(playground, world, empty_store, settings, business)
    yield shop
    await shop.end()


@pytest.fixture
async def shop(closed_shop: Shop, request: pytest.FixtureRequest) -> Shop:
    """A shop whose bot runs; a desk starts it when it has become what it was (tests/bot/retold.py)."""
    if "desk" not in request.fixturenames:
        await closed_shop.open()
    return closed_shop
