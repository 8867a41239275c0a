"""Words: what fills a text cannot be markup, and moments are said as the reader would say them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from care.business import Language
from dialogs.engine.machine import Button
from dialogs.language import sanitize
from dialogs.language.euphony import Moment
from dialogs.language.places import words_for
from dialogs.language.words import Words
from tests.pure.visitor import EMMA, KAVA

KYIV = ZoneInfo("Europe/Kyiv")
UK, RU, EN = Words("uk", KYIV), Words("ru", KYIV), Words("en", KYIV)
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # a Friday, noon in Kyiv


@given(st.text())
def test_nobodys_name_injects_markup(name: str) -> None:
    text = EN("Hello! This is {business}.", business=name)
    assert text.count("<") == 0
    assert "{" not in text.replace(EN("{number}", number=name), "")


def test_how_long_it_is_until_then_is_said_to_the_minute_within_a_day() -> None:
    said = {
        minutes: [each.away(NOW + timedelta(minutes=minutes), NOW) for each in (UK, RU, EN)]
        for minutes in (10, 60, 81, 22 * 60, 6 * 24 * 60 - 20)
    }
    assert said == {
        10: ["через 10 хвилин", "через 10 минут", "in 10 minutes"],
        60: ["через 1 годину", "через 1 час", "in 1 hour"],
        81: ["через 1 годину 21 хвилину", "через 1 час 21 минуту", "in 1 hour 21 minutes"],
        22 * 60: ["через 22 години", "через 22 часа", "in 22 hours"],
        6 * 24 * 60 - 20: ["через 6 днів", "через 6 дней", "in 6 days"],
    }


@pytest.mark.parametrize(
    ("count", "text"), [(1, "1 повідомлення"), (2, "2 повідомлення"), (5, "5 повідомлень")]
)
def test_ukrainian_counts_have_their_forms(count: int, text: str) -> None:
    assert UK.ngettext("{count} message", "{count} messages", count) == text


@pytest.mark.parametrize(
    ("words", "hours", "said"),
    [
        (EN, 2, "by 14:00 today"),
        (UK, 2, "сьогодні до\xa014:00"),
        (RU, 22, "завтра до\xa010:00"),
        (UK, 70, "у понеділок, 23 листопада, до\xa010:00"),
        (RU, 4 * 24 - 2, "до\xa010:00 во вторник, 24 ноября"),
        (EN, -24, "by 12:00 yesterday"),
    ],
)
def test_a_deadline_names_its_day_and_time(words: Words, hours: int, said: str) -> None:
    assert words.by(NOW + timedelta(hours=hours), NOW) == said


@pytest.mark.parametrize(
    ("words", "hours", "said"),
    [
        (UK, 2, "сьогодні о 14:00"),
        (UK, -1, "сьогодні об 11:00"),
        (RU, -1, "сегодня в 11:00"),
        (EN, -24, "yesterday at 12:00"),
        (UK, -3 * 24, "у вівторок, 17 листопада, о 12:00"),
        (EN, -30 * 24, "21 October 2026 at 13:00"),
    ],
)
def test_a_moment_is_said_as_people_near_it_say_it(words: Words, hours: int, said: str) -> None:
    assert words.when(NOW + timedelta(hours=hours), NOW) == said


DAYS = {
    "понеділок": ("у понеділок", "в понеділок"),
    "вівторок": ("у вівторок", "у вівторок"),
    "середу": ("у середу", "в середу"),
    "четвер": ("у четвер", "в четвер"),
    "пʼятницю": ("у пʼятницю", "в пʼятницю"),
    "суботу": ("у суботу", "в суботу"),
    "неділю": ("у неділю", "в неділю"),
}
MONDAY = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.mark.parametrize(("day", "said"), list(enumerate(DAYS.values())), ids=DAYS)
def test_a_ukrainian_day_sounds_well_behind_the_word_before_it(day: int, said: tuple[str, str]) -> None:
    by = UK.by(MONDAY + timedelta(days=day))
    behind_consonant, behind_vowel = said
    assert by.startswith(behind_consonant)  # it begins the sentence
    assert UK("An operator will answer here {deadline}.", deadline=by).startswith(
        f"Оператор відповість тут {behind_consonant},"
    )
    assert UK("Answer {deadline}", deadline=by).startswith(f"Відповісти {behind_vowel},")
    pause = UK("If you press nothing, we will send it {when}.", when=by)
    assert f", {behind_consonant}," in pause


def test_the_sound_counts_and_not_the_markup_around_a_day() -> None:
    told = UK("Opened {when}", when=UK.when(NOW - timedelta(days=1), NOW))
    assert told == "Відкрито вчора о 12:00"
    assert Moment("у суботу").after("Відповісти <b>") == "у суботу"
    assert Moment("у суботу").after("<b>Відповісти</b> ") == "в суботу"
    assert Moment("сьогодні").after("Відповісти ") == "сьогодні"


def test_peoples_own_days_stay_as_they_wrote_them() -> None:
    text = UK("Answer {deadline}", deadline="у суботу")
    assert text == "Відповісти у суботу"


WHEN = ["понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье"]


@pytest.mark.parametrize(("day", "said"), list(enumerate(WHEN)), ids=WHEN)
def test_a_russian_day_has_its_preposition(day: int, said: str) -> None:
    preposition = "во" if said == "вторник" else "в"
    assert f"{preposition} {said}," in RU("Answer {deadline}", deadline=RU.by(MONDAY + timedelta(days=day)))


def test_midnight_is_the_readers_own() -> None:
    late = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
    assert UK.by(late, NOW) == "завтра до\xa000:30"
    assert Words("uk", ZoneInfo("Europe/London")).by(late, NOW) == "сьогодні до\xa022:30"


def test_lists_end_as_the_language_wants() -> None:
    assert [words.join("АБВ") for words in (UK, RU, EN)] == ["А, Б і В", "А, Б и В", "А, Б and В"]


def test_a_buttons_label_is_plain_text() -> None:
    assert Button(EN("Department: {department}", department="R&D <3"), "go").label == "Department: R&D <3"


@given(st.text())
def test_tidy_text_shows_what_it_shows_and_turns_nothing_around(text: str) -> None:
    line = sanitize.line(text)
    assert not sanitize.is_blank(line)
    assert not any(char in "\u202d\u202e\x00\n" for char in line)


@pytest.mark.parametrize(
    ("zone", "language", "said"),
    [
        ("Europe/Warsaw", "uk", "сьогодні до\xa013:30 (час: Варшава)"),
        ("Europe/Warsaw", "en", "by 13:30 today (Warsaw time)"),
        ("Europe/Kyiv", "en", "by 14:30 today"),
        ("Europe/Bucharest", "en", "by 14:30 today"),  # their clocks agree
        ("", "en", "by 14:30 today (Kyiv time)"),  # who knows where they live
        ("", "uk", "сьогодні до\xa014:30"),
    ],
)
def test_who_may_live_by_another_time_is_told_whose_it_is(zone: str, language: Language, said: str) -> None:
    _ = words_for(replace(EMMA, zone=zone, language=language), KAVA)
    assert _.by(NOW + timedelta(hours=2, minutes=30), NOW) == said


def test_the_same_clocks_may_differ_at_another_time_of_the_year() -> None:
    """Moscow and Kyiv agree in summer alone."""
    _ = words_for(replace(EMMA, zone="Europe/Moscow"), KAVA)
    summer = datetime(2026, 7, 20, 10, tzinfo=UTC)
    assert [_.clock(summer), _.clock(NOW)] == ["13:00", "13:00 (Moscow time)"]
