"""The picture of a card: what a scanner finds in it, and the white that it needs around that."""

from io import BytesIO

import segno
from PIL import Image

from bot.delivery.rendering.card import HIGH, MARGIN, MODULE, PIXELS, drawn

# An example that the standard's own users draw: https://en.wikipedia.org/wiki/International_Article_Number
CARD = "5901234123457"
BARS = (
    "101" + "000101101001110110011001001101111010011101" + "01010"
    "110011011011001000010101110010011101000100" + "101"
)  # fmt: skip
CODE = "1004829130"


def dots(picture: bytes, size: int, left: int, top: int, width: int, height: int) -> list[str]:
    """Rows of squares of `size` pixels: 1 is black."""
    image = Image.open(BytesIO(picture)).convert("1")
    middle = size // 2
    return [
        "".join(
            "01"[not image.getpixel((left + column * size + middle, top + row * size + middle))]
            for column in range(width)
        )
        for row in range(height)
    ]


def test_below_the_code_stand_the_bars_with_white_around() -> None:
    picture = drawn(CODE, CARD)
    width, height = (length // PIXELS for length in Image.open(BytesIO(picture)).size)
    rows = dots(picture, PIXELS, 0, 0, width, height)
    bars = rows[-MARGIN - HIGH : -MARGIN]
    assert {row.strip("0") for row in bars} == {BARS}
    assert {row.index("1") >= MARGIN and row[-MARGIN:] == "0" * MARGIN for row in bars} == {True}
    assert {row.strip("0") for row in rows[-MARGIN:]} == {""}


def test_the_code_is_the_same_with_bars_and_without() -> None:
    wanted = ["".join(map(str, row)) for row in segno.make_qr(CODE, error="m").matrix_iter(border=4)]
    side = len(wanted)
    alone, above = drawn(CODE), drawn(CODE, CARD)
    left = (Image.open(BytesIO(above)).width - side * MODULE * PIXELS) // 2 // PIXELS * PIXELS
    assert dots(alone, MODULE // 2 * PIXELS, 0, 0, side, side) == wanted
    assert dots(above, MODULE * PIXELS, left, 0, side, side) == wanted
