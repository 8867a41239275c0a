"""Reads an order's number out of what a customer sent for it, where it is plain which one is meant.

Alone ("A-77", "№ 77") it is whatever has a digit and no words around it. Within a text ("receipt, order 77") it stands
behind a word for it, and there is only one. What is not plain is not guessed: the customer can still say it.
"""

import re

from dialogs.language import sanitize

LIMIT = 64  # UTF-16 units
NAMES = (
    r"orders?|receipts?|invoices?|bills?|"
    r"замовленн\w*|чек\w*|квитанці\w*|рахун\w+|накладн\w+|"
    r"заказ\w*|квитанци\w*|сч[её]т\w*"
)
MARKS = r"№|#|no\b\.?|number\b|номер\w*|нр\b\.?"
CODE = r"(?:[A-Za-zА-Яа-яІіЇїЄєҐґ]{1,4}[-/]?)?\d[\w/-]*"
# What follows a number that counts something, and a date's or a time's or a price's other half.
COUNTS = r"(?![.,:]\d|\s*(?:%|₴|грн|uah|usd|eur|дн|дні|день|дней|days?|год|час|hours?|h\b|хв|мин|min))"
GAP = r"[\s:.,-]*"
ALONE = re.compile(
    rf"(?:(?:{MARKS}){GAP})*(?:(?:{NAMES}){GAP})?(?:(?:{MARKS}){GAP})*(?P<number>\S.*)", re.IGNORECASE
)
WITHIN = re.compile(
    rf"(?<!\w)(?:{NAMES}|{MARKS})[\s:]*(?:(?:{MARKS})[\s:]*)?({CODE})(?!\w){COUNTS}", re.IGNORECASE
)
# Of a number: has a digit, or is a short code.
PART = re.compile(r"\W*(?:[\w/-]*\d[\w/-]*|[A-ZА-ЯІЇЄҐ]{1,4}|\W)\W*")
PARTS = 3
NONE = frozenset(
    {
        "no",
        "none",
        "n/a",
        "-",
        "—",
        "ні",
        "нема",
        "немає",
        "без номера",
        "нет",
        "нету",
        "no order",
        "no number",
    }
)


def alone(text: str) -> str:
    """The number, when the text is nothing else; empty when it says more."""
    line = sanitize.line(text)
    found = ALONE.fullmatch(line)
    number = found["number"].strip() if found else ""
    parts = number.split()
    if "\n" in text.strip() or sanitize.length(line) > LIMIT or len(parts) > PARTS:
        return ""
    is_number = any(char.isdigit() for char in number) and all(PART.fullmatch(part) for part in parts)
    return number if is_number else ""


def within(text: str) -> str:
    """The number that a text names; empty when it names none, or several."""
    numbers = {match[1] for match in WITHIN.finditer(text)}
    return numbers.pop()[:LIMIT] if len(numbers) == 1 else ""


def read(text: str) -> str | None:
    """What a text says when it is asked for: a number, empty for none; None when that is not plain."""
    return alone(text) or within(text) or ("" if is_none(text) else None)


def is_none(text: str) -> bool:
    """Whether it says that there is no order."""
    return text.strip().strip(".!").casefold() in NONE
