"""What a check found."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Weight(StrEnum):
    WELL = "well"
    HINT = "hint"  # the bot works, but somebody should know
    WRONG = "wrong"  # the bot will not work


MARKS = {Weight.WELL: "✓", Weight.HINT: "!", Weight.WRONG: "✗"}


@dataclass(frozen=True)
class Finding:
    """A sentence on how something is, and one on what to do about it. Plain text in the reader's language."""

    weight: Weight
    text: str
    remedy: str = ""

    def lines(self) -> list[str]:
        """As it is shown on the command line."""
        return [f"{MARKS[self.weight]} {self.text}", *([f"  → {self.remedy}"] if self.remedy else [])]


Findings: TypeAlias = AsyncIterator[Finding]


def well(text: str) -> Finding:
    return Finding(Weight.WELL, text)


def hint(text: str, remedy: str = "") -> Finding:
    return Finding(Weight.HINT, text, remedy)


def wrong(text: str, remedy: str = "") -> Finding:
    return Finding(Weight.WRONG, text, remedy)
