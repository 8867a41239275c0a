"""The conventions of docs/when.md: each row of its tables says what is meant, and here it is asked."""

import re
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from dialogs.language.detect import plain_language
from dialogs.language.when import Choice, Reading, Why, read

KYIV = ZoneInfo("Europe/Kyiv")
PAGE = Path(__file__).parents[3] / "docs" / "when.md"
ROW = re.compile(r"\| (?P<convention>[^|]+) \| `(?P<said>[^`]+)` \| (?P<on>[-0-9 :]+) \| (?P<means>[^|]+) \|")


def shown(reading: Reading) -> str:
    if reading.at is not None:
        return f"{reading.at:%Y-%m-%d %H:%M}" + (f" `{reading.rule}`" if reading.rule else "")
    return "nothing" if reading.why is Why.NOTHING else f"asked: {reading.why}"


def languages(said: str) -> tuple[str, ...]:
    """What no letter tells apart is the same in both."""
    plain = plain_language(said)
    return ("en",) if said.isascii() else (plain,) if plain else ("uk", "ru")


def test_each_convention_of_the_page_holds() -> None:
    rows = list(ROW.finditer(PAGE.read_text("utf-8")))
    broken = [
        f"{row['convention']}: {row['said']} ({language}): {meant}, not {row['means']}"
        for row in rows
        for language in languages(row["said"])
        if (meant := understood(row, language)) != row["means"]
    ]
    assert len(rows) > 60
    assert broken == []


def understood(row: re.Match[str], language: str) -> str:
    now = datetime.fromisoformat(row["on"]).replace(tzinfo=KYIV)
    return shown(read(row["said"], language=language, now=now, zone=KYIV))


def test_what_is_asked_has_the_readings_to_choose_from() -> None:
    now = datetime(2026, 11, 25, 20, 0, tzinfo=KYIV)
    offered = {
        "завтра о 3": ["2026-11-26T03:00", "2026-11-26T15:00"],
        "сьогодні о 15:00 зустріч": ["2026-11-26T15:00"],
        "завтра о 10 і в п'ятницю о 12": ["2026-11-26T10:00", "2026-11-27T12:00"],
        "через день": ["2026-11-27T20:00", "2026-11-26T10:00"],
    }
    for said, times in offered.items():
        ask = read(said, language="uk", now=now, zone=KYIV).ask
        assert [f"{each.at:%Y-%m-%dT%H:%M}" for each in ask if isinstance(each, Choice)] == times, said


def test_what_the_staff_promises_for_a_part_of_a_day_is_not_before_we_open() -> None:
    now = datetime(2026, 11, 25, 20, 0, tzinfo=KYIV)

    def at(text: str, opens: time | None) -> str:
        found = read(text, language="en", now=now, zone=KYIV, opens=lambda _day: opens)
        assert found.at
        return f"{found.at:%H:%M}"

    assert [at("tomorrow morning", opens) for opens in (time(10, 30), time(8), None)] == [
        "10:30",
        "09:00",
        "09:00",
    ]
    assert at("tomorrow", time(10, 30)) == "10:30"
    assert at("tomorrow evening", time(10, 30)) == "19:00"
    assert at("tomorrow at 8 in the morning", time(10, 30)) == "08:00"  # an hour that is said is meant
