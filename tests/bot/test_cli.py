"""The command line itself: it starts quickly, and says in plain words what is wrong."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bot.cli import app, main
from bot.settings.settings import Settings, load_business
from bot.tools.qr import deep_link
from care.store.migrate import versions

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
HEAVY = {"aiogram", "sqlalchemy", "fastapi", "apscheduler", "alembic", "matplotlib"}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("TURBOTA_SETTINGS", str(EXAMPLE))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.chdir(tmp_path)


def turbota(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    monkeypatch.setattr(sys, "argv", ["turbota", *arguments])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 1


@pytest.mark.parametrize("name", get_command(app).commands)  # type: ignore[attr-defined]
def test_help_shows_every_word(name: str) -> None:
    """What stands in square brackets would be markup."""
    command = get_command(app).commands[name]  # type: ignore[attr-defined]
    shown = CliRunner().invoke(app, [name, "--help"]).output.split()
    assert [word for word in command.help.split() if word not in shown] == []


def test_the_console_script_is_there() -> None:
    (script,) = entry_points(group="console_scripts", name="turbota")
    run = subprocess.run(
        [Path(sys.executable).with_name("turbota")], check=False, capture_output=True, text=True
    )
    assert "Usage: turbota" in run.stdout + run.stderr
    assert callable(script.load())


def test_init_writes_the_examples_settings_and_never_over_what_is_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TURBOTA_SETTINGS", str(tmp_path / "shop" / "mine.toml"))
    said = CliRunner().invoke(app, ["init"]).output
    assert load_business(tmp_path / "shop" / "mine.toml") == load_business(EXAMPLE)
    assert (tmp_path / "shop" / "replies.toml").exists()
    assert "turbota check" in said
    (tmp_path / "shop" / "mine.toml").write_text("mine")
    said = CliRunner().invoke(app, ["init", "--language", "uk"]).output
    assert (tmp_path / "shop" / "mine.toml").read_text() == "mine"
    assert "залишився без змін" in said


def test_help_imports_nothing_heavy() -> None:
    code = "import sys, bot.cli; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    assert not HEAVY & set(run.stdout.split())


def test_every_command_explains_itself() -> None:
    for command in (
        [],
        ["init"],
        ["run"],
        ["demo"],
        ["check"],
        ["qr"],
        ["migrate"],
        ["figures"],
        ["dead-letters"],
        ["dead-letters", "retry"],
        ["replies"],
        ["replies", "import"],
        ["retention"],
        ["may-write"],
    ):
        result = CliRunner().invoke(app, [*command, "--help"])
        assert result.exit_code == 0
        assert "Usage: " in result.output


def test_a_missing_token_is_said_and_nothing_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    turbota(monkeypatch, "run")
    assert capsys.readouterr().err == "environment: BOT_TOKEN: this setting is missing\n"


def test_mistakes_are_said_in_the_terminals_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "uk_UA.UTF-8")
    turbota(monkeypatch, "run")
    assert capsys.readouterr().err == "environment: BOT_TOKEN: цього налаштування бракує\n"


def test_check_ends_with_one_when_something_is_wrong() -> None:
    result = CliRunner().invoke(app, ["check", "--language", "en"])
    assert result.exit_code == 1
    assert "✗ environment: BOT_TOKEN: this setting is missing" in result.output


@pytest.mark.parametrize(("form", "beginning"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_each_touchpoint_gets_its_picture(tmp_path: Path, form: str, beginning: bytes) -> None:
    result = CliRunner().invoke(app, ["qr", "--bot", "@kalyna_bot", "--format", form, "--out", "codes"])
    assert result.exit_code == 0
    keys = [touchpoint.key for touchpoint in load_business(EXAMPLE).touchpoints]
    assert sorted(path.stem for path in (tmp_path / "codes").iterdir()) == sorted(keys)
    assert (tmp_path / "codes" / f"table_1.{form}").read_bytes().startswith(beginning)


def test_a_code_opens_the_feedback_form_of_its_touchpoint() -> None:
    touchpoint = load_business(EXAMPLE).touchpoints[0]
    assert deep_link(touchpoint, "kalyna_bot") == "https://t.me/kalyna_bot?start=f-table_1"


def test_a_touchpoint_that_is_not_there_is_named() -> None:
    result = CliRunner().invoke(app, ["qr", "--bot", "kalyna_bot", "table_9"])
    assert result.exit_code == 2
    assert "table_9" in result.output


def test_the_store_is_made_and_brought_up(tmp_path: Path) -> None:
    for _ in range(2):
        result = CliRunner().invoke(app, ["migrate"])
        assert result.output.startswith(f"The database is up to date: version {versions()[-1]}.")
    assert (tmp_path / "care.db").exists()


def test_the_store_goes_back_to_a_version_that_is_named_and_up_again(tmp_path: Path) -> None:
    def version() -> str:
        with closing(sqlite3.connect(tmp_path / "care.db")) as store:
            [(found,)] = store.execute("SELECT version_num FROM alembic_version")
        return str(found)

    for to in (versions()[-2], versions()[0], versions()[1]):
        assert to in CliRunner().invoke(app, ["migrate", "--to", to]).output
        assert version() == to
    unknown = CliRunner().invoke(app, ["migrate", "--to", "9999"])
    assert unknown.exit_code == 2
    assert versions()[-1] in unknown.output
    assert version() == versions()[1]
    CliRunner().invoke(app, ["migrate"])
    assert version() == versions()[-1]


def test_whether_a_customer_may_be_written_to_is_said_in_words(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["migrate"])
    with closing(sqlite3.connect(tmp_path / "care.db")) as store:
        row = "(id, name, language, closeness, since) VALUES (1003, 'Emma', 'en', 0, '2020-01-02 00:00:00.000000')"
        store.execute(f"INSERT INTO customers {row}")
        store.commit()
    no = "survey: no — the customer chose to hear less from us\n"
    assert CliRunner().invoke(app, ["may-write", "1003", "survey"]).output == no
    lines = CliRunner().invoke(app, ["may-write", "1003"]).output.splitlines()
    assert lines[0] == "trouble: yes, now"
    assert len(lines) > 10
    assert "no such customer" in CliRunner().invoke(app, ["may-write", "1004", "survey"]).output
    unknown = CliRunner().invoke(app, ["may-write", "1003", "gossip"])
    assert unknown.exit_code == 2
    assert "survey" in unknown.output


def test_what_has_been_kept_long_enough_is_shown_and_then_goes(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["migrate"])
    with closing(sqlite3.connect(tmp_path / "care.db")) as store:
        row = "(actor_id, deed, outcome, day, times, first_at, last_at, place)"
        at = "2020-01-02 00:00:00.000000"
        store.execute(
            f"INSERT INTO attempts {row} VALUES (7, 'admin', 'stranger', ?, 2, ?, ?, 0)",  # noqa: S608 - constants
            (at, at, at),
        )
        store.commit()
    for _ in range(2):
        shown = CliRunner().invoke(app, ["retention", "--dry-run"]).output.splitlines()
        assert "attempts: kept for 1 year; 1 to delete, the oldest from 2 January 2020" in shown
        assert "audit: kept for 3 years; nothing to delete" in shown
        assert "history: kept for good" in shown
    assert CliRunner().invoke(app, ["retention"]).output == "attempts: 1 deleted\n"
    assert CliRunner().invoke(app, ["retention"]).output == "Nothing has been kept for too long.\n"
