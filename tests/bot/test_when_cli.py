"""`turbota when`: how a time is read, in one line of JSON."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app

HERE = ("--zone", "Europe/Kyiv", "--now", "2026-11-21T20:00")


def when(*arguments: str, given: bytes | None = None) -> tuple[int, list[dict[str, object]]]:
    done = CliRunner().invoke(app, ["when", *arguments, *HERE], input=given)
    return done.exit_code, [json.loads(line) for line in done.stdout.splitlines()]


def test_what_is_understood_is_a_line_of_json() -> None:
    assert when("нагадай щопонеділка о 10 замовити воду", "--language", "uk") == (
        0,
        [{"at": "2026-11-23T10:00", "rule": "FREQ=WEEKLY;BYDAY=MO", "what": "замовити воду", "ask": []}],
    )


def test_what_would_be_asked_ends_with_three_and_has_the_readings() -> None:
    code, [read] = when("завтра о 3 подзвонити")
    assert code == 3
    assert read["at"] is None
    assert read["ask"] == [
        {"at": "2026-11-22T03:00", "rule": None, "what": "подзвонити"},
        {"at": "2026-11-22T15:00", "rule": None, "what": "подзвонити"},
    ]


def test_what_cannot_be_is_asked_with_its_reason() -> None:
    assert when("at 25:00", "--language", "en") == (
        3,
        [{"at": None, "rule": None, "what": "", "ask": [{"question": "when", "why": "no_time"}]}],
    )


def test_no_time_in_it_ends_with_four() -> None:
    assert when("купити хліб") == (4, [{"at": None, "rule": None, "what": "купити хліб", "ask": []}])


def test_many_lines_are_read_in_order_whatever_ends_them_and_whatever_they_hold() -> None:
    lines = [
        "uk\tзавтра о 11\r\n",
        "\n",
        "en\ttomorrow at noon\n",
        "ru\t\r\n",
        "завтра\n",
        "de\tmorgen\n",
        "uk\tзавтра",
    ]
    given = "".join(lines[:3]).encode() + b"\xff\xfe\x00\n" + "".join(lines[3:]).encode()
    code, read = when("--lines", given=given)
    times = [each["at"] for each in read]
    assert code == 0
    assert times == [
        "2026-11-22T11:00",
        None,
        "2026-11-22T12:00",
        None,
        None,
        "2026-11-22T10:00",
        None,
        "2026-11-22T10:00",
    ]


@pytest.mark.parametrize(
    "wrong", [("--zone", "Nowhere/Else"), ("--zone", "../etc"), ("--now", "soon"), ("--language", "de")]
)
def test_a_wrong_option_is_named(wrong: tuple[str, str]) -> None:
    done = CliRunner().invoke(app, ["when", "завтра", *wrong])
    assert done.exit_code == 2
    assert wrong[0] in done.stderr
