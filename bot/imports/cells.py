"""What a cell says, however people and programs write it; what could mean two things is refused and never guessed."""

import re
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from zoneinfo import ZoneInfo

from care.people import shop_cards
from care.people.phones import e164

SPACE = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’ʼ]")  # what may stand between thousands, too
CURRENCY = re.compile(r"\s*(грн|uah|₴)\.?$", re.IGNORECASE)
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
RECEIPT = re.compile(r"[\w№#][\w./#№ -]{0,39}")
DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d-%m-%Y", "%d/%m/%Y", "%m/%d/%Y")
TIMES = ("", " %H:%M", " %H:%M:%S")
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
    written = LIKE_A_FRACTION.sub("", text.strip())
    digits = re.sub(r"\D", "", written)
    found = e164(digits[1:] if OLD_TRUNK.fullmatch(digits) else written)
    if found is None:
        raise WrongCellError("not_a_phone", text)
    return found


def card(text: str) -> str:
    """As the bot knows cards: by thirteen digits, the last of which checks the others."""
    if SHORTENED.search(text):
        raise WrongCellError("shortened", text)
    found = shop_cards.number(LIKE_A_FRACTION.sub("", text.strip()))
    if found is None:
        raise WrongCellError("not_a_card", text)
    return found


def receipt(text: str) -> str:
    if not RECEIPT.fullmatch(text):
        raise WrongCellError("not_a_receipt", text)
    return text


def number(text: str) -> Decimal:
    """1 234,50 and 1,234.50 and 1234.5; not below zero."""
    found = ONE_MARK.fullmatch(_tidy(text))
    if found and len(found[2] or "") == THOUSANDS and 0 < abs(int(found[1])) < 10**THOUSANDS:
        raise WrongCellError("thousands_or_part", text)  # 1,250
    return quantity(text)


def quantity(text: str) -> Decimal:
    """The same, where one mark stands before a part: 1,250 kg are a kilogram and a quarter."""
    written = _tidy(text)
    forms = (form.fullmatch(written) for form in (ONE_MARK, *GROUPED))
    found = next(filter(None, forms), None)
    if found is None:
        raise WrongCellError("not_a_number", text)
    whole, part = re.sub("[ ,.]", "", found[1]), found[2]
    if whole.startswith("-"):
        raise WrongCellError("negative", text)
    return Decimal(f"{whole}.{part}" if part else whole)


def _tidy(text: str) -> str:
    return SPACE.sub(" ", CURRENCY.sub("", text.strip())).replace("−", "-")


def points(text: str) -> int:
    """Rounded down."""
    return int(number(text).to_integral_value(ROUND_DOWN))


def birthday(text: str) -> str:
    """MM-DD, without the year; empty where none is known."""
    written = text.strip()
    if NO_DAY.fullmatch(written):
        return ""
    # A day without a year, too; 29 February is one of a leap year's.
    return f"{_only([(written, day) for day in DAYS] + [(f'{written}.{LEAP}', '%d.%m.%Y')], text):%m-%d}"


def moment(text: str, zone: ZoneInfo) -> datetime:
    """In that zone, unless it names its own; a day without an hour is its beginning."""
    written = " ".join(text.split())
    found = _iso(written) or _only([(written, day + time) for day in DAYS for time in TIMES], text)
    if not FIRST <= found.year < LAST:
        raise WrongCellError("not_a_day", text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _only(tries: list[tuple[str, str]], text: str) -> datetime:
    """5/6/2025 is in May or in June."""
    found = {read for written, form in tries if (read := _read(written, form)) is not None}
    if len(found) != 1:
        raise WrongCellError("two_days" if found else "not_a_day", text)
    return found.pop()


def _read(written: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(written, form)  # noqa: DTZ007 - what a wall shows
    except ValueError:
        return None


def _iso(written: str) -> datetime | None:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None
