"""What was changed in the chat is shown beside the file, and moved, from the command line."""

import asyncio
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.settings.changed import rules_now
from bot.settings.settings import load_business, load_places, read_business
from care.rules import change
from care.store.unit import Store

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
SUNDAY = {"hours.sun": ["11:00-17:00"]}
DELIVERY = {"departments.delivery.first_answer": "45m"}


@pytest.fixture
def folder(sqlite_model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copy(sqlite_model, tmp_path / "care.db")
    shutil.copy(EXAMPLE, tmp_path / "turbota.toml")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    return tmp_path


async def changed(folder: Path, values: dict[str, object]) -> None:
    business = load_business(folder / "turbota.toml")
    async with Store.opened(f"sqlite:///{folder}/care.db", business) as store, store.write() as unit:
        await change(unit, 3001, values)
        await unit.commit()


def said(*arguments: str) -> str:
    found = CliRunner().invoke(app, ["rules", *arguments])
    if found.exception and not isinstance(found.exception, SystemExit):
        raise found.exception
    return found.output


def test_diff_names_what_is_not_as_in_the_file_and_that_the_file_was_edited_since(folder: Path) -> None:
    assert said("diff") == ""
    asyncio.run(changed(folder, {**SUNDAY, **DELIVERY}))
    first, second = said("diff").splitlines()
    assert first.startswith('hours.sun: the file has [{ start = "10:00:00", end = "18:00:00" }]; since ')
    assert first.endswith('(3001) it is ["11:00-17:00"]')
    assert second.startswith("departments.delivery.first_answer")
    file = folder / "turbota.toml"
    file.write_text(
        file.read_text("utf-8").replace('sun = ["10:00-18:00"]', 'sun = ["08:00-12:00"]'), "utf-8"
    )
    edited, second = said("diff").splitlines()
    assert "The file was edited after that" in edited
    assert "edited" not in second


def test_what_is_exported_is_the_same_in_another_store_and_in_the_file(
    folder: Path, sqlite_model: Path
) -> None:
    asyncio.run(changed(folder, {**SUNDAY, **DELIVERY}))
    holds = rules_now(load_places())
    text = said("export")
    (folder / "moved.toml").write_text(text, "utf-8")
    shutil.copy(sqlite_model, folder / "care.db")
    assert said("import", "moved.toml").split() == ["departments", "hours"]
    assert rules_now(load_places()) == holds
    assert said("import", "moved.toml") == "", "it is so already"
    alone = "name = { en = 'Kalyna' }\nstaff_group = -1\nadmins = [1]\n"
    assert read_business(alone + text).hours == holds.hours
    assert read_business(alone + text).departments == holds.departments


def test_what_does_not_fit_is_refused_with_its_line_and_nothing_is_changed(folder: Path) -> None:
    (folder / "wrong.toml").write_text('zone = "Europe/Kyiv"\nhours.mon = ["20:00-09:00"]\n', "utf-8")
    with pytest.raises(Exception, match=r"wrong.toml: line 2: hours.mon\[1\]: these hours end before"):
        said("import", "wrong.toml")
    assert said("diff") == ""


def test_every_command_goes_by_what_was_changed(folder: Path) -> None:
    asyncio.run(changed(folder, {"departments.news": {"name": {"en": "News desk"}}}))
    shown = CliRunner().invoke(app, ["route", "--about", "news"])
    assert shown.exit_code == 0, shown.output
