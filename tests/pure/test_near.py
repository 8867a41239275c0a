"""What may be meant by a word that names nothing here."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings.settings import load_business
from care.business import Priority
from dialogs.language.words import Words
from dialogs.staff.near import did_you_mean, names_of, near
from dialogs.staff.ticket.priorities import priority_names
from tests.for_each import for_each

BUSINESS = load_business(Path(__file__).parents[2] / "turbota.toml")
DEPARTMENTS = {each.key: names_of(each) for each in BUSINESS.departments}
PEOPLE = {name: (name,) for name in ("Тарас Мельник", "Дарія Коваль", "Solomiia")}


@for_each(
    "wanted, priority",
    [
        ("urgnt", Priority.URGENT),
        ("Uregnt", Priority.URGENT),
        ("срчный", Priority.URGENT),
        ("терміновй", Priority.URGENT),
        ("ehutyn", Priority.URGENT),  # «ургент», typed with Latin keys
        ("гкпуте", Priority.URGENT),  # urgent, typed with Cyrillic keys
        ("hgih", Priority.HIGH),
        ("норамльний", Priority.NORMAL),
        ("lw", Priority.LOW),
    ],
)
def test_a_mistyped_priority_is_recognised_in_any_language_and_layout(
    wanted: str, priority: Priority
) -> None:
    assert near(wanted, priority_names())[0] is priority


@pytest.mark.parametrize(
    ("wanted", "key"),
    [("delivry", "delivery"), ("dostvka", "delivery"), ("яксть", "quality"), ("jgkfnf", "payments")],
)
def test_a_mistyped_department_is_recognised_by_its_key_or_any_of_its_names(wanted: str, key: str) -> None:
    assert near(wanted, DEPARTMENTS)[0] == key


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Tras", "Тарас Мельник"),
        ("тарс", "Тарас Мельник"),
        ("nfhfc", "Тарас Мельник"),
        ("ефкфы", "Тарас Мельник"),
        ("Melinyk", "Тарас Мельник"),
        ("@dria", "Дарія Коваль"),
        ("Соломя", "Solomiia"),
    ],
)
def test_a_mistyped_name_is_recognised_in_either_alphabet(wanted: str, name: str) -> None:
    assert near(wanted, PEOPLE)[0] == name


@for_each("wanted", ["", " ", "@", "a", "she", "banana", "не", "привезли", "🙂", "x" * 4000])
def test_what_is_like_nothing_is_no_guess(wanted: str) -> None:
    assert all(near(wanted, names) == [] for names in (DEPARTMENTS, PEOPLE))
    assert near(wanted, priority_names()) == []


def test_the_closest_goes_first_and_there_are_few() -> None:
    names = {name: (name,) for name in ("late", "lated", "later", "latex", "delivery")}
    assert near("ltae", names) == ["late", "lated", "later"]
    assert near("ltaed", names)[0] == "lated"


def test_a_name_is_no_markup() -> None:
    words = Words("en", ZoneInfo("UTC"))
    assert did_you_mean(["<b>Taras"], words) == "Did you mean <b>&lt;b&gt;Taras</b>?"
    assert did_you_mean([], words) == ""
