"""The picture of a customer's card: a QR code, and below it the bar code of their shop card, black on white.

White goes all around both, so that a scanner finds them whatever colours the chat has.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence

import segno
from barcode.ean import EAN13  # type: ignore[import-untyped]

PIXELS = 6  # of a bar, the narrowest thing there is
MODULE = 4  # bars a module of the QR code, beside bars; alone, half of that
QUIET = 4  # modules of white around it, which scanners need
MARGIN = 11  # bars of white before and after a bar code (GS1 General Specifications, 5.2.3.4)
HIGH = 30  # bars, so far do they reach down

Row = Sequence[int]  # of ones and zeros: black and white


def drawn(code: str, shop_card: str = "") -> bytes:
    """PNG. `shop_card`: thirteen digits, or empty."""
    bars = [*(0,) * MARGIN, *map(int, EAN13(shop_card).build()[0]), *(0,) * MARGIN] if shop_card else []
    module = MODULE if bars else MODULE // 2
    rows = [row for line in _modules(code) for row in [_wide(line, module)] * module]
    if bars:
        width = max(len(bars), len(rows[0]))
        white = [[0] * width] * MARGIN
        rows = [*(_centred(row, width) for row in rows), *[_centred(bars, width)] * HIGH, *white]
    return _png([row for line in rows for row in [_wide(line, PIXELS)] * PIXELS])


def _modules(code: str) -> Iterator[Row]:
    """Of the QR code, with its white."""
    for row in segno.make_qr(code, error="m").matrix_iter(border=QUIET):
        yield list(bytes(row))  # typed as a number by mistake


def _wide(row: Row, times: int) -> Row:
    return [each for each in row for _ in range(times)]


def _centred(row: Row, width: int) -> Row:
    before = (width - len(row)) // 2
    return [*(0,) * before, *row, *(0,) * (width - len(row) - before)]


def _png(rows: Sequence[Row]) -> bytes:
    """A picture of one bit a pixel (ISO/IEC 15948)."""
    width = len(rows[0])
    lines = b"".join(b"\0" + _bits(row) for row in rows)
    head = struct.pack(">IIBBBBB", width, len(rows), 1, 0, 0, 0, 0)
    chunks = (b"IHDR", head), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _bits(row: Row) -> bytes:
    """White is one in a picture in grey."""
    size = -(-len(row) // 8)
    bits = "".join("0" if each else "1" for each in row).ljust(size * 8, "1")
    return int(bits, 2).to_bytes(size, "big")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
