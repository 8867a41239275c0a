"""What docs/deploy.md says of PostgreSQL's own files: when what was erased is in none of them any more."""

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from care.privacy import knowledge
from care.store.engine import async_url
from care.store.migrate import migrate
from care.store.unit import Store
from tests.store.cast import EMMA, SHOP, opened, play, said
from tests.store.looking import do
from tests.store.postgres import postgres_server

WORDS = "The kazoo on the seventh was cold"


def holders(data: Path) -> list[str]:
    files = [file for file in data.rglob("*") if file.is_file()]
    return [file.name for file in files if WORDS.encode() in file.read_bytes()]


async def maintain(url: str, *statements: str) -> None:
    engine = create_async_engine(async_url(url), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


async def test_full_vacuums_and_a_log_that_is_not_recycled_leave_nothing_of_who_was_erased() -> None:
    with postgres_server("-c fsync=off -c wal_recycle=off") as server:
        url, data = server.url.format("postgres"), server.home / "data"
        async with Store.opened(url, SHOP) as store:
            await migrate(store.engine)
            await do(store, play)
            await do(store, opened, EMMA, said(EMMA, WORDS))
            await do(store, knowledge.erase, EMMA.id)
        await maintain(url, "VACUUM", "CHECKPOINT")
        assert holders(data)  # which is why the docs ask for more
        await maintain(url, "VACUUM FULL", "CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT")
        assert holders(data) == []
