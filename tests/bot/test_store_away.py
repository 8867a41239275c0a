"""The bot outlives whatever its database does to it."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings.settings import Settings, load_settings
from care.store.engine import async_url
from tests.bot.shop import GROUP, TOKEN, Shop, complain
from tests.store.postgres import create_database

pytestmark = pytest.mark.usefixtures("soon_again")
SOUP = "The soup was cold"
END_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
READ_ONLY = "ALTER DATABASE {name} SET default_transaction_read_only = "
# What happens to it, and what ends that.
AWAY = {
    "shut down by an admin": ([END_OTHERS], []),
    "read only after a failover": ([READ_ONLY + "on", END_OTHERS], [READ_ONLY + "off", END_OTHERS]),
}


@pytest.fixture
async def settings(postgres: str, playground_url: str) -> Settings:
    url = await asyncio.to_thread(create_database, postgres)
    return load_settings(
        bot_token=TOKEN,
        api_base_url=playground_url,
        turbota_clock_url=playground_url,
        database_url=url,
        port=0,
    )


@pytest.mark.parametrize("name", AWAY)
async def test_it_goes_on_when_the_database_is_back(shop: Shop, settings: Settings, name: str) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    engine = create_async_engine(async_url(settings.database_url), isolation_level="AUTOCOMMIT")
    database = engine.url.database
    await emma.start()
    await emma.wait_for("Hello")
    async with engine.connect() as admin:
        for words, pause in zip(AWAY[name], (1, 0), strict=True):
            for statement in words:
                await admin.execute(text(statement.format(name=database)))
            if pause:
                await shop.playground.person("ivan").start()
                await asyncio.sleep(pause)
    await engine.dispose()
    assert shop.bot is not None
    async with asyncio.timeout(60):
        await complain(emma, SOUP)
        await taras.wait_for(SOUP, chat_id=GROUP, timeout=40)
    assert not shop.bot.done()
