"""Figures as they are shown: the message, the chart, the file."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.callback import Callback
from care.business import LANGUAGES, Business
from care.figures import Asked, By, Course, Figures, Group, Period, Recommending, Report, Scores, Share, Times
from care.figures.asking import last_weeks, week_of
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.figures import chart, screen
from dialogs.staff.figures.picture import MOST_ROWS, picture
from dialogs.staff.figures.query import Query, When, unpack
from dialogs.staff.figures.sheet import sheet
from tests.for_each import for_each
from tests.pure.books import SHOP

TODAY = date(2026, 11, 20)
MINUTE = timedelta(minutes=1)
BUSY = Figures(
    new=1234,
    open=56,
    solved=1200,
    reopened=7,
    merged=3,
    answering=Times(1230, 12 * MINUTE, 80 * MINUTE),
    solving=Times(1200, 190 * MINUTE, 1600 * MINUTE),
    promises=Share(1100, 1234),
    in_time=Share(1000, 1200),
    asked=800,
    csat=Scores(600, 4.56, Share(550, 600)),
    feedback=Scores(300, 4.2, Share(200, 300)),
    recommending=Recommending(40, 20, 10),
    spoken=Share(18, 20),
    moved=4,
)


def words(language: str) -> Words:
    return Words(language, SHOP.tz)


def report(by: By = By.OPERATOR, count: int = 3, name: str = "Тарас", figures: Figures = BUSY) -> Report:
    period = last_weeks(TODAY, 4)
    keys: dict[By, list[str]] = {
        By.OPERATOR: [str(number) for number in range(1, count + 1)],
        By.WEEK: [week.first.isoformat() for week in period.weeks],
        By.DEPARTMENT: [department.key for department in SHOP.departments],
        By.LANGUAGE: list(LANGUAGES),
        By.TOUCHPOINT: ["table7", "gone", ""],
    }
    groups = tuple(Group(key, figures) for key in keys[by])
    return Report(Asked(period, by), figures, groups, dict.fromkeys(range(1, count + 1), name))


def course(found: Report, period: Period | None = None) -> Course:
    parts = (period or found.asked.period).weeks
    return Course(**vars(found), steps=tuple((part, found.total) for part in parts))


def panels(drawn: chart.Chart) -> list[chart.Rows]:
    return [part for part in drawn.parts if isinstance(part, chart.Rows)]


# --- the message


@given(
    by=st.sampled_from(By),
    language=st.sampled_from(LANGUAGES),
    count=st.integers(0, 60),
    name=st.text(max_size=256),
)
def test_a_message_stays_within_the_limits_whatever_people_are_called(
    by: By, language: str, count: int, name: str
) -> None:
    found = report(by, count, name)
    shown = screen.render(Query(When.FOUR_WEEKS, by), found, SHOP, words(language), export=True)
    assert 0 < sanitize.length(shown.text) <= 4096
    for button in (button for row in shown.rows for button in row):
        assert len(button.label) <= 24
        assert Callback("desk", 0, button.action, button.argument).pack()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_short_enough_for_a_phone(language: str) -> None:
    said = str(screen.words(report(By.DEPARTMENT), SHOP, words(language)))
    assert max(map(len, said.splitlines())) <= 72  # two lines there


def test_figures_are_said_in_a_few_lines() -> None:
    said = str(screen.words(report(By.DEPARTMENT), SHOP, words("en"))).split("\n\n")
    assert said[1].splitlines() == [
        "<b>Café</b>",
        "new: 1,234 · solved: 1,200 · open: 56 · reopened: 7",
        "merged: 3 (in no other figure)",
        "First answer: 12 mins · 90% within 1 hr 20 mins · in time: 89%",
        "Time to solve: 3 hrs 10 mins · 90% within 27 hrs · in time: 83%",
        "Rating: 4.6 · 4–5: 92% · answered: 600 of 800",
        "Feedback: 4.2 · 4–5: 67% · 300 reviews",
        "NPS: +25 (−1 to +48) · 9–10: 50% · 0–6: 25% · 40 answers",
        "Operators’ promises: 18 of 20 in time · moved: 4",
    ]


@pytest.mark.parametrize(("kept", "said"), [(Share(1, 2), True), (Share(1, 1), False)])
def test_why_answers_and_promises_do_not_fit_each_other_is_said_where_they_do_not(
    kept: Share, said: bool
) -> None:
    figures = Figures(new=1, answering=Times(1, MINUTE, MINUTE), promises=kept)
    text = str(screen.words(report(figures=figures), SHOP, words("en")))
    assert ("Answers count when they come, promises when kept or broken." in text) == said


def test_what_there_is_none_of_is_not_said() -> None:
    said = str(screen.words(report(figures=Figures(new=1, promises=Share(0, 1))), SHOP, words("en")))
    assert "First answer: — · in time: 0%\u00a0(0\u00a0of\u00a01)" in said
    assert "Time to solve" not in said
    assert "Rating" not in said


def test_a_time_without_tickets_says_so() -> None:
    assert "Nothing happened" in screen.words(report(figures=Figures()), SHOP, words("en"))


def test_groups_that_do_not_fit_are_counted() -> None:
    assert "more: see the file" in screen.words(report(count=60), SHOP, words("en"))


def test_who_sees_only_their_own_has_no_other_split_to_press() -> None:
    own = Query(by=By.OPERATOR, operator=1)
    shown = screen.render(own, report(count=1), SHOP, words("en"), export=False)
    pressed = {unpack(button.argument) for row in shown.rows for button in row}
    assert {query.operator for query in pressed if query} == {1}
    assert {query.by for query in pressed if query} == {By.OPERATOR, By.WEEK}
    assert screen.FILE not in {button.action for row in shown.rows for button in row}


@pytest.mark.parametrize(
    ("seconds", "en", "uk", "ru"),
    [
        (0, "0 secs", "0 с", "0 с"),
        (40, "40 secs", "40 с", "40 с"),
        (89, "1 min", "1 хв", "1 мин"),
        (3599, "1 hr", "1 год", "1 ч"),
        (4800, "1 hr 20 mins", "1 год 20 хв", "1 ч 20 мин"),
        (97000, "27 hrs", "27 год", "27 ч"),
    ],
)
def test_a_length_is_said_briefly(seconds: int, en: str, uk: str, ru: str) -> None:
    length = timedelta(seconds=seconds)
    said = [words(language).length(length).replace("\xa0", " ") for language in ("en", "uk", "ru")]
    assert said == [en, uk, ru]


# --- the chart


@for_each("language", LANGUAGES)
@for_each("by", By)
def test_a_chart_is_worded_in_the_readers_language(by: By, language: str) -> None:
    drawn = picture(course(report(by)), SHOP, words(language))
    told = [drawn.title, *(part.title for part in drawn.parts)]
    cyrillic = any("а" <= letter <= "я" for letter in "".join(told).lower())
    assert cyrillic == (language != "en")
    assert len(drawn.parts) == 3


def test_a_department_is_measured_by_its_own_promise() -> None:
    answers, _shares = panels(picture(course(report(By.DEPARTMENT)), SHOP, words("en")))
    assert [row.mark for row in answers.rows] == [3600.0] * len(SHOP.departments)


def test_where_promises_differ_there_is_no_mark_for_all() -> None:
    differing = SHOP.departments[0].model_copy(update={"first_answer": MINUTE})
    shop: Business = SHOP.model_copy(update={"departments": (differing, *SHOP.departments[1:])})
    drawn, _shares = panels(picture(course(report(By.OPERATOR)), shop, words("en")))
    assert (drawn.mark, [row.mark for row in drawn.rows]) == ("", [None] * 3)


def test_a_chart_shows_the_largest_groups_and_counts_the_rest() -> None:
    found = report(count=9)
    small = tuple(
        replace(group, figures=replace(BUSY, new=1, promises=Share(1, 1))) for group in found.groups[:3]
    )
    drawn = picture(course(replace(found, groups=(*small, *found.groups[3:]))), SHOP, words("en"))
    assert len(panels(drawn)[0].rows) == MOST_ROWS
    assert "4 more" in drawn.note


def test_a_chart_of_nothing_says_so() -> None:
    drawn = picture(course(report(figures=Figures())), SHOP, words("en"))
    assert panels(drawn) == []
    assert drawn.note == "Nothing happened in this period."


def test_feedback_stands_on_the_chart_of_touchpoints() -> None:
    drawn = picture(course(report(By.TOUCHPOINT)), SHOP, words("en"))
    shares = panels(drawn)[1]
    assert shares.names == ("promises kept", "ratings of 4–5", "feedback of 4–5")
    assert shares.rows[0] == chart.Row("Table 7", "89% · 92% · 67%", (1100 / 1234, 550 / 600, 200 / 300))


# --- the file


def test_a_file_is_read_by_machines_and_by_excel() -> None:
    weeks = [(week, report(By.DEPARTMENT)) for week in last_weeks(TODAY, 2).weeks]
    text = sheet(weeks, SHOP, words("en"))
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert [(row["first_day"], row["key"]) for row in rows] == [
        ("2026-11-09", "cafe"),
        ("2026-11-09", "always"),
        ("2026-11-09", "other"),
        ("2026-11-16", "cafe"),
        ("2026-11-16", "always"),
        ("2026-11-16", "other"),
    ]
    wanted = ("first_answer_median_s", "score_average", "promises_kept")
    assert tuple(rows[0][name] for name in wanted) == ("720", "4.56", "1100")


@pytest.mark.parametrize(
    ("language", "first", "average"),
    [("uk", "перший день", "середня оцінка"), ("ru", "первый день", "средняя оценка")],
)
def test_a_file_is_as_the_readers_spreadsheet_has_it(language: str, first: str, average: str) -> None:
    text = sheet([(week_of(TODAY), report(By.DEPARTMENT))], SHOP, words(language))
    row = next(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert (row[first], row[average]) == ("2026-11-16", "4,56")


def test_a_file_of_nothing_still_names_its_columns() -> None:
    assert sheet([], SHOP, words("en")).startswith('\ufeff"first_day","last_day","by","key","name","new",')
