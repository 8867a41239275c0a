"""Keys of tills are made, shown and revoked from the command line."""

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app


@pytest.fixture
def database(sqlite_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(sqlite_model, tmp_path / "care.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    return tmp_path / "care.db"


def said(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["key", *arguments])


def test_a_key_is_shown_once_and_can_be_revoked(database: Path) -> None:
    secret = said("new", "bar", "--scopes", "refunds, purchases").stdout.strip()
    assert re.fullmatch(r"turbota_1_[\w-]{43}", secret)
    with closing(sqlite3.connect(database)) as store:
        assert secret.removeprefix("turbota_1_") not in "\n".join(store.iterdump())
    listed = said("list").stdout
    assert re.fullmatch(r"1  bar  purchases,refunds  made \d{4}-\d\d-\d\d  never used\n", listed)
    assert said("revoke", "1").exit_code == 0
    assert "  revoked 20" in said("list").stdout
    assert said("revoke", "1").exit_code == said("revoke", "2").exit_code == 2


@pytest.mark.usefixtures("database")
def test_what_is_no_name_and_no_scope_makes_no_key() -> None:
    for name, scopes in (("Bar", "balance"), ("b" * 17, "balance"), ("bar", "money"), ("bar", "")):
        assert said("new", name, "--scopes", scopes).exit_code == 2
    assert said("list").stdout == ""
