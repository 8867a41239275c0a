"""What a row says, as the ledger takes it. Raises WrongCellError."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from bot.imports import cells
from bot.imports.cells import WrongCellError
from bot.imports.columns import Columns
from bot.imports.table import Record
from care.business import Business
from care.loyalty.purchases import Line, Purchase
from care.people import shop_cards
from care.tills.openings import Opening
from care.tills.purchases import key_of
from care.tills.whose import By, Person

NO_MARK = ("", "0")  # of Poster's, for who is not deleted
HUNDRED = Decimal(100)
LONGEST = 64  # characters of a category


@dataclass(frozen=True)
class Row:
    """`key`: two of the same are about the same, and the second counts nothing."""

    key: str
    person: Person
    told: Opening | Purchase


@dataclass(frozen=True)
class Sense:
    """How the cells of this table are meant."""

    columns: Columns
    business: Business
    kopecks: bool | None = None  # None: as the headings say
    till: str = ""


Reads: TypeAlias = Callable[[Record, Sense], Row]


def customer(record: Record, sense: Sense) -> Row:
    _check_width(record, sense)
    cell = sense.columns.cell
    if cell(record, "deleted") not in NO_MARK:
        raise WrongCellError("deleted")
    person, card = _person(record, sense)
    birthday = cell(record, "birthday")
    told = Opening(
        points=_points(record, sense),
        paid=_money(record, sense, "paid"),
        birthday=cells.birthday(birthday) if birthday else "",
        card=card,
    )
    return Row(f"{person.by}:{person.value}", person, told)


def purchase(record: Record, sense: Sense) -> Row:
    """A row is a receipt. Without a number it is known by all that it says."""
    _check_width(record, sense)
    cell = sense.columns.cell
    person, _card = _person(record, sense)
    at, paid, quantity = cell(record, "at"), _money(record, sense, "sum"), cell(record, "quantity")
    if not at or paid is None:
        raise WrongCellError("no_sum_or_day")
    line = Line(
        id="1",
        sum=paid,
        quantity=cells.quantity(quantity) if quantity else Decimal(1),
        category=_category(cell(record, "category")),
    )
    moment = cells.moment(at, sense.business.tz)
    known = f"{person.by}:{person.value}:{moment.isoformat()}:{line.sum}:{line.quantity}:{line.category}"
    number = _number(cell(record, "receipt"), known, sense)
    told = Purchase(
        key=key_of(sense.till, number),
        customer=0,
        currency=sense.business.loyalty.currency,
        at=moment,
        lines=(line,),
        till=sense.till,
    )
    return Row(told.key, person, told)


def _check_width(record: Record, sense: Sense) -> None:
    """A separator within a cell moves all behind it to where it does not belong."""
    if any(cell.strip() for cell in record.cells[len(sense.columns.headings) :]):
        raise WrongCellError("too_wide")


def _person(record: Record, sense: Sense) -> tuple[Person, str]:
    """By the phone, if there is one: Telegram proves it, while a card's number can be typed by whoever has seen it."""
    phone, card = sense.columns.cell(record, "phone"), sense.columns.cell(record, "card")
    if phone:
        # Beside a phone, the number of a card that the bot would not take is not needed.
        return Person(By.PHONE, cells.phone(phone)), shop_cards.number(card) or ""
    if card:
        return Person(By.CARD, cells.card(card)), ""
    raise WrongCellError("nobody")


def _points(record: Record, sense: Sense) -> int:
    """Poster's bonuses are money, and worth as much in points, rounded down."""
    written = sense.columns.cell(record, "points")
    if written:
        return cells.points(written)
    bonus = _money(record, sense, "bonus") or Decimal(0)
    return int(bonus / (sense.business.loyalty.worth or 1))


def _money(record: Record, sense: Sense, name: str) -> Decimal | None:
    written = sense.columns.cell(record, name)
    if not written:
        return None
    kopecks = name in sense.columns.kopecks if sense.kopecks is None else sense.kopecks
    return cells.number(written) / (HUNDRED if kopecks else 1)


def _category(written: str) -> str:
    if len(written) > LONGEST or not written.isprintable():
        raise WrongCellError("not_a_category", written)
    return written


def _number(written: str, known: str, sense: Sense) -> str:
    if "receipt" in sense.columns.places:
        return cells.receipt(written)
    return f"row-{hashlib.sha256(known.encode()).hexdigest()[:24]}"
