"""How people write a time: tables of phrases (uk.tsv, ru.tsv, en.tsv), and the score.

A row is a phrase, what shall be understood, and what is to be remembered. Understood is the first time and
the rule of what recurs; or "?" and why it is asked; or "-", no time in it. `# now` says what the clock in Kyiv shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from dialogs.language.when import Choice, Reading, Why, read

KYIV = ZoneInfo("Europe/Kyiv")
LEAST = 250  # phrases a language


@dataclass(frozen=True)
class Row:
    now: datetime
    phrase: str
    meant: str
    what: str


def rows(language: str) -> Iterator[Row]:
    now = datetime.min.replace(tzinfo=KYIV)
    for line in (Path(__file__).parent / f"{language}.tsv").read_text("utf-8").splitlines():
        if line.startswith("# now "):
            now = datetime.fromisoformat(line.removeprefix("# now ").strip()).replace(tzinfo=KYIV)
        elif line and not line.startswith("#"):
            phrase, meant, what = line.split("\t")
            yield Row(now, phrase, meant, what)


def understood(reading: Reading) -> str:
    if reading.at is not None:
        return f"{reading.at:%Y-%m-%dT%H:%M} {reading.rule or ''}".strip()
    return "-" if reading.why is Why.NOTHING else f"? {reading.why}"


@pytest.mark.parametrize("language", ["uk", "ru", "en"])
def test_phrases_are_understood_or_honestly_asked(language: str) -> None:
    table, missed = list(rows(language)), []
    for row in table:
        reading = read(row.phrase, language=language, now=row.now, zone=KYIV)
        meant = understood(reading)
        if meant != row.meant or (reading.at is not None and reading.what != row.what):
            missed.append(f"{row.phrase!r}: {meant}, {reading.what!r}; not {row.meant}, {row.what!r}")
    print(f"{language}: {len(table) - len(missed)} of {len(table)}")  # noqa: T201 - the score
    assert missed == []


# What is offered of a text that names two moments: those that it names, each with its own words where it has some.
SEVERAL = {
    "uk": {
        "нагадуй щодня о 8:30 і о 20:00 пити ліки": [("08:30", "пити ліки"), ("20:00", "пити ліки")],
        "щодня о 8:30 та 20:00 пити ліки": [("08:30", "пити ліки"), ("20:00", "пити ліки")],
        "завтра о 9 купити молоко, а о 18 забрати торт": [
            ("09:00", "купити молоко"),
            ("18:00", "забрати торт"),
        ],
        "нагадай завтра о 12 купити квитки на вівторок": [
            ("12:00", "завтра купити квитки"),
            ("12:00", "купити квитки на вівторок"),
        ],
        "через пів години і через дві години перевірити пиріг": [
            ("20:30", "перевірити пиріг"),
            ("22:00", "перевірити пиріг"),
        ],
    },
    "ru": {
        "напоминай каждый день в 8:30 и в 20:00 пить таблетки": [
            ("08:30", "пить таблетки"),
            ("20:00", "пить таблетки"),
        ],
    },
    "en": {
        "remind me tomorrow at 9 am to buy milk and at 6 pm to pick up the cake": [
            ("09:00", "buy milk"),
            ("18:00", "pick up the cake"),
        ],
    },
}


def test_of_two_moments_those_are_offered_that_were_said() -> None:
    now = datetime(2026, 11, 21, 20, tzinfo=KYIV)
    for language, texts in SEVERAL.items():
        for text, offered in texts.items():
            reading = read(text, language=language, now=now, zone=KYIV)
            found = [(f"{each.at:%H:%M}", each.what) for each in reading.ask if isinstance(each, Choice)]
            assert sorted(found) == offered, text
