"""Rows of buttons, as wide as a phone."""

from markupsafe import Markup

from bot.delivery.rendering.markup import keyboard
from dialogs.engine.machine import Button, Row, Screen
from dialogs.engine.rows import WIDTHS, fits, fitting
from tests.for_each import for_each


def row(*widths: int) -> Row:
    return tuple(Button("x" * width, "go", str(place)) for place, width in enumerate(widths))


def shape(rows: tuple[Row, ...]) -> list[list[int]]:
    return [[len(button.label) for button in each] for each in rows]


@for_each(
    "widths, expected",
    [
        ((5, 5, 5), [[5, 5, 5]]),
        ((16, 16), [[16, 16]]),
        ((17, 4), [[17], [4]]),
        ((4, 17), [[4], [17]]),
        ((10, 10, 10), [[10, 10, 10]]),
        ((11, 10, 10), [[11, 10], [10]]),
        ((40,), [[40]]),
        ((1, 1, 1, 1, 1, 1, 1, 1), [[1, 1, 1, 1, 1, 1, 1], [1]]),
    ],
)
def test_what_would_be_cut_off_begins_a_new_row(widths: tuple[int, ...], expected: list[list[int]]) -> None:
    assert shape(fitting((row(*widths),))) == expected


def test_no_button_is_lost_or_moved_before_another() -> None:
    rows = (row(3, 20, 12, 9, 9), row(24))
    assert [each for part in fitting(rows) for each in part] == [each for part in rows for each in part]
    assert all(fits(part) for part in fitting(rows))


def test_an_emoji_is_as_wide_as_two() -> None:
    assert not fits((Button("⭐" + "👍" * 8, "a"), Button("b", "b")))


def test_telegram_gets_the_rows_that_fit() -> None:
    markup = keyboard(Screen(Markup("?"), (row(WIDTHS[2] + 1, 3),)), "t1", 1)
    assert markup is not None
    assert [len(part) for part in markup.inline_keyboard] == [1, 1]
