"""What an admin can do by hand about updates that could not be handled."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from typer.testing import CliRunner

from bot.cli import app
from bot.settings.settings import Places
from bot.telegram.reading import UnreadableUpdateError
from bot.tools import dead_letters as letters
from care.business import Business
from care.inbox import dead_letters
from care.store.migrate import migrate
from care.store.tables import customers, updates
from care.store.unit import Store
from tests.store.cast import at_moment

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EMMA = {"id": 1003, "is_bot": False, "first_name": "Emma", "language_code": "en"}


def start(**changes: object) -> dict[str, Any]:
    """Emma's /start, as Telegram sends it."""
    message = {
        "message_id": 1,
        "date": int(NOW.timestamp()),
        "chat": {"id": 1003, "type": "private", "first_name": "Emma"},
        "from": EMMA,
        "text": "/start",
    }
    return {"update_id": 7, "message": message | changes}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(database_url=f"sqlite:///{tmp_path}/care.db")


async def keep(places: Places, raw: dict[str, Any]) -> None:
    store = Store.at(places.database_url)
    await migrate(store.engine)
    async with store.write() as unit:
        await dead_letters.keep(at_moment(unit, NOW), raw, "ValueError: a bug", admins=[])
        await unit.commit()
    await store.close()


async def stored(places: Places) -> tuple[list[int], list[int]]:
    """The ids of the customers we know and of the updates that had their effect."""
    store = Store.at(places.database_url)
    async with store.read() as unit:
        found = [
            list((await unit.execute(select(c))).scalars()) for c in (customers.c.id, updates.c.update_id)
        ]
    await store.close()
    return found[0], found[1]


async def test_a_letter_that_is_tried_again_has_its_effect_once(places: Places, business: Business) -> None:
    await keep(places, start())
    assert await letters.retry(places, business, 7)
    assert await stored(places) == ([1003], [7])
    assert not await letters.retry(places, business, 7)


async def test_a_letter_that_fails_again_is_kept(places: Places, business: Business) -> None:
    await keep(places, start(date="yesterday"))  # without a date, a message is none
    with pytest.raises(UnreadableUpdateError):
        await letters.retry(places, business, 7)
    assert [letter.update_id for letter in await letters.kept(places)] == [7]
    assert await stored(places) == ([], [])


async def test_a_letter_can_be_thrown_away(places: Places) -> None:
    await keep(places, start())
    assert await letters.forget(places, 7)
    assert await letters.kept(places) == []
    assert not await letters.forget(places, 7)


def test_the_list_shows_no_personal_words_unless_asked(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    asyncio.run(keep(places, start(text="my address")))
    monkeypatch.setenv("DATABASE_URL", places.database_url)
    assert (
        CliRunner().invoke(app, ["dead-letters", "list"]).output
        == "7  2026-11-22 10:00 UTC  ValueError: a bug\n"
    )
    assert "my address" in CliRunner().invoke(app, ["dead-letters", "list", "--whole"]).output


def test_a_letter_that_is_not_there_is_said(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    asyncio.run(keep(places, start()))
    monkeypatch.setenv("DATABASE_URL", places.database_url)
    result = CliRunner().invoke(app, ["dead-letters", "forget", "8"])
    assert (result.exit_code, result.output) == (
        1,
        "No failed update has the number 8. To see them all: turbota dead-letters list\n",
    )
