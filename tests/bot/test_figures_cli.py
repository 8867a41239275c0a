"""`turbota figures`, and the drawing of a chart, in a process that has no home."""

import asyncio
import csv
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.delivery.rendering import drawing
from bot.settings.settings import Settings, load_business
from care.store.migrate import migrate
from care.store.unit import Store
from care.tickets.opening.open import open_ticket
from care.tickets.words import relay
from dialogs.staff.figures.chart import Chart, Course, Row, Rows, Series
from playground.values.pictures import size_of
from tests.store.cast import DESK, EMMA, MINUTE, OLENA, TARAS, at_moment, complaint, play, said

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
CHART = Chart(
    "Показники: Калина",
    "16–22 лист. 2026 р.",
    (
        Course("Звернення", ("пн 16", "вт 17"), (Series("нові", (3, 0)),), Series("відкриті", (1, 2))),
        Rows(
            "Перша відповідь",
            ("половина", "90%"),
            (Row("Доставка $x^$ 🌸", "12 хв · 40 хв", (720.0, 2400.0), 1800.0), Row("", "—", (None, 5.0))),
            2400.0,
            "обіцяно",
            nested=True,
        ),
    ),
    "… і ще 2",
)


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("MPLCONFIGDIR", raising=False)
    monkeypatch.setenv("TURBOTA_SETTINGS", str(EXAMPLE))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.chdir(tmp_path)
    asyncio.run(fill(f"sqlite:///{tmp_path}/care.db"))


async def fill(url: str) -> None:
    """Two complaints about deliveries, an hour ago; one is answered after half an hour."""
    business, now = load_business(EXAMPLE), datetime.now(UTC)
    store = Store.at(url, business)
    await migrate(store.engine)
    async with store.write() as unit:
        await play(unit)
        for customer in (EMMA, OLENA):
            ticket = await open_ticket(
                at_moment(unit, now - 60 * MINUTE),
                customer,
                complaint(customer, department="delivery"),
            )
        await relay.from_operator(
            at_moment(unit, now - 30 * MINUTE), ticket.id, TARAS, said(DESK, "On its way")
        )
        await unit.commit()
    await store.close()


def figures(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["figures", *arguments])


def test_figures_are_said_in_the_language_that_is_wished() -> None:
    said = figures("--weeks", "2", "--language", "uk").output
    assert "Показники: Калина" in said
    assert "Доставка\nнових: 2 · вирішено: 0 · відкритих: 2" in said
    assert "<b>" not in said


def test_a_file_and_a_chart_are_written(tmp_path: Path) -> None:
    assert figures("--weeks", "2", "--by", "operator", "--csv", "a.csv", "--chart", "a.png").exit_code == 0
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["key"], row["name"], row["new"]) for row in rows] == [
        ("201", "Taras", "1"),
        ("", "Unassigned", "1"),
    ]
    width, height = size_of((tmp_path / "a.png").read_bytes()) or (0, 0)
    assert (width, 600 < height < 2048) == (1024, True)


def test_a_theme_is_told_drawn_and_written(tmp_path: Path) -> None:
    result = figures("--weeks", "2", "--by", "journey", "--csv", "a.csv", "--chart", "a.png", "--dark")
    assert "first contact: 4" in result.output
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert sum(int(row["came"]) for row in rows) == 4
    assert (size_of((tmp_path / "a.png").read_bytes()) or (0, 0))[0] == 1024


def test_days_can_be_named() -> None:
    said = figures("--since", "2026-01-01", "--until", "2026-01-15").output
    assert "1–15 Jan 2026" in said
    assert "Nothing happened" in said


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--since", "2026-02-01", "--until", "2026-01-01"), "period"),
        (("--since", "2020-01-01"), "period"),
        (("--department", "nothing"), "nothing"),
        (("--by", "colour"), "colour"),
        (("--weeks", "0"), "weeks"),
    ],
)
def test_a_mistake_is_named(arguments: tuple[str, ...], word: str) -> None:
    result = figures(*arguments)
    assert result.exit_code == 2
    assert word in result.output


async def test_a_chart_is_drawn_whatever_people_are_called(capfd: pytest.CaptureFixture[str]) -> None:
    picture = await drawing.drawn(CHART)
    assert picture.startswith(b"\x89PNG")
    assert capfd.readouterr().err == ""


async def test_a_chart_grows_with_its_rows() -> None:
    panel = CHART.parts[1]
    assert isinstance(panel, Rows)
    long = replace(CHART, parts=(CHART.parts[0], *(replace(panel, rows=panel.rows[:1] * 6),) * 2))
    sizes = [size_of(await drawing.drawn(chart)) or (0, 0) for chart in (CHART, long)]
    assert sizes[0][0] == sizes[1][0] == 1024
    assert sizes[0][1] < sizes[1][1]


async def test_a_drawing_that_fails_says_so() -> None:
    broken = replace(CHART, parts=(Course("", ("пн 16",), (Series("нові", (1, 2, 3)),)),))
    with pytest.raises(drawing.DrawingFailedError):
        await drawing.drawn(broken)
