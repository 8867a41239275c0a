"""Short texts and lines of the bot that waited for one place, as one message in which it is plain who says what.

What people wrote stands in a quotation for each message, below whose words they are; that is said once for all that
follow each other. Lines of the bot stand between them as they are, and an empty line parts whatever comes next.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.delivery.rendering.wording import Wording, bold, italic, joined, quotation

QUOTATIONS = ("blockquote", "expandable_blockquote")


@dataclass(frozen=True)
class Part:
    """`heading`: whose words they are, by their `author`; empty: a line of the bot. `mark`: what stands below them."""

    words: Wording
    heading: str = ""
    author: int = 0
    mark: str = ""


def together(parts: Sequence[Part], limit: int) -> Wording:
    """All of them; without the marks, if there is no room."""
    whole = _put(parts)
    return whole if whole.fits(limit) else _put([replace(part, mark="") for part in parts])


def fitting(parts: Sequence[Part], limit: int) -> int:
    """How many of the first go into one message; one always does."""
    counts = range(len(parts), 1, -1)
    return next((count for count in counts if together(parts[:count], limit).fits(limit)), 1)


def _put(parts: Sequence[Part]) -> Wording:
    paragraphs: list[Wording] = []
    before = ("", 0)
    for part in parts:
        whose = (part.heading, part.author)
        head = bold(part.heading) if whose != before else Wording()
        words = _quoted(part.words) if part.heading else part.words
        paragraphs.append(joined((head, words, italic(part.mark)), "\n"))
        before = whose
    return joined(paragraphs)


def _quoted(words: Wording) -> Wording:
    """Telegram takes no quotation within another."""
    marks = tuple(each for each in words.entities if each.type not in QUOTATIONS)
    return Wording(words.text, (*quotation(words.text).entities, *marks))
