"""Charts as they are laid out: nothing lies upon another or beyond the edge, whatever things are called."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bot.delivery.pictures import letters
from bot.delivery.pictures.colours import DARK, LIGHT
from bot.delivery.pictures.ink import figure_of
from bot.delivery.pictures.layout import laid_out
from bot.delivery.pictures.page import EDGE, WIDTH, Bar, Line, Page, Words
from care.business import LANGUAGES, Language, Localized
from dialogs.staff.figures.chart import Chart
from tests.charts import MARKS, PICTURES, charts, digest, shop
from tests.for_each import for_each

THEMES = {"light": LIGHT, "dark": DARK}
NAMES = ("desk", "journey", "places", "nps", "points", "sent")
HAIR = 0.01  # inches
ODD = Localized({"en": "W" * 64, "uk": "Щ" * 64, "ru": "Кофейня\n$x^2$ <b>🌸</b> " + "ш" * 50})
pytestmark = pytest.mark.filterwarnings("ignore:Glyph")  # the font has no flowers


@pytest.fixture(autouse=True)
def _fonts(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", str(tmp_path_factory.getbasetemp() / "fonts"))


def overlaps(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    return right - left > HAIR and bottom - top > HAIR


def flaws(page: Page) -> Iterator[str]:
    said = [mark for mark in page.marks if isinstance(mark, Words)]
    for word in said:
        left, top, right, bottom = word.box
        if left < EDGE - HAIR or right > WIDTH - EDGE + HAIR or top < 0 or bottom > page.height:
            yield f"beyond the edge: {word.text}"
    for one, other in combinations(said, 2):
        if overlaps(one.box, other.box):
            yield f"upon each other: {one.text} / {other.text}"
    for mark in page.marks:
        if isinstance(mark, Bar) and (mark.x < EDGE - HAIR or mark.x + mark.width > WIDTH - EDGE + HAIR):
            yield f"a bar beyond the edge: {mark}"
        if isinstance(mark, Line) and any(
            not EDGE - HAIR <= x <= WIDTH - EDGE + HAIR for x, _y in mark.points
        ):
            yield f"a line beyond the edge: {mark}"


def cut(page: Page) -> list[str]:
    return [
        mark.text for mark in page.marks if isinstance(mark, Words) and mark.text.endswith(letters.ELLIPSIS)
    ]


@for_each("language", LANGUAGES)
def test_with_usual_names_nothing_overlaps_and_no_word_is_cut(language: Language) -> None:
    for name, chart in charts(language, shop()):
        page = laid_out(chart, LIGHT)
        assert [*flaws(page), *cut(page)] == [], name


@for_each("weeks, groups", [(0, 0), (1, 1), (2, 2), (53, 60)])
@for_each("language", LANGUAGES)
def test_with_long_names_and_however_many_rows_nothing_overlaps(
    language: Language, weeks: int, groups: int
) -> None:
    for business in (shop(long=True), shop(ODD, long=True)):
        for name, chart in charts(language, business, weeks, groups):
            page = laid_out(chart, DARK)
            assert list(flaws(page)) == [], name
            assert page.height < 24, name  # or it is not for a phone


def drawn_boxes(page: Page) -> list[tuple[float, ...]]:
    """Of the words as matplotlib has put them down, in inches from the top."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # it makes its folder when it is imported

    figure: Any = figure_of(page)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    inches = figure.dpi_scale_trans.inverted()
    boxes = [
        each.get_window_extent(canvas.get_renderer()).transformed(inches) for each in figure.axes[0].texts
    ]
    return [(box.x0, page.height - box.y1, box.x1, page.height - box.y0) for box in boxes]


@for_each("theme", THEMES.values())
def test_words_are_drawn_where_they_were_laid_out(theme: Any) -> None:  # noqa: ANN401 - a Theme
    """So that what was measured before is true of the picture."""
    page = laid_out(dict(charts("uk", shop(long=True)))["journey"], theme)
    planned = [mark.box for mark in page.marks if isinstance(mark, Words)]
    for plan, box in zip(planned, drawn_boxes(page), strict=True):
        assert plan[0] - 0.05 < box[0] < box[2] < plan[2] + 0.05
        assert plan[1] - 0.05 < box[1] < box[3] < plan[3] + 0.05


def test_a_chart_of_nothing_says_so_and_no_more() -> None:
    for name, chart in charts("en", shop(), 0, 0):
        assert chart.note, name
        assert len([part for part in chart.parts if getattr(part, "rows", ())]) == 0, name


def test_a_word_that_has_no_room_ends_in_an_ellipsis() -> None:
    assert letters.clipped("Delivery", 19, 5) == "Delivery"
    short = letters.clipped("Delivery" * 9, 19, 2)
    assert short.endswith("…")
    assert letters.width(short, 19) <= 2 < letters.width(short[:-1] + "D…", 19)
    assert letters.wrapped("one two three four", 19, 1.2) == ["one two", "three f…"]
    assert letters.wrapped("", 19, 1) == []


# --- those of the docs


@for_each("language", LANGUAGES)
def test_the_pictures_of_the_docs_are_those_that_are_drawn(language: Language) -> None:
    """`python -m tests.charts` draws them anew."""
    drawn: dict[str, Chart] = dict(charts(language, shop()))
    assert tuple(drawn) == NAMES
    for name, chart in drawn.items():
        for theme, colours in THEMES.items():
            file = PICTURES / f"{name}-{language}-{theme}.png"
            assert Image.open(file).text[MARKS] == digest(laid_out(chart, colours)), file  # type: ignore[attr-defined]


def test_there_is_no_other_picture() -> None:
    wanted = {
        f"{name}-{language}-{theme}.png" for name in NAMES for language in LANGUAGES for theme in THEMES
    }
    assert {file.name for file in Path(PICTURES).iterdir()} == wanted
