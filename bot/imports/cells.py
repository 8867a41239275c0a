"""What a cell says, however people and programs write it; what could mean two things is refused and never guessed."""

import re
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from zoneinfo import ZoneInfo

from care.people.phones import e164

SPACE = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’ʼ]")  # what may stand between thousands, too
CURRENCY = re.compile(r"\s*(грн|uah|₴|коп)\.?$", re.IGNORECASE)
ONE_MARK = re.compile(r"([+-]?\d+)(?:[.,](\d+))?")
GROUPED = (  # each with what stands between its thousands, and its point
    re.compile(r"([+-]?\d{1,3}(?: \d{3})+)(?:[.,](\d+))?"),
    re.compile(r"([+-]?\d{1,3}(?:,\d{3})+)(?:\.(\d+))?"),
    re.compile(r"([+-]?\d{1,3}(?:\.\d{3})+)(?:,(\d+))?"),
)
THOUSANDS = 3  # digits
SHORTENED = re.compile(
    r"\d[.,]\d+e\+?\d+", re.IGNORECASE
)  # 3,80671E+11: a spreadsheet took it for a quantity
LIKE_A_FRACTION = re.compile(r"\.0+$")  # 380671234567.0
OLD_TRUNK = re.compile(r"80\d{9}")  # as it was dialled in Ukraine once, and is still written
CARD = re.compile(r"[A-Za-z0-9-]{1,32}")
RECEIPT = re.compile(r"[A-Za-z0-9][\w./#-]{0,39}", re.ASCII)
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%Y")
TIMES = ("", " %H:%M", " %H:%M:%S")
BIRTHDAYS = (*DAYS[:3], DAYS[-1])
NO_DAY = re.compile(r"0000-00-00.*|0+")  # Poster's
FIRST, LAST, LEAP = 2000, 2100, 2000  # years
MOST = 40  # characters of a cell that are said back


class WrongCellError(ValueError):
    """`code` is one of bot/imports/sentences.py; `text` is what stands there."""

    def __init__(self, code: str, text: str = "") -> None:
        super().__init__(code)
        self.code, self.text = code, text[:MOST]


def phone(text: str) -> str:
    """As E.164 has it."""
    if SHORTENED.search(text):
        raise WrongCellError("shortened", text)
    written = LIKE_A_FRACTION.sub("", text.strip().lstrip("'"))
    digits = re.sub(r"\D", "", written)
    found = e164(digits[1:] if OLD_TRUNK.fullmatch(digits) else written)
    if found is None:
        raise WrongCellError("not_a_phone", text)
    return found


def card(text: str) -> str:
    if SHORTENED.search(text):
        raise WrongCellError("shortened", text)
    number = SPACE.sub("", LIKE_A_FRACTION.sub("", text.strip()))
    if not CARD.fullmatch(number):
        raise WrongCellError("not_a_card", text)
    return number


def receipt(text: str) -> str:
    if not RECEIPT.fullmatch(text):
        raise WrongCellError("not_a_receipt", text)
    return text


def number(text: str) -> Decimal:
    """1 234,50 and 1,234.50 and 1234.5; not below zero."""
    written = SPACE.sub(" ", CURRENCY.sub("", text.strip())).replace("−", "-")
    if found := ONE_MARK.fullmatch(written):
        whole, part = found.groups()
        if part and len(part) == THOUSANDS and 0 < abs(int(whole)) < 10**THOUSANDS:
            raise WrongCellError("thousands_or_part", text)  # 1,250
    elif found := next(filter(None, (form.fullmatch(written) for form in GROUPED)), None):
        whole, part = re.sub("[ ,.]", "", found[1]), found[2]
    else:
        raise WrongCellError("not_a_number", text)
    if whole.startswith("-"):
        raise WrongCellError("negative", text)
    return Decimal(f"{whole}.{part}" if part else whole)


def points(text: str) -> int:
    """Rounded down."""
    return int(number(text).to_integral_value(ROUND_DOWN))


def birthday(text: str) -> str:
    """MM-DD, without the year; empty where none is known."""
    written = text.strip()
    if NO_DAY.fullmatch(written):
        return ""
    # A day without a year, too; 29 February is one of a leap year's.
    tries = [(written, form) for form in BIRTHDAYS] + [(f"{written.rstrip('.')}.{LEAP}", "%d.%m.%Y")]
    day = _first(tries)
    if day is None:
        raise WrongCellError("not_a_day", text)
    return f"{day:%m-%d}"


def moment(text: str, zone: ZoneInfo) -> datetime:
    """In that zone, unless it names its own; a day without an hour is its beginning."""
    written = " ".join(text.split())
    found = _first([(written, day + time) for day in DAYS for time in TIMES]) or _iso(written)
    if found is None or not FIRST <= found.year < LAST:
        raise WrongCellError("not_a_day", text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _first(tries: list[tuple[str, str]]) -> datetime | None:
    for written, form in tries:
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 - what a wall shows
        except ValueError:
            continue
    return None


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None
