"""The journey, touchpoints, the NPS, points and what was sent, as they are asked for, said and written into files."""

import csv
import io

import pytest

from bot.telegram.callback import Callback
from care.business import LANGUAGES, Language
from care.figures import By
from care.views import Theme
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.figures import screen, themes
from dialogs.staff.figures.query import Query, When, pack, unpack
from dialogs.staff.figures.sheet import file_name, theme_sheet
from dialogs.staff.figures.shown import CAPTION, worded
from dialogs.staff.figures.understanding import Form, understand
from tests.charts import QUARTER, TODAY, shop, views
from tests.for_each import for_each

NAMED = ("journey", "places", "nps", "points", "sent")


def words(language: Language) -> Words:
    return Words(language, shop().tz)


@for_each(
    "typed, by",
    [
        ("journey", Theme.JOURNEY),
        ("шлях клієнта", Theme.JOURNEY),
        ("воронка", Theme.JOURNEY),
        ("слабкі місця", Theme.PLACES),
        ("слабые места", Theme.PLACES),
        ("weakest first", Theme.PLACES),
        ("NPS", Theme.NPS),
        ("бали", Theme.POINTS),
        ("баллы", Theme.POINTS),
        ("розсилки", Theme.SENT),
        ("follow-ups", Theme.SENT),
        ("місця", By.TOUCHPOINT),
    ],
)
def test_a_theme_is_asked_for_in_any_language(typed: str, by: By | Theme) -> None:
    wish = understand(typed, shop(), TODAY)
    assert (wish.query.by, wish.unknown) == (by, "")
    assert wish.query.when is (When.QUARTER if isinstance(by, Theme) else When.WEEK)


def test_a_theme_takes_a_period_and_a_form_and_no_department() -> None:
    wish = understand("темний графік шлях 4т доставка", shop(), TODAY)
    assert (wish.query, wish.form) == (Query(When.FOUR_WEEKS, Theme.JOURNEY), Form.DARK)


@for_each("theme", Theme)
def test_it_travels_in_a_button_and_is_of_nobody(theme: Theme) -> None:
    packed = pack(Query(When.QUARTER, theme))
    assert unpack(packed) == Query(When.QUARTER, theme)
    assert unpack(f"{packed}cafe") is unpack(f"{packed}-201") is None


@for_each("language", LANGUAGES)
@for_each("rows, groups", [(0, 0), (1, 1), (13, 3), (53, 60)])
def test_a_message_and_a_caption_stay_within_the_limits(rows: int, groups: int, language: Language) -> None:
    business, _ = shop(long=True), words(language)
    for name, view in views(rows, groups):
        said = themes.said(view, business, _)
        assert 0 < sanitize.length(worded(said, _)) <= 4096, name
        assert 0 < sanitize.length(worded(said, _, CAPTION)) <= 1024, name


@pytest.mark.parametrize(("name", "stays"), [("journey", "23 Nov"), ("nps", "23–29 Nov"), ("places", "Café")])
def test_of_weeks_the_latest_stay_and_of_places_the_weakest(name: str, stays: str) -> None:
    said = themes.said(dict(views(53, 60))[name], shop(), words("en"))
    short = str(worded(said, words("en"), CAPTION))
    assert stays.lower() in short.lower()
    assert "more: see the file" in short


def test_what_cannot_be_told_yet_is_no_nought() -> None:
    said = str(worded(themes.said(dict(views())["journey"], shop(), words("en")), words("en")))
    assert "first contact: 338\nfirst purchase: 221 of 338 · 65%" in said
    assert "23 Nov: 32 · 66% · 50% · 31% · 16% · —" in said


@for_each("language", LANGUAGES)
def test_one_press_leads_from_tickets_to_customers_and_back_and_below_a_picture_to_the_other_light(
    language: Language,
) -> None:
    _ = words(language)

    def ways(query: Query) -> set[Query | None]:
        return {unpack(each.argument) for row in screen.buttons(query, _, export=True) for each in row}

    assert Query(When.QUARTER, Theme.JOURNEY) in ways(Query())
    assert {Query(When.MONTH, theme) for theme in Theme} | {Query(When.MONTH)} <= ways(
        Query(When.MONTH, Theme.NPS)
    )
    rows = [row for by in (By.WEEK, Theme.SENT) for row in screen.buttons(Query(by=by), _, export=True)]
    for dark, other in ((False, screen.DARK), (True, screen.LIGHT)):
        ((turn, file),) = screen.below_picture(Query(QUARTER, Theme.NPS), _, dark=dark, export=True)
        assert (turn.action, file.action) == (other, screen.FILE)
    labels = [button.label for row in (*rows, (turn, file)) for button in row]
    assert max(map(len, labels)) <= 24
    assert all(Callback("desk", 0, button.action, button.argument).pack() for row in rows for button in row)


@for_each("language", LANGUAGES)
def test_a_file_has_a_name_for_each_column_and_a_row_for_each_week_or_thing(language: Language) -> None:
    counts = {}
    for name, view in views(13, 3):
        text = theme_sheet(view, shop(), words(language)).removeprefix("\ufeff")
        head, *rows = csv.reader(io.StringIO(text), delimiter="," if language == "en" else ";")
        assert len(set(head)) == len(head)
        assert {len(row) for row in rows} == {len(head)}
        counts[name] = len(rows)
    assert counts == {"journey": 13, "places": 3, "nps": 13, "points": 21, "sent": 9}


def test_a_file_is_called_after_its_theme() -> None:
    assert file_name(Query(by=Theme.NPS), QUARTER) == "nps-2026-08-31-2026-11-29.csv"
    assert file_name(Query(by=By.WEEK), QUARTER).startswith("figures-")
