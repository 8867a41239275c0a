"""Every hour and every date, in words and in the cases in which people say them (forms.tsv)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from dialogs.language.when import read
from tests.pure.when.test_phrases import understood

KYIV = ZoneInfo("Europe/Kyiv")
NOW = datetime(2026, 11, 23, 7, 5, tzinfo=KYIV)
LANGUAGES = ("uk", "ru", "en")
TABLE = (Path(__file__).parent / "forms.tsv").read_text("utf-8").splitlines()
FORMS = {(language, kind): said.split() for language, kind, said in (line.split("\t") for line in TABLE[1:])}
ASKED = {"uk": "завтра о {}", "ru": "завтра в {}", "en": "tomorrow at {}"}
MINUTES = {"uk": "сорок п'ять", "ru": "сорок пять", "en": "forty five"}


def counted(language: str, kind: str, many: int) -> Iterator[str]:
    """The words from one on."""
    words, (twenty, thirtieth, thirty) = FORMS[language, kind], FORMS[language, "tens"]
    yield from [*words, *(f"{twenty} {each}" for each in words[:9]), thirtieth, f"{thirty} {words[0]}"][:many]


def hours(language: str) -> Iterator[tuple[int, str]]:
    for hour, word in enumerate(counted(language, "hour", 23), 1):
        told = word.replace("двадцать час", "двадцать один")
        yield hour, ASKED[language].format(f"{told}ій" if language == "uk" else told)


def dates(language: str) -> Iterator[tuple[date, str]]:
    words = list(counted(language, "day", 31))
    for ahead in range(1, 365):
        day = NOW.date() + timedelta(days=ahead)
        month, word = FORMS[language, "month"][day.month - 1], words[day.day - 1]
        yield day, (f"the {word} of {month}" if language == "en" else f"{word} {month}")
        yield day, f"{day.day} {month}"


def meant(language: str, text: str) -> str:
    return understood(read(text, language=language, now=NOW, zone=KYIV))


def test_each_hour_is_read_and_those_that_the_night_has_too_are_asked() -> None:
    for language in LANGUAGES:
        for hour, text in hours(language):
            sure = f"2026-11-24T{hour:02}"
            assert meant(language, text) == (f"{sure}:00" if hour >= 8 else "? half"), text
            if hour > 1:
                told = f"{text} {MINUTES[language]}"
                assert meant(language, told) == (f"{sure}:45" if hour >= 8 else "? half"), told


def test_each_date_of_a_year_is_read() -> None:
    read_otherwise = [
        text
        for language in LANGUAGES
        for day, text in dates(language)
        if meant(language, text) != f"{day}T10:00"
    ]
    assert read_otherwise == []
