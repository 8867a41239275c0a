"""`turbota route`: who and why, by the rules of the settings and whoever is on shift in the store."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from typer.testing import CliRunner, Result

from bot.cli import app
from care.people.operators import Operator, find_operator
from care.staff import duty
from care.store.migrate import migrate
from care.store.tables import operators
from care.store.unit import Store

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday; noon in Kyiv
TARAS, DARIA = Operator(2001, "Taras", "uk"), Operator(2002, "Daria", "uk")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "en")
    monkeypatch.setenv("TURBOTA_SETTINGS", str(EXAMPLE))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Both are admitted; Taras is on shift, Daria is not."""
    asyncio.run(_fill(f"sqlite:///{tmp_path}/care.db"))
    return tmp_path


async def _fill(url: str) -> None:
    store = Store.at(url)
    await migrate(store.engine)
    async with store.write() as unit:
        rows = [
            {"id": who.id, "name": who.name, "language": "uk", "admitted": True, "since": NOW}
            for who in (TARAS, DARIA)
        ]
        await unit.execute(unit.insert(operators), rows)
        taras = await find_operator(unit, TARAS.id)
        assert taras is not None
        await duty.begin(unit, taras, None)
        await unit.commit()
    await store.close()


def asked(*arguments: str) -> Result:
    with time_machine.travel(NOW, tick=False):
        return CliRunner().invoke(app, ["route", *arguments])


@pytest.mark.usefixtures("store")
def test_it_says_who_and_why() -> None:
    result = asked("--about", "delivery", "--language", "en", "--at", "Sat 21:00")
    assert result.output.splitlines() == [
        "Delivery · English · tomorrow at 21:00",
        "▫️ Priority: normal · no rule fits",
        "Answer by 10:30 on Sunday, 22 November",
        "Solve by 16:00 on Tuesday, 24 November",
        "Asked to take it: Taras",
        "– the department is closed then; it opens on Sunday, 22 November, at 10:00",
        "– the only one on shift in the department",
        "– answers in the customer’s language: English",
    ]


@pytest.mark.usefixtures("store")
def test_what_makes_it_urgent_is_named() -> None:
    result = asked("--about", "food", "--language", "ru", "--tier", "gold", "--words", "double charges")
    assert "🔼 Priority: high · rule 2: words beginning with" in result.output
    assert "– does not answer in the customer’s language: Russian; nobody on shift does" in result.output
    assert "rule 3: tier Gold or higher" in asked("--about", "food", "--tier", "gold").output
    assert "rule 4: another complaint within 30 days" in asked("--about", "food", "--complaint-before").output
    assert "no rule fits" in asked("--about", "food", "--complaint-before", "--question").output


@pytest.mark.usefixtures("store")
def test_it_speaks_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "uk_UA.UTF-8")
    output = asked("--about", "достав").output
    assert "Доставка · українська · сьогодні о 12:00" in output
    assert "Просимо взяти в роботу: Taras" in output


@pytest.mark.usefixtures("store")
def test_without_a_department_it_shows_all_the_rules() -> None:
    lines = asked().output.splitlines()
    for line in (
        "· Payments (payments)",
        "– groups: -1001000000001",
        "– languages: Ukrainian, English",
        "– 🔥 urgent: first answer within 10 mins, solved within 4 hrs",
        "3. 🔼 high: tier Gold or higher",
        "· otherwise: ▫️ normal",
        "· Gold: from 1,500 points",
        "· Daria · every department · Ukrainian, Russian · off shift · open tickets: 0",
        "· Taras · every department · Ukrainian, English · on shift · open tickets: 0",
    ):
        assert line in lines


def test_without_a_store_the_rules_can_be_tested_and_none_is_made(tmp_path: Path) -> None:
    result = asked("--about", "payments")
    assert result.exit_code == 0
    assert "Asked to take it: the whole department" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--about", "gone"), "write one of these: delivery, quality, payments"),
        (("--about", "payments", "--tier", "gone"), "write one of these: bronze, silver, gold"),
        (("--about", "payments", "--at", "some day"), "write a time like “Sat 21:00”"),
    ],
)
def test_what_it_does_not_know_it_names(arguments: tuple[str, ...], said: str) -> None:
    result = asked(*arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_what_has_passed_can_be_asked_about_too() -> None:
    assert (
        "on Monday, 16 November, at 12:00" in asked("--about", "payments", "--at", "2026-11-16T12:00").output
    )
