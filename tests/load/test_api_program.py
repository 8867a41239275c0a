"""The API's process is killed while tills call it, in short; the campaign itself is `python -m tests.load.api`."""

from pathlib import Path

import pytest

from tests.load.api import Plan, campaign
from tests.store.postgres import create_database

SHORT = Plan(tills=4, customers=8, kills=1)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/till.db"
    return create_database(request.getfixturevalue("postgres"))


async def test_what_tills_were_answered_stands_once_whenever_the_process_was_killed(url: str) -> None:
    report = await campaign(url, SHORT)
    assert report.faults == []
    assert report.told.taken("purchases")
    assert report.told.unanswered
    assert report.heard
