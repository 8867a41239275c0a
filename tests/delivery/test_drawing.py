"""What stands in a chart's picture, and where."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.delivery.pictures.colours import LIGHT
from bot.delivery.pictures.course import step_for
from bot.delivery.pictures.layout import laid_out
from bot.delivery.pictures.page import EDGE, ROOM, WIDTH, Bar, Line, Page, Words
from bot.delivery.rendering import drawing
from dialogs.staff.figures.chart import Chart, Course, Part, RangeRow, Ranges, Row, Rows, Series
from playground.values.pictures import size_of
from tests.for_each import for_each

COURSE = Course(
    "Tickets", ("1", "2"), (Series("New", (4, 2)), Series("Solved", (1, 3))), Series("Go live", (3, 8))
)
NESTED = Rows(
    "In time", ("Met", "All"), (Row("Café", "3 of 4", (3, 4)), Row("Sales", "1", (1, None))), 4, nested=True
)
BESIDE = Rows("Hours", ("First", "Last"), (Row("Taras", "2 h", (2, 6), 4),), 8, "Promised")
RANGE = RangeRow("All", "+50", 50, 0, 100)
RANGES = Ranges("NPS", "NPS", "likely", (RANGE, RangeRow("Week", "—")), -100, 100, ("−100", "+100"))
CHART = Chart("Kava", "This week", (COURSE, NESTED, BESIDE), "A note")


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))


def page_of(*parts: Part) -> Page:
    return laid_out(replace(CHART, parts=parts), LIGHT)


def bars(page: Page, colour: str) -> list[Bar]:
    """Without those of the legend."""
    return [
        mark for mark in page.marks if isinstance(mark, Bar) and mark.colour == colour and mark.width != 0.22
    ]


def shares(page: Page, colour: str) -> list[float]:
    return [round(bar.width / ROOM, 3) for bar in bars(page, colour)]


def said(page: Page) -> list[str]:
    return [mark.text for mark in page.marks if isinstance(mark, Words)]


def test_the_picture_says_what_it_is_of_and_grows_with_what_stands_in_it() -> None:
    page = laid_out(CHART, LIGHT)
    assert said(page)[:3] == ["Kava", "This week", "Tickets"]
    assert said(page)[-1] == "A note"
    assert page_of().height < page_of(NESTED).height < page_of(NESTED, BESIDE).height


def test_bars_stand_side_by_side_over_their_label_with_the_line_over_them() -> None:
    page = page_of(COURSE)
    new, solved = (bars(page, colour) for colour in LIGHT.series[:2])
    assert [round(bar.height / new[0].height, 2) for bar in (*new, *solved)] == [1, 0.5, 0.25, 0.75]
    assert new[0].x + new[0].width <= solved[0].x < solved[0].x + solved[0].width <= new[1].x
    *_legend, line = [mark for mark in page.marks if isinstance(mark, Line) and mark.dots]
    (_x, low), (_other, high) = line.points
    floor = new[0].y + new[0].height
    assert (floor - high) / (floor - low) == pytest.approx(8 / 3)
    assert [text for text in said(page) if text.isdigit()] == ["0", "2", "4", "6", "8", "1", "2"]
    assert [text for text in said(page) if text in ("New", "Solved", "Go live")] == [
        "New",
        "Solved",
        "Go live",
    ]


def test_bars_of_a_row_lie_upon_each_other_the_first_in_front() -> None:
    page = page_of(NESTED)
    assert shares(page, LIGHT.series[0]) == [0.75, 0.25]
    assert shares(page, LIGHT.pale) == [1.0]
    front, behind = bars(page, LIGHT.series[0])[0], bars(page, LIGHT.pale)[0]
    assert page.marks.index(behind) < page.marks.index(front)
    assert (front.x, front.y) == (behind.x, behind.y)
    assert behind.edge == LIGHT.series[0]


def test_or_one_below_the_other_with_a_mark_across_them_and_words_above() -> None:
    page = page_of(BESIDE)
    (first,), (last,) = (bars(page, colour) for colour in LIGHT.series[:2])
    assert (first.width / ROOM, last.width / ROOM) == (0.25, 0.75)
    assert first.y + first.height == pytest.approx(last.y)
    mark = [each for each in page.marks if isinstance(each, Line)][-1]
    assert mark.points[0][0] == mark.points[1][0] == pytest.approx(EDGE + ROOM / 2)
    name, value = (each for each in page.marks if isinstance(each, Words) and each.text in ("Taras", "2 h"))
    assert (name.x, value.x, value.side) == (EDGE, WIDTH - EDGE, "right")
    assert name.y < first.y


def test_a_value_lies_within_its_range_on_one_scale_and_none_where_there_is_none() -> None:
    page = page_of(RANGES)
    (likely,) = bars(page, LIGHT.pale)
    assert [likely.x, likely.x + likely.width] == pytest.approx([WIDTH / 2, WIDTH - EDGE])
    *_legend, dot = [mark for mark in page.marks if isinstance(mark, Line) and mark.dots]
    assert dot.points[0][0] == pytest.approx(EDGE + ROOM * 0.75)
    assert said(page)[-4:] == ["−100", "0", "+100", "A note"]


def test_of_labels_that_would_overlap_only_some_stand_there() -> None:
    labels = tuple(f"{number:02} Nov" for number in range(21))
    page = page_of(Course("", labels, (Series("New", (0,) * 21),)))
    shown = [text for text in said(page) if text.endswith("Nov")]
    assert shown == list(labels[:: len(labels) // len(shown)])[: len(shown)]
    assert 5 <= len(shown) <= 11


@for_each("most, step", [(0, 1), (4, 1), (5, 2), (8, 2), (9, 5), (20, 5), (21, 10), (3900, 1000)])
def test_the_grid_has_at_most_four_lines_of_round_numbers(most: int, step: int) -> None:
    assert step_for(most) == step


def test_a_picture_is_a_png_shows_what_was_drawn_and_has_a_dark_sibling() -> None:
    plain = replace(CHART, parts=())
    one, other, dark = (
        drawing.draw(plain),
        drawing.draw(replace(plain, title="Tea")),
        drawing.draw(plain, dark=True),
    )
    assert size_of(one) == size_of(other) == size_of(dark)
    assert (size_of(one) or (0, 0))[0] == 1024
    assert len({one, other, dark}) == 3
