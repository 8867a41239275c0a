"""A broadcast from the command line: who would get it, begun, looked at, stopped."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from care.people.customers import save
from care.store.migrate import migrate
from care.store.tables import broadcast_recipients
from care.store.unit import Store
from tests.bot.settings_text import SMALL
from tests.store.casting import reader


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two people want news, and one does not."""
    url = f"sqlite:///{tmp_path}/care.db"
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("TURBOTA_SETTINGS", str(tmp_path / "turbota.toml"))
    (tmp_path / "turbota.toml").write_text(SMALL, "utf-8")
    for name in ("uk", "ru", "en"):
        (tmp_path / name).write_text(f"News ({name})", "utf-8")
    asyncio.run(_settle(url))
    return tmp_path


async def _settle(url: str) -> None:
    async with Store.opened(url) as store:
        await migrate(store.engine)
        async with store.write() as unit:
            await save(unit, [reader(1), reader(2), reader(3, blocked=True)])
            await unit.commit()


def said(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["broadcast", *arguments])


def texts(home: Path, *names: str) -> list[str]:
    return [word for name in names for word in (f"--{name}", str(home / name))]


def test_it_says_who_would_get_it_and_sends_when_it_is_told_to(home: Path) -> None:
    every = texts(home, "uk", "ru", "en")
    assert said("send", *every).output.splitlines() == ["recipients  2", "left out  blocked  1"]
    assert said("status").output == "There are no broadcasts.\n"
    assert said("send", *every, "--at", "10:00", "--yes").output.splitlines()[-1] == "begun  1"
    assert said("status").output == "1  freezing  of 0: none yet\n"


def test_what_came_of_one_stands_below_it(home: Path) -> None:
    said("send", *texts(home, "uk", "ru", "en"), "--yes")
    assert "what came of it" not in said("status", "1").output
    asyncio.run(_reach(f"sqlite:///{home}/care.db"))
    lines = said("status", "1").output.splitlines()
    assert any(line.startswith("  all  delivered 1, blocked 0,") for line in lines)
    assert any(line.startswith("  en  delivered 1,") for line in lines)
    assert said("recall", "1").output == "can be deleted  1 of 1\n"
    assert said("recall", "1", "--yes").output.splitlines()[-1] == "recalled"
    assert said("recall", "1", "--yes").output.splitlines()[-1] != "recalled"


async def _reach(url: str) -> None:
    async with Store.opened(url) as store, store.write() as unit:
        row = {
            "broadcast_id": 1,
            "customer_id": reader(1).id,
            "language": "en",
            "outcome": "sent",
            "message_id": 7,
        }
        moments = dict.fromkeys(("due_at", "late_at", "at"), unit.now)
        await unit.execute(unit.insert(broadcast_recipients), row | moments)
        await unit.commit()


def test_without_a_language_nothing_is_sent(home: Path) -> None:
    refused = said("send", *texts(home, "uk", "en"), "--yes")
    assert refused.exit_code == 2
    assert said("status").output == "There are no broadcasts.\n"


def test_it_is_stopped_and_goes_on_from_here(home: Path) -> None:
    said("send", *texts(home, "uk", "ru", "en"), "--yes")
    assert said("pause", "1").exit_code == 0
    assert "paused" in said("status", "1").output
    assert said("pause", "1").exit_code == 1
    assert said("resume", "1", "--ambiguous").exit_code == 0
    assert said("cancel", "1").exit_code == 0
    assert "cancelled" in said("status").output
    assert said("resume", "1").exit_code == 1
    assert "no such" in said("status", "7").output
