"""Phrases as patterns over kinds of tokens, and the longest that fits.

A pattern is a regular expression whose letters are names of kinds: "at? number oclock". Each kind is one character in
the text that is searched, so a match is a run of tokens.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dialogs.language.when.facts import Fact, Found
from dialogs.language.when.folding import Token

KINDS = """
    word verb comma dash sign opaque number an hour ordinal half quarter unit length dnia weekday weekdays eachday month
    today tonight part noun each often workday working weekend every next this coming last gone other at on in through
    za for till to since first po past after before without and or oclock times ago later dated during except end begin
    middle edge holiday vague thing between moment about sharp time dotted slash date span year of skip
"""
LETTER = {kind: chr(0xE000 + index) for index, kind in enumerate(KINDS.split())}
NAME = re.compile(r"[a-z]+")

Made: TypeAlias = Fact | tuple[Fact, ...] | None
Rule: TypeAlias = tuple[str, Callable[[Found], Made]]


@dataclass(frozen=True)
class Phrase:
    """Facts, and which tokens said them."""

    facts: tuple[Fact, ...]
    start: int
    end: int


def compiled(rules: Iterable[Rule]) -> tuple[tuple[re.Pattern[str], Callable[[Found], Made]], ...]:
    return tuple((re.compile(_pattern(pattern)), made) for pattern, made in rules)


def _pattern(pattern: str) -> str:
    return NAME.sub(lambda name: LETTER[name[0]], pattern).replace(" ", "")


class Grammar:
    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = compiled(rules)

    def phrases(self, tokens: Sequence[Token], language: str, *, leads: bool = False) -> list[Phrase]:
        """From left to right, at each place the longest that makes sense. `leads`: as in `Found`."""
        signs = "".join(LETTER[token.kind] for token in tokens)
        found, at = [], 0
        while at < len(tokens):
            phrase = None if tokens[at].kind in SILENT else self._longest(tokens, signs, at, language, leads)
            if phrase is not None:
                found.append(phrase)
            at = phrase.end if phrase else at + 1
        return found

    def _longest(
        self, tokens: Sequence[Token], signs: str, at: int, language: str, leads: bool
    ) -> Phrase | None:
        matches = ((rule.match(signs, at), made) for rule, made in self._rules)
        ends = ((match.end(), made) for match, made in matches if match is not None and match.end() > at)
        for end, made in sorted(ends, key=lambda each: -each[0]):
            before, after = tokens[at - 1] if at else None, tokens[end] if end < len(tokens) else None
            facts = made(Found(tokens[at:end], language, before, after, leads))
            if facts is not None:
                sharp = after is not None and after.kind == "sharp"  # 5pm sharp
                return Phrase(facts if isinstance(facts, tuple) else (facts,), at, end + sharp)
        return None


SILENT = frozenset(("word", "verb", "comma", "sign", "and", "or"))
