"""Tables as people and programs save them, read as what they say."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.imports.cells import WrongCellError, birthday, moment, number, phone, quantity, receipt
from bot.imports.importing import Import, WrongFileError, look_into
from bot.imports.rows import Row, Sense
from care.business.loyalty import Loyalty
from care.loyalty.purchases import Line, Purchase
from care.tills.openings import Opening
from care.tills.whose import By, Person
from dialogs.language.words import Words
from tests.for_each import for_each
from tests.store.cast import SHOP as RULES

KYIV = ZoneInfo("Europe/Kyiv")
SHOP = RULES.model_copy(update={"loyalty": Loyalty(worth=Decimal("0.5"))})
OLENA, CARD = Person(By.PHONE, "+380671234567"), Person(By.CARD, "2000000000015")
PAID = Opening(points=125, paid=Decimal("4310.5"), birthday="02-29")


def look(what: str, saved: bytes, folder: Path) -> Import:
    (folder / "table.csv").write_bytes(saved)
    return look_into(what, folder / "table.csv", SHOP, Words("en", KYIV))


def read(what: str, saved: bytes, folder: Path, *, kopecks: bool = False) -> list[tuple[int, Row]]:
    found = look(what, saved, folder)
    sense = Sense(found.columns, SHOP, kopecks=kopecks or None, till="import")
    return [(record.line, found.kind.reads(record, sense)) for record in found.table.records()]


HEADS = "Телефон;Бали;Сума покупок;День народження"
SAVED = [
    (2, "utf-8", f"{HEADS}\n067 123 45 67;125;4310,50;29.02.1988\n"),
    (2, "utf-8-sig", f"{HEADS}\r\n0671234567;125;4 310,50 грн;29.02\r\n"),
    (2, "cp1251", "Телефон,Баллы,Сумма покупок,Дата рождения\n+380671234567,125,4310.5,1988-02-29"),
    (
        3,
        "ascii",
        'sep=,\n"phone","points","total_spent","birthday"\n380671234567,125.9,"4,310.50",29/02/1988',
    ),
    (2, "utf-8", "№;Номер телефону;Бонуси;Витрачено;Ім'я\n1;671234567;125;4310.50;\n"),
    (3, "utf-16", "Birthday\tBalance\tTotal paid\tMobile\n\n29.02.1988\t125\t4310.50\t'80671234567\n"),
    (2, "utf-8", 'Імʼя;телефон:;БАЛИ;Сума покупок, коп.\n"О;\nШ";(067)123-45-67;125;431050\n'),
]


@for_each("line, encoding, text", SAVED)
def test_a_table_says_the_same_however_it_was_saved(
    tmp_path: Path, line: int, encoding: str, text: str
) -> None:
    [(found, row)] = read("customers", text.encode(encoding), tmp_path)
    assert (found, row.person) == (line, OLENA)
    assert isinstance(row.told, Opening)
    birthday = row.told.birthday or PAID.birthday
    assert Opening(points=row.told.points, paid=row.told.paid, birthday=birthday) == PAID


def test_posters_bonuses_are_money_and_lines_count_with_what_is_quoted(tmp_path: Path) -> None:
    heads = "client_id,comment,phone,card_number,bonus,total_payed_sum,birthday"
    rows = ('1,"a\nb",,2000000000015,12550,100,0000-00-00', "2,,,2000000000015,0,0,")
    table = "\n".join((heads, *rows))
    (first, row), (second, _row) = read("customers", table.encode(), tmp_path, kopecks=True)
    assert (first, second) == (2, 4)
    assert (row.person, row.told) == (CARD, Opening(points=251, paid=Decimal(1)))
    in_hryvnias = table.replace("12550", "125.50").encode()
    asked = [bool(look("customers", each, tmp_path).question()) for each in (table.encode(), in_hryvnias)]
    assert asked == [True, False], "what has parts is in hryvnias"


def test_a_receipt_is_known_by_its_number_or_by_all_that_it_says(tmp_path: Path) -> None:
    table = "Чек;Дата;Картка;Сума;Категорія;Кількість\nA-1;21.11.2025 14:05;2000000000015;90;coffee;2\n"
    [(_line, row)] = read("purchases", table.encode(), tmp_path)
    line = Line(id="1", sum=Decimal(90), quantity=Decimal(2), category="coffee")
    at = datetime(2025, 11, 21, 14, 5, tzinfo=KYIV)
    assert row.told == Purchase(
        key="import:A-1", customer=0, currency="UAH", at=at, lines=(line,), till="import"
    )
    day = "21.11.2025;2000000000015"
    table = f"Дата;Картка;Сума\n{day};90\n{day};90\n{day};91\n"
    first, again, other = (row for _line, row in read("purchases", table.encode(), tmp_path))
    assert first == again
    assert first.key != other.key


@for_each(
    "read_as, written, expected",
    [
        (number, "1\u00a0234,50", "1234.50"),
        (number, "1'234'567.5 ₴", "1234567.5"),
        (number, "1.234,5", "1234.5"),
        (number, "1.234.567", "1234567"),
        (number, "0,125", "0.125"),
        (number, "1234,567", "1234.567"),
        (number, "1,250", "thousands_or_part"),
        (number, "12 34", "not_a_number"),
        (number, "1,23,4", "not_a_number"),
        (number, "−5", "negative"),
        (number, "1250 коп.", "not_a_number"),
        (quantity, "1,250", "1.250"),
        (birthday, "05.03", "03-05"),
        (birthday, "05.03.90", "03-05"),
        (birthday, "13/12/1990", "12-13"),
        (birthday, "11/12/1990", "two_days"),
        (birthday, "11/11/1990", "11-11"),
        (birthday, "31.02.1990", "not_a_day"),
        (receipt, "№ А-17", "№ А-17"),
        (receipt, "bar:17", "not_a_receipt"),
        (number, "NaN", "not_a_number"),
        (phone, "380671234567.0", "+380671234567"),
        (phone, "+48 600 123 456", "+48600123456"),
        (phone, "3,80671E+11", "shortened"),
        (phone, "067123456", "not_a_phone"),
        (phone, "0671234567, 0501234567", "not_a_phone"),
        (lambda text: f"{moment(text, KYIV):%Y-%m-%d %H:%M}", "22.11.25 9:05", "2025-11-22 09:05"),
        (lambda text: f"{moment(text, KYIV):%Y-%m-%d %H:%M}", "2025-11-22", "2025-11-22 00:00"),
        (lambda text: f"{moment(text, KYIV):%Y-%m-%d %H:%M}", "2025-02-30", "not_a_day"),
        (lambda text: f"{moment(text, KYIV):%Y-%m-%d %H:%M}", "0001-01-01", "not_a_day"),
    ],
)
def test_what_could_mean_two_things_is_refused(read_as: object, written: str, expected: str) -> None:
    try:
        said = str(read_as(written))  # type: ignore[operator]
    except WrongCellError as error:
        said = error.code
    assert said == expected


NO_COLUMN = (
    "A column is missing: phone or card. "
    "The columns found are: name, points. docs/import.md lists those that the bot recognises."
)
UNREADABLE = [
    (b"PK\x03\x04....", "This is an Excel workbook. Save it as CSV and use that file."),
    (b"\n \n", "There is nothing in this file."),
    (b'phone;points\n1;"2\n3;4\n', "line 2: A quotation mark in this row is not closed."),
    (b"\x98\xff\x00", "This table cannot be read. Save it as CSV in UTF-8 and use that file."),
    (b"name;points\nx;1\n", NO_COLUMN),
]


@for_each("saved, why", UNREADABLE)
def test_a_table_that_cannot_be_read_is_refused_as_a_whole(tmp_path: Path, saved: bytes, why: str) -> None:
    with pytest.raises(WrongFileError) as refused:
        read("customers", saved, tmp_path)
    assert str(refused.value) == why
