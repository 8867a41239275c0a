"""A notice's button opens what we let it open; a press that carries anything else is none of ours."""

import pytest

from dialogs.customers.notice_links import is_ours
from tests.for_each import for_each
from tests.pure.visitor import TICKET, Visitor

FORGED = [
    ("language", "nowhere"),
    ("language", "🙂"),
    ("language", "resume"),
    ("zone", "settings"),
    ("complaint", "5"),
    ("feedback", "hall"),
    ("offer", ""),
    ("told", "17"),
    ("tickets", ""),
    ("tickets", "17-withdraw"),
    ("tickets", "017"),
    ("tickets", "٣"),
    ("tickets", "9" * 19),
    ("survey", "17-6"),
    ("survey", "17-5\n"),
    ("menu", "help"),
    ("nowhere", ""),
    ("", ""),
]


@for_each("dialog, argument", FORGED)
def test_a_press_of_a_button_that_no_notice_has_changes_nothing(
    emma: Visitor, dialog: str, argument: str
) -> None:
    before = emma.conversation
    emma.follow(dialog, argument)
    assert emma.conversation == before
    assert emma.done == []
    assert "earlier message" in emma.note


@pytest.mark.parametrize(
    ("dialog", "argument", "here"),
    [
        ("menu", "", ("menu", "Home")),
        ("tickets", "17", ("tickets", "One")),
        ("survey", "17-5", ("survey", "Rated")),
        ("language", "settings", ("language", "Choice")),
        ("privacy", "", ("privacy", "Home")),
        ("complaint", "", ("complaint", "Department")),
    ],
)
def test_a_notices_own_button_opens_its_dialog(dialog: str, argument: str, here: tuple[str, str]) -> None:
    assert is_ours(dialog, argument)
    emma = Visitor(TICKET)
    emma.follow(dialog, argument)
    assert emma.here == here
