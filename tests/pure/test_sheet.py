"""CSV files: nobody's name is a formula, whatever separates columns where the file is opened."""

import csv
import io

from care.values.sheet import as_csv
from tests.for_each import for_each

FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", "−1"),
    *(
        " =1+1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\u00a0=1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "\u202e=1+1",
        "\x00=1+1",
    ),
    *('"=1+1', "'=1+1"),
    *("x;=1+1;y", "x,=1+1,y", "x\t=1+1", "x|=1+1", "x\n=1+1", "x\r=1+1", "x\u2028=1+1", "x; ＝1+1"),
]
HARMLESS = ["Olena", "a=b", "1-2", "e@mail", "Fish; chips", "«Кава»", "x", "", "No. 1 - 2"]


def cells(text: str, delimiter: str) -> list[str]:
    """As a program reads them that separates by `delimiter`, knowing quotes only where a cell begins with one."""
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    return [cell for row in rows for cell in row]


def is_formula(cell: str) -> bool:
    unseen = "".join(chr(code) for code in (*range(0x21), 0xA0, 0xAD, *range(0x200B, 0x2070), 0xFEFF)) + '"'
    return cell.lstrip(unseen).startswith(tuple("=+-@＝＋－＠−"))


@for_each("language", ["en", "uk", "ru"])
@for_each("text", FORMULAS)
def test_no_text_is_a_formula_however_the_file_is_read(text: str, language: str) -> None:
    file = as_csv(["name", "text"], [["x", text]], language)
    own = "," if language == "en" else ";"
    assert [cell for cell in cells(file, own) if is_formula(cell)] == []
    for line in file.replace("\r", "\n").split("\n"):
        for delimiter in ";,\t|":
            assert [cell for cell in line.split(delimiter) if is_formula(cell)] == []


@for_each("text", HARMLESS)
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert cells(as_csv(["a"], [[text]], "uk"), ";") == ["a", text]


def test_numbers_stay_numbers_in_the_readers_writing() -> None:
    assert as_csv(["a", "b"], [[1, 4.5]]) == '\ufeff"a","b"\r\n1,4.5\r\n'
    assert as_csv(["a", "b"], [[-1, 4.5]], "ru") == '\ufeff"a";"b"\r\n-1;"4,5"\r\n'
