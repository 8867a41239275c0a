"""The examples of docs/import.md, each as an owner would run it."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.commands import importing
from bot.imports import columns
from tests.store.cast import SHOP

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text("utf-8")
EXAMPLE = re.compile(r"```csv\n([^`]*)```\n\n```console\n\$ turbota ([^\n]*)\n([^`]*)```")


@pytest.fixture
def folder(sqlite_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(sqlite_model, tmp_path / "care.db")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.setattr("bot.settings.settings.load_business", lambda _path: SHOP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str, answer: str = "") -> Result:
    return CliRunner().invoke(app, shlex.split(command), input=answer)


def test_each_example_ends_as_the_page_says_and_asks_in_what_poster_has_its_sums(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = EXAMPLE.findall(PAGE)
    assert len(found) == PAGE.count("```console") > 0
    for table, command, report in found:
        (folder / command.split()[2]).write_text(table, "utf-8")
        dry = run(f"{command} --dry-run")
        said = run(command)
        assert said.stdout.replace("\u00a0", " ") == report
        assert said.exit_code == 1, "a row was refused"
        assert [line for line in dry.stdout.splitlines() if "dry run" not in line] == said.stdout.splitlines()
    poster = run("import customers poster.csv --language en")
    assert poster.exit_code == 2
    assert "“bonus” says 12550 here." in " ".join(poster.output.split())
    monkeypatch.setattr(importing, "is_terminal", lambda: True)
    asked = run("import customers poster.csv --language en", answer="coins\nkopecks\n")
    assert "Already imported: 2\n" in asked.stdout


def test_the_page_names_every_heading_that_is_known() -> None:
    listed = {
        each.strip()
        for row in PAGE.splitlines()
        if row.startswith("| ")
        for each in row.split("|")[2].split("·")
    }
    assert {*columns.known(columns.CUSTOMERS), *columns.known(columns.PURCHASES)} - listed == set()
