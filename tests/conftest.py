"""What tests of several folders need."""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from bot.run.loop import new_loop
from tests import once
from tests.store.model import prepare
from tests.store.postgres import QUICK, running_postgres

once.compile_once()
once.read_certificates_once()
once.wait_for_no_disk()


def pytest_collection_finish() -> None:
    once.look_for_garbage_rarely()


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop on which the product runs."""
    return {"ours": new_loop}


settings.register_profile("long")  # --hypothesis-profile=long: tests/store/life looks for hours, not seconds


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL: the URL of its server, without a database's name. It does nothing by itself: how many rows a
    question looks at depends on what was vacuumed.
    """
    with running_postgres(f"{QUICK} -c autovacuum=off") as server:
        yield server


@pytest.fixture(scope="session")
def sqlite_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to be copied."""
    path = tmp_path_factory.mktemp("model") / "model.db"
    asyncio.run(prepare(f"sqlite:///{path}"))
    return path


@pytest.fixture
def quick_telegram(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is called takes effect at once or never, so that nobody need wait to know which."""
    monkeypatch.setattr("bot.delivery.journal.journal.Journal.unsettled", lambda *_: 0.0)


@pytest.fixture
def soon_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What finds the store away, or somebody else leading, soon looks again; so does a post in doubt."""
    monkeypatch.setattr("bot.intake.reception.BACK_OFF", (0.05, 0.2))
    monkeypatch.setattr("bot.delivery.worker.IDLE", 1.0)
    monkeypatch.setattr("bot.delivery.recovery.PAUSE", timedelta(seconds=0.2))
    monkeypatch.setattr("bot.run.lead.PAUSE", 0.1)
    monkeypatch.setattr("care.store.leader.LOOK", 0.1)
