"""Cards that the shop has given out: thirteen digits below a bar code, the last of them a check digit (EAN-13)."""

import re

SPACES = re.compile(r"[\s.\-–—]+")
DIGITS, NBSP = 13, "\u00a0"


def number(text: str) -> str | None:
    """As it is kept and compared. None: it is no number of a card, or a digit of it is wrong."""
    digits = SPACES.sub("", text)
    if not (digits.isascii() and digits.isdecimal() and len(digits) == DIGITS):
        return None
    return digits if check_digit(digits[:-1]) == digits[-1] else None


def check_digit(digits: str) -> str:
    """Of the twelve before it (GS1 General Specifications, 7.9.1)."""
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return str(-total % 10)


def spaced(digits: str) -> str:
    """As it stands below the bars, never broken between two lines: 4 820000 000017."""
    return NBSP.join((digits[0], digits[1:7], digits[7:]))
