"""Codes that are said aloud over a counter: digits alone, which every language says alike, and a check digit.

Damm's check digit finds each digit that was misheard and each two that were swapped. Codes of different kinds differ by
their length, so that a cashier types any of them into the same place.
"""

import re

QUASIGROUP = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
SPACES = re.compile(r"[\s.\-–—]+")


def check_digit(digits: str) -> str:
    """That makes the code whole."""
    at = "0"
    for digit in digits:
        at = QUASIGROUP[int(at)][int(digit)]
    return at


def whole(digits: str) -> str:
    return digits + check_digit(digits)


def read(text: str) -> str | None:
    """The digits of a code as somebody typed it, without its check digit. None: that is wrong, or it is no code."""
    digits = SPACES.sub("", text)
    if not (digits.isascii() and digits.isdecimal()) or check_digit(digits) != "0":
        return None
    return digits[:-1]


def grouped(code: str) -> str:
    """As it is read and said: threes from the end, 17 402 913."""
    start = len(code) % 3
    return " ".join(filter(None, (code[:start], *(code[at : at + 3] for at in range(start, len(code), 3)))))
