"""What is owed, seen and tried again from the command line."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings.settings import Places
from care import outbox
from care.notices.customer import BanOver
from care.outbox import to_person
from care.store.migrate import migrate
from care.store.unit import Store
from tests.store.cast import EMMA, MINUTE


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    url = f"sqlite:///{tmp_path}/care.db"
    monkeypatch.setenv("DATABASE_URL", url)
    return Places(database_url=url)


async def stop(places: Places) -> None:
    """An error of ours keeps a word from being sent."""
    async with Store.opened(places.database_url) as store:
        await migrate(store.engine)
        async with store.write() as unit:
            await outbox.owe(unit, to_person(EMMA.id, BanOver()))
            [owed] = await outbox.claim(unit, MINUTE, set(), 1)
            await outbox.set_aside(unit, owed, "KeyError")
            await unit.commit()


def said(*arguments: str) -> list[str]:
    return CliRunner().invoke(app, ["outbox", *arguments]).output.splitlines()


def test_what_we_have_stopped_is_counted_apart_and_tried_again(places: Places) -> None:
    asyncio.run(stop(places))
    assert said()[-2:] == ["failed  0", "set aside  1"]
    assert said("--retry") == ["1 to be tried again"]
    assert (said()[0], said()[-1]) == ("answer  1 due", "set aside  0")
