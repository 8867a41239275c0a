"""What is read in a picture: the card as a phone photographs it, and nothing in what is no picture."""

import struct
import zlib
from io import BytesIO

import segno
from PIL import Image

from bot.counter.reader import PIXELS, look
from bot.delivery.rendering.card import drawn
from tests.for_each import for_each
from tests.photographed import photo

CODE, CARD = "1004829130", "5901234123457"

PHOTOS = [
    {},
    {"turn": 90},
    {"turn": 180},
    {"turn": -23, "blur": 2},
    {"share": 0.2, "blur": 0},
    {"light": 0.3, "blur": 2},
    {"quality": 25},
]


@for_each("taken", PHOTOS)
def test_a_card_is_read_from_a_phones_photo(taken: dict[str, float]) -> None:
    found = look(photo(drawn(CODE), **taken))  # type: ignore[arg-type] # an int for one of them
    assert found == {"squares": [CODE], "bars": []}


@for_each("turn", (0, 20, 37, 45, 90, 130))
def test_the_bars_of_a_shops_card_are_read_however_it_lies(turn: float) -> None:
    bars = Image.open(BytesIO(drawn(CODE, CARD)))
    alone = BytesIO()
    bars.crop((0, bars.height - 220, bars.width, bars.height)).save(alone, "PNG")
    assert look(photo(alone.getvalue(), turn=turn, share=0.6, blur=0.5)) == {"squares": [], "bars": [CARD]}


def test_a_card_that_stands_on_nothing_is_read_and_so_is_another_kind_of_file() -> None:
    clear = BytesIO()
    segno.make_qr(CODE).save(clear, kind="png", scale=6, light=None)
    assert look(clear.getvalue()) == {"squares": [CODE], "bars": []}
    web = BytesIO()
    Image.open(BytesIO(drawn(CODE, CARD))).convert("RGB").save(web, "WEBP")
    assert look(web.getvalue()) == {"squares": [CODE], "bars": [CARD]}


def test_what_shows_no_code_and_what_is_no_picture_are_told_apart() -> None:
    assert look(photo()) == {}
    whole = photo(drawn(CODE))
    for broken in (b"", b"GIF89a", whole[:200], whole[: len(whole) // 3], b"\x89PNG\r\n\x1a\n" + b"\0" * 99):
        assert look(broken) == "no_picture"


def test_a_small_file_that_would_be_a_huge_picture_is_not_unfolded() -> None:
    for side in (int(PIXELS**0.5) + 1, 60_000):
        assert look(_empty_png(side, side)) == "too_large"


def _empty_png(width: int, height: int) -> bytes:
    """That says to be so large, and has a few lines."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 10_000)), (b"IEND", b"")
    parts = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
