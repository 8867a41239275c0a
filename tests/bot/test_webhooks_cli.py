"""What other systems are still to be told is shown, and sent again, from the command line."""

import asyncio
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from care.store.unit import Store
from care.webhooks import Event, calls, tell
from tests.store.cast import EMMA, NOW, OLENA, StillClock
from tests.store.looking import ask, do
from tests.store.test_webhooks import RULES


@pytest.fixture
def database(sqlite_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    shutil.copy(sqlite_model, tmp_path / "care.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    return f"sqlite:///{tmp_path}/care.db"


async def leave(url: str) -> None:
    """The first was told, the second given up, the third waits."""
    async with Store.opened(url, RULES, StillClock(NOW)) as store:
        for customer in (EMMA.id, OLENA.id, None):
            await do(store, tell, Event.POINTS_EARNED, customer, {})
        first, second, _third = await ask(store, calls.due, "crm", 9)
        await do(store, calls.taken, first)
        for _ in range(calls.MOST):
            await do(store, calls.failed, second, "HTTP 500")
            second = (await ask(store, calls.latest, 2))[1]


def said(*arguments: str) -> list[str]:
    return CliRunner().invoke(app, ["webhooks", *arguments]).output.splitlines()


def test_what_was_given_up_is_shown_with_its_reason_and_told_again(database: str) -> None:
    asyncio.run(leave(database))
    count, given_up, waits = said("list")
    assert count == "waiting: 1, given up: 1"
    assert given_up.endswith(f"given up, tries: {calls.MOST}, last error: HTTP 500")
    assert waits == "3  crm  points.earned  2026-11-20 10:00 UTC  next 2026-11-20 10:00 UTC, not tried yet"
    assert said("list", "--latest", "3")[-1].endswith("told 2026-11-20 10:00 UTC")
    assert not [line for line in said("list") if str(OLENA.id) in line]
    assert said("resend", "--failed") == said("resend", "1") == ["to be sent again: 1"]
    assert said("list")[0] == "waiting: 3, given up: 0"
    assert "give numbers, or --failed" in " ".join(said("resend"))
