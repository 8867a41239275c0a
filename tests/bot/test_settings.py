"""Reading turbota.toml: what is taken, and how mistakes are named."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest

from bot.settings.errors import SettingsError
from bot.settings.lines import line_numbers
from bot.settings.settings import load_business, read_business
from care.business import Business, Signature
from tests.bot.settings_text import EXAMPLE, SMALL, changed, mistakes


def test_the_example_is_read() -> None:
    business = load_business(EXAMPLE)
    assert business.name.in_language("uk") == "Калина"
    assert [department.key for department in business.departments] == [
        "delivery",
        "quality",
        "payments",
        "other",
    ]


def test_the_examples_values_are_the_defaults() -> None:
    business = load_business(EXAMPLE)
    for part in ("tickets", "feedback", "survey", "quiet_hours", "limits"):
        assert getattr(business, part) == Business.model_fields[part].default


def test_hours_and_lengths_are_read_as_people_write_them() -> None:
    business = read_business(SMALL)
    first, second = business.hours.days["mon"]
    assert (first.end, second.start) == (time(13), time(14))
    assert business.hours.holidays == {date(2026, 12, 25)}
    assert business.departments[1].first_answer == timedelta(hours=1, minutes=30)
    assert business.tickets.signature is Signature.OPERATOR


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("90s", timedelta(seconds=90)),
        ("30m", timedelta(minutes=30)),
        ("1h 30m", timedelta(minutes=90)),
        ("1h30m", timedelta(minutes=90)),
        ("2d", timedelta(days=2)),
    ],
)
def test_a_length_of_time_is_read(written: str, meant: timedelta) -> None:
    assert read_business(changed("1h 30m", written)).departments[1].first_answer == meant


@pytest.mark.parametrize("written", ['"soon"', '""', '"30"', '"30m 1h"', '"1.5h"', '"-5m"', "30", "true"])
def test_what_is_no_length_is_named(written: str) -> None:
    said = mistakes(changed('"1h 30m"', written))
    assert said == [
        'line 16: departments[2].first_answer: write a length of time like "1h 30m", "2d" or "90s"'
    ]


def test_a_day_can_end_at_midnight() -> None:
    business = read_business(changed("14:00-18:00", "14:00-24:00"))
    assert business.hours.days["mon"][1].end == time(0)


@pytest.mark.parametrize("written", ["9-13", "09:00", "25:00-26:00", "from nine"])
def test_what_are_no_hours_is_named(written: str) -> None:
    assert mistakes(changed("09:00-13:00", written)) == [
        'line 6: hours.mon[1]: write hours like "09:00-13:00"'
    ]


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        ('["13:00-09:00"]', "line 6: hours.mon[1]: these hours end before they begin"),
        (
            '["09:00-13:00", "12:00-18:00"]',
            "line 6: hours.mon: the periods of one day must follow each other and not overlap",
        ),
    ],
)
def test_hours_that_cannot_be_are_named(periods: str, said: str) -> None:
    assert mistakes(changed('["09:00-13:00", "14:00-18:00"]', periods)) == [said]


def test_an_unknown_setting_gets_a_suggestion() -> None:
    assert mistakes(changed("first_answer", "first_anser")) == [
        "line 16: departments[2].first_anser: there is no such setting; did you mean “first_answer”?"
    ]
    assert mistakes("colour = 1\n" + SMALL) == ["line 1: colour: there is no such setting; remove it"]


def test_an_unknown_day_is_told_the_days() -> None:
    assert mistakes(changed("mon =", "monday =")) == [
        "line 6: hours.monday: write one of these: mon, tue, wed, thu, fri, sat, sun"
    ]


def test_a_missing_setting_is_named_where_it_belongs() -> None:
    assert mistakes(changed('key = "quality"\n', "")) == [
        "line 13: departments[2].key: this setting is missing"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "-1001",
            "1001",
            "line 2: staff_group: the id of a group begins with a minus, such as -1001234567890",
        ),
        ("-1001", '"Team"', "line 2: staff_group: write a whole number, such as 5"),
        ("[3001]", "[]", "line 3: admins: give at least one"),
        ("[3001]", "3001", "line 3: admins: write a list in square brackets, such as [1, 2]"),
        (
            '{ en = "Kalyna" }',
            "{ en = ' ' }",
            "line 1: name: give the text in at least one language, and leave none empty",
        ),
        (
            '{ en = "Kalyna" }',
            "'x'",
            'line 1: name: write one text for each language, such as { uk = "…", en = "…" }',
        ),
        ('{ en = "Kalyna" }', "{ ua = 'x' }", "line 1: name.ua: write one of these: uk, ru, en"),
        (
            '"quality"',
            '"delivery"',
            "line 14: departments[2].key: the key “delivery” is used twice; each needs its own",
        ),
        (
            '"quality"',
            '"Quality!"',
            "line 14: departments[2].key: use 1 to 16 lowercase Latin letters, digits and _",
        ),
        ("[2026-12-25]", '["Christmas"]', "line 7: hours.holidays[1]: write a date like 2026-12-25"),
        (
            "admins",
            'zone = "Kyiv"\nadmins',
            "line 3: zone: there is no time zone “Kyiv”; write it like Europe/Kyiv",
        ),
        ("admins", 'languages = ["en"]\nadmins', "default_language: “uk” is not among the languages"),
    ],
)
def test_a_mistake_says_what_to_write(old: str, new: str, said: str) -> None:
    assert mistakes(changed(old, new)) == [said]


def test_all_mistakes_are_named_at_once_in_the_order_of_the_lines() -> None:
    text = changed("-1001", '"Team"').replace("09:00-13:00", "nine").replace("1h 30m", "soon")
    assert [line.split(":")[0] for line in mistakes(text)] == ["line 2", "line 6", "line 16"]


@pytest.mark.parametrize(("text", "line"), [("name = \n", 1), ("a = 1\nb = [1,", 2), ("a = 1\n\na = 2\n", 3)])
def test_what_is_no_toml_is_named_with_its_line(text: str, line: int) -> None:
    (said,) = mistakes(text)
    assert said.startswith(f"line {line}: this is not TOML: ")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"nowhere\.toml: there is no such file; copy turbota.toml"):
        load_business(tmp_path / "nowhere.toml")


def test_lines_are_found_in_any_toml() -> None:
    text = '''\
# a = 1
title = """
b = 2
"""
"odd key" = 'x'  # [not a table]
[one.two]
three.four = { five = 5 }
list = [
    1,
    { six = "]" },
]
[[many]]
at = 1979-05-27 07:32:00
[[many]]
[many.inner]
last = 1.5
'''
    assert line_numbers(text) == {
        ("title",): 2,
        ("odd key",): 5,
        ("one", "two"): 6,
        ("one", "two", "three"): 7,
        ("one", "two", "three", "four"): 7,
        ("one", "two", "three", "four", "five"): 7,
        ("one", "two", "list"): 8,
        ("one", "two", "list", 0): 9,
        ("one", "two", "list", 1): 10,
        ("one", "two", "list", 1, "six"): 10,
        ("many",): 12,
        ("many", 0): 12,
        ("many", 0, "at"): 13,
        ("many", 1): 14,
        ("many", 1, "inner"): 15,
        ("many", 1, "inner", "last"): 16,
    }
