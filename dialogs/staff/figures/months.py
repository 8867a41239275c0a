"""What months are called, from CLDR, in all our languages at once."""

from collections.abc import Iterator

from babel import Locale

LANGUAGES = ("uk", "ru", "en")
APOSTROPHES = str.maketrans("'’`", "ʼʼʼ")


def key(word: str) -> str:
    """A word as it stands in the table below."""
    return word.casefold().translate(APOSTROPHES).rstrip(".")


def _months() -> Iterator[tuple[str, int]]:
    for locale in map(Locale.parse, LANGUAGES):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    yield key(name), number


MONTHS = dict(_months())  # 1: January
