"""What stands in a chart's picture, and where."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.rendering import drawing
from dialogs.staff.figures.chart import Chart, Course, Row, Rows, Series
from playground.values.pictures import size_of

COURSE = Course(
    "Tickets", ("1", "2"), (Series("New", (4, 2)), Series("Solved", (1, 3))), Series("Open", (3, 8))
)
NESTED = Rows(
    "In time", ("Met", "All"), (Row("Café", "3 of 4", (3, 4)), Row("Sales", "1", (1, None))), 5, nested=True
)
BESIDE = Rows("Hours", ("First", "Last"), (Row("Taras", "2 h", (2, 6), 4),), 8, "Promised")
CHART = Chart("Kava", "This week", COURSE, (NESTED, BESIDE), "A note")


@pytest.fixture
def figure(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:  # noqa: ANN401 - matplotlib's
    """All that is drawn, and not yet a picture."""
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path))
    from matplotlib.figure import Figure  # it makes its folder when it is imported

    figure = Figure(figsize=(drawing.WIDTH, drawing._height(CHART)))
    drawing._draw(figure, CHART)
    return figure


def bars(axis: Any) -> list[list[tuple[float, ...]]]:  # noqa: ANN401
    """Of each series: left, lower edge, width and height."""
    return [
        [tuple(round(float(each), 3) for each in bar.get_bbox().bounds) for bar in series]
        for series in axis.containers
    ]


def legend(axis: Any) -> list[str]:  # noqa: ANN401
    assert not axis.get_legend().get_frame_on()
    return [text.get_text() for text in axis.get_legend().get_texts()]


def test_the_picture_is_as_high_as_what_stands_in_it(figure: Any) -> None:  # noqa: ANN401
    assert figure.get_size_inches().tolist() == [8, pytest.approx(4.2 + 2 * 0.95 + 3 * 0.78)]
    assert (figure.get_suptitle(), figure.get_supxlabel()) == ("Kava\nThis week", "A note")
    assert [axis.get_title("left") for axis in figure.axes] == ["Tickets", "In time", "Hours"]


def test_bars_stand_side_by_side_around_their_label_with_the_line_over_them(figure: Any) -> None:  # noqa: ANN401
    axis = figure.axes[0]
    new, solved = [(-0.4, 0, 0.4, 4), (0.6, 0, 0.4, 2)], [(0, 0, 0.4, 1), (1, 0, 0.4, 3)]
    assert bars(axis) == [new, solved]
    [line] = axis.get_lines()
    assert (list(line.get_xdata()), list(line.get_ydata())) == ([0, 1], [3, 8])
    assert [text.get_text() for text in axis.get_xticklabels()] == ["1", "2"]
    assert axis.get_ylim() == (0, pytest.approx(8.4))
    assert legend(axis) == ["New", "Solved", "Open"]


def test_bars_of_a_row_lie_upon_each_other_the_first_in_front(figure: Any) -> None:  # noqa: ANN401
    axis = figure.axes[1]
    assert bars(axis) == [[(0, -0.2, 3, 0.4)], [(0, -0.2, 4, 0.4)], [(0, 0.8, 1, 0.4)], [(0, 0.8, 0, 0.4)]]
    assert [series[0].get_zorder() for series in axis.containers] == [2, 1, 2, 1]
    assert legend(axis) == ["Met", "All"]
    assert (axis.get_xlim(), axis.get_ylim()) == ((0, pytest.approx(5.02)), (1.5, -1))


def test_or_one_below_the_other_with_a_mark_across_them_and_words_above(figure: Any) -> None:  # noqa: ANN401
    axis = figure.axes[2]
    assert bars(axis) == [[(0, -0.225, 2, 0.2)], [(0, 0.025, 6, 0.2)]]
    [mark] = axis.collections
    assert mark.get_segments()[0].tolist() == [[4, -0.25], [4, 0.25]]
    assert legend(axis) == ["First", "Last", "Promised"]
    words = [(text.get_text(), *text.get_position(), text.get_va(), text.get_ha()) for text in axis.texts]
    assert words == [("Taras", 0, -0.25, "bottom", "left"), ("2 h", 8, -0.25, "bottom", "right")]


def test_of_labels_that_would_overlap_only_some_stand_there(figure: Any) -> None:  # noqa: ANN401
    axis = figure.add_subplot()
    labels = tuple(f"{number:02} Nov" for number in range(7))  # 42 letters
    drawing._draw_course(axis, Course("", labels, (Series("New", (0,) * 7),), Series("Open", (0,) * 7)))
    assert [text.get_text() for text in axis.get_xticklabels()] == list(labels[::2])
    assert axis.get_ylim() == (0, pytest.approx(1.05))


def test_a_picture_is_a_png_and_shows_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", "")  # put back afterwards
    one, other = (drawing.draw(replace(CHART, panels=(), title=title)) for title in ("Kava", "Tea"))
    assert size_of(one) == size_of(other) == (1024, 1024)
    assert one != other
