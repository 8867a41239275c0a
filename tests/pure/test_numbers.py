"""Phones and cards of the shop in their one form; what is none; and whose contact it is."""

from typing import Any

from care.people import phones, shop_cards
from tests.for_each import for_each

OLENA = 1001
CONTACT: dict[str, Any] = {"phone_number": "380501234567", "user_id": OLENA}


def test_a_contact_is_taken_from_its_owner_alone() -> None:
    told = {
        "+380501234567": CONTACT,
        "+380501234568": CONTACT | {"phone_number": "+380 50 123 45 68"},
        "foreign": CONTACT | {"user_id": 1002},
        "of nobody here": CONTACT | {"user_id": None},
        "forwarded": CONTACT | {"forwarded": "Olena"},
        "anonymous": CONTACT | {"phone_number": "+88801234567"},
        "no number": CONTACT | {"phone_number": ""},
    }
    taken = {name: phones.shared(contact, OLENA) for name, contact in told.items()}
    assert taken == {name: name if name.startswith("+") else None for name in told}


CARDS = {
    "4820000000017": "4820000000017",
    " 4 820000 000017 ": "4820000000017",
    "4820000000018": None,  # its last digit is wrong
    "4820000000107": None,  # two were swapped
    "482000000001": None,
    "48200000000177": None,
    "٤820000000017": None,
    "my card": None,
}


@for_each("text", CARDS)
def test_a_card_is_thirteen_digits_and_the_last_proves_them(text: str) -> None:
    assert shop_cards.number(text) == CARDS[text]


def test_numbers_are_read_in_groups() -> None:
    assert phones.spaced("+380501234567") == "+380\xa050\xa0123\xa04567"
    assert shop_cards.spaced("4820000000017") == "4\xa0820000\xa0000017"
