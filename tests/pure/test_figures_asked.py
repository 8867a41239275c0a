"""Figures as they are asked for: words of three languages, and buttons."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.callback import Callback
from care.figures import By, Period
from care.figures.asking import month_of, week_of
from dialogs.staff.figures import screen
from dialogs.staff.figures.query import LONGEST, Query, When, pack, unpack
from dialogs.staff.figures.understanding import Form, understand
from tests.for_each import for_each
from tests.pure.books import SHOP

TODAY = date(2026, 11, 20)


def understood(text: str) -> Query:
    wish = understand(text, SHOP, TODAY)
    assert wish.unknown == ""
    return wish.query


@for_each(
    "text, query",
    [
        ("", Query()),
        ("week operator", Query(by=By.OPERATOR)),
        ("4w", Query(When.FOUR_WEEKS)),
        ("4 weeks weekly", Query(When.FOUR_WEEKS, By.WEEK)),
        ("Last Week, languages", Query(When.LAST_WEEK, By.LANGUAGE)),
        ("минулий тиждень оператори", Query(When.LAST_WEEK, By.OPERATOR)),
        ("оператори 4 тижні", Query(When.FOUR_WEEKS, By.OPERATOR)),
        ("прошлая неделя по отделам", Query(When.LAST_WEEK, By.DEPARTMENT)),
        ("цей місяць точки контакту", Query(When.MONTH, By.TOUCHPOINT)),
        ("last month cafe", Query(When.LAST_MONTH, By.OPERATOR, "cafe")),
        ("Café weeks", Query(When.WEEK, By.WEEK, "cafe")),
    ],
)
def test_words_of_every_language_are_understood_in_any_order(text: str, query: Query) -> None:
    assert understood(text) == query


@for_each(
    "text, first, last",
    [
        ("2026-11-01 2026-11-15", date(2026, 11, 1), date(2026, 11, 15)),
        ("2026-11-01..2026-11-15", date(2026, 11, 1), date(2026, 11, 15)),
        ("1.11-15.11", date(2026, 11, 1), date(2026, 11, 15)),
        ("01.11.2026 – 15.11.2026", date(2026, 11, 1), date(2026, 11, 15)),
        ("25.12 - 10.01.2026", date(2025, 12, 25), date(2026, 1, 10)),
        ("5.11", date(2026, 11, 5), date(2026, 11, 5)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("жовтень", date(2026, 10, 1), date(2026, 10, 31)),
        ("декабрь", date(2025, 12, 1), date(2025, 12, 31)),
        ("November", date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_days_and_months_are_the_last_that_have_begun(text: str, first: date, last: date) -> None:
    assert understood(f"operators {text}") == Query(Period(first, last), By.OPERATOR)


@pytest.mark.parametrize(
    "text", ["позавчора", "31.02", "2026-11-15 2026-11-01", "2020-01-01 2026-01-01", "week x"]
)
def test_what_is_not_understood_is_given_back(text: str) -> None:
    assert understand(text, SHOP, TODAY).unknown


@pytest.mark.parametrize(
    ("text", "form"),
    [("chart", Form.CHART), ("графік", Form.CHART), ("файл 4w", Form.FILE), ("csv", Form.FILE)],
)
def test_the_form_is_a_word_too(text: str, form: Form) -> None:
    assert understand(text, SHOP, TODAY).form is form


@given(
    when=st.sampled_from(When)
    | st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(lambda day: Period(day, day + LONGEST - timedelta(1))),
    by=st.sampled_from(By),
    whose=st.from_regex(r"[a-z0-9_]{0,16}", fullmatch=True) | st.integers(1, 2**52),
)
def test_a_query_survives_its_button(when: When | Period, by: By, whose: str | int) -> None:
    query = Query(when, by, *(("", whose) if isinstance(whose, int) else (whose, None)))
    assert unpack(Callback.read(Callback("desk", 0, screen.CHART, pack(query)).pack()).argument) == query  # type: ignore[union-attr]


@given(st.text(max_size=48))
def test_a_forged_button_is_none(text: str) -> None:
    found = unpack(text)
    assert found is None or unpack(pack(found)) == found


def test_presets_mean_the_day_on_which_they_are_pressed() -> None:
    assert Query(When.LAST_MONTH).asked(date(2026, 1, 5)).period == month_of(date(2025, 12, 1))
    assert Query(When.LAST_WEEK).asked(TODAY).period == week_of(date(2026, 11, 9))
