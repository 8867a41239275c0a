"""A text as tokens: words with case, apostrophes and look-alike letters folded, figures apart from what they touch.

Ukrainian and Russian are folded into one alphabet, so that mixed speech and a missing letter are read all the same:
"понедєльнік" and "понедельник", "пʼять" and "пять". Each token knows where in the text it stood.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Value: TypeAlias = int | float | str | tuple[int, ...]

INVISIBLE = "\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f"
MARKS = "\u0300-\u036f"  # accents that stand apart from their letters
LETTER = rf"[^\W\d_{INVISIBLE}]"
APOSTROPHES = "'’‘`´ʼ′"
TOKEN = re.compile(
    rf"""
    (?P<opaque> \w+://\S+ | [\w.+-]+@[\w-]+\.\S+ | \+\d[\d\ ()–-]{{7,}}\d )
    | (?P<word> (?<!\w)[AaPp]\.\ ?[Mm]\b\.? | {LETTER}(?:{LETTER}|[{MARKS}{INVISIBLE}]|[{APOSTROPHES}](?={LETTER}))* )
    | (?P<figures> \d(?:[\d{INVISIBLE}]|[.,:/–-](?=\d))* )
    | (?P<mark> [^\s\w{INVISIBLE}] | \n )
    """,
    re.VERBOSE,
)
LATIN = str.maketrans("aceikmoptxy", "асеикмортху")  # typed for the Cyrillic letters that look so
ONE = str.maketrans("іїєґыэё", "ииегиее", "ьъ")
UNSEEN = re.compile(f"[{INVISIBLE}]")
DOUBLE = re.compile(r"(.)\1+")
DROPPED = re.compile(rf"[{MARKS}{INVISIBLE}{APOSTROPHES}. ]")


@dataclass(frozen=True, slots=True)
class Token:
    kind: str  # of lexicon.KINDS
    value: Value
    start: int  # in the text
    end: int
    word: str  # folded; figures as they stand

    @property
    def parts(self) -> tuple[int, ...]:
        """Of a time or a date in figures."""
        return self.value if isinstance(self.value, tuple) else ()


@lru_cache(4096)
def fold(word: str) -> str:
    word = DROPPED.sub("", unicodedata.normalize("NFC", word.casefold()))
    return word if word.isascii() else DOUBLE.sub(r"\1", word.translate(LATIN).translate(ONE))


def folded(words: str) -> frozenset[str]:
    """Each of the words that stand here with spaces between."""
    return frozenset(map(fold, words.split()))


def split(text: str) -> Iterator[Token]:
    """Nothing is understood yet: the kinds are "word", "figures", "mark" and "opaque"."""
    for found in TOKEN.finditer(text):
        kind, written = found.lastgroup or "", found[0]
        word = fold(written) if kind == "word" else UNSEEN.sub("", written)
        yield Token(kind, word, found.start(), found.end(), word)
