"""Whom and what a few letters mean."""

import pytest

from care.business import Business, Department, Hours, Localized
from care.people.operators import Operator
from dialogs.staff.team.naming import department_named, first_word, people_named
from tests.for_each import for_each

TARAS, DARIA, DARYNA = (
    Operator(number, name, "uk") for number, name in ((1, "Тарас Шевчук"), (2, "Дарія"), (3, "Daryna K."))
)
PEOPLE = (TARAS, DARIA, DARYNA)
SHOP = Business(
    name=Localized({"en": "Kava"}),
    staff_group=-100,
    admins=frozenset({3001}),
    hours=Hours(days={}),
    departments=(
        Department(key="delivery", name=Localized({"uk": "Доставка", "en": "Delivery"})),
        Department(key="desserts", name=Localized({"uk": "Десерти", "en": "Desserts"})),
        Department(key="quality", name=Localized({"uk": "Якість страв", "en": "Food and drinks"})),
    ),
)


@for_each(
    "wanted, found",
    [
        ("тар", [TARAS]),
        ("Taras", [TARAS]),
        ("shevch", [TARAS]),
        ("daria", [DARIA]),
        ("Дарі", [DARIA, DARYNA]),  # и and і sound the same to us
        ("даринa", [DARYNA]),
        ("@courier", [DARIA]),
        ("@COURIER", [DARIA]),
        ("@cour", []),
        ("aras", []),
        ("@", []),
        ("", []),
    ],
)
def test_people_are_found_by_first_letters_in_either_alphabet(wanted: str, found: list[Operator]) -> None:
    assert list(people_named(PEOPLE, wanted, {DARIA.id: "courier", TARAS.id: ""})) == found


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [("", "", ""), ("daria", "daria", ""), ("daria\nwrong  address ", "daria", "wrong  address")],
)
def test_a_name_ends_where_the_reason_begins(text: str, first: str, rest: str) -> None:
    assert first_word(text) == (first, rest)


@for_each(
    "wanted, key",
    [
        ("delivery", "delivery"),
        ("QUALITY", "quality"),
        ("доставк", "delivery"),
        ("drinks", "quality"),
        ("якість", "quality"),
        ("de", None),
        ("", None),
        ("courier", None),
    ],
)
def test_a_department_is_found_by_its_key_or_its_name_if_only_one_is_meant(
    wanted: str, key: str | None
) -> None:
    found = department_named(SHOP, wanted)
    assert (found.key if found else None) == key
