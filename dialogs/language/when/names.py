"""What weekdays and months are called, from CLDR, in all our languages at once; and patterns made of such names."""

import re
from collections.abc import Iterable, Iterator, Mapping

from babel import Locale

LANGUAGES = ("uk", "ru", "en")
APOSTROPHES = str.maketrans("'’`", "ʼʼʼ")  # one letter for one, so that places in the text stay
ENDINGS = {"а": "у", "я": "ю"}  # when: середа, в середу
# Until when, which CLDR does not know either; Monday first.
UNTIL = (
    "понеділка вівторка середи четверга пʼятниці суботи неділі",
    "понедельника вторника среды четверга пятницы субботы воскресенья",
)


def key(word: str) -> str:
    """A word as it stands in the tables below."""
    return word.casefold().translate(APOSTROPHES).rstrip(".")


def either(words: Iterable[str]) -> str:
    """A pattern of any of the words, the longest first; an apostrophe may be any of those that people type."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace("ʼ", "['’`ʼ]") for word in ordered)


def _weekdays() -> Iterator[tuple[str, int]]:
    for locale in map(Locale.parse, LANGUAGES):
        for width in ("wide", "abbreviated"):
            yield from _named(locale.days["stand-alone"][width])
    for names in UNTIL:
        yield from _named(dict(enumerate(names.split())))


def _months() -> Iterator[tuple[str, int]]:
    for locale in map(Locale.parse, LANGUAGES):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                yield from _named(locale.months[context][width])


def _named(names: Mapping[int, str]) -> Iterator[tuple[str, int]]:
    for number, name in names.items():
        word = key(name)
        yield word, number
        if word[-1] in ENDINGS:
            yield word[:-1] + ENDINGS[word[-1]], number


WEEKDAYS = dict(_weekdays())  # 0: Monday
MONTHS = dict(_months())  # 1: January
