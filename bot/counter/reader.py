"""`python -m bot.counter.reader` reads a picture, and writes the codes in it as JSON.

It imports nothing else of ours, for somebody waits. What a picture says of its size is looked at before it is unfolded,
so that a small file that would be a huge picture costs nothing.
"""

import json
import sys
import warnings
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 50_000_000  # as many as phones take where they are not asked for more
SIDE = 2560  # pixels; more of them show no more of a code
FORMATS = ("JPEG", "PNG", "WEBP")
TURNS = (0, 45, 22, 67)  # degrees: bars are read when they lie or stand, and a little aslant
MANY = 20  # codes; whoever shows more shows none
NO_PICTURE, TOO_LARGE = "no_picture", "too_large"

Found: TypeAlias = dict[str, list[str]]  # texts by where they stand: `squares` (QR) and `bars` (EAN-13)


def main() -> None:
    print(json.dumps(look(sys.stdin.buffer.read())))  # noqa: T201 - it is what this program is for


def look(picture: bytes) -> Found | str:
    """What is there; or why nothing can be looked at."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - the bot itself does without them

    warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the bound is ours
    try:
        image = Image.open(BytesIO(picture), formats=FORMATS)
        if image.width * image.height > PIXELS:
            return TOO_LARGE
        image.draft("L", (SIDE, SIDE))
        grey = _grey(image)
    except Image.DecompressionBombError:
        return TOO_LARGE
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return NO_PICTURE
    return _codes(grey)


def _grey(image: "Image") -> "Image":
    """What is transparent is white."""
    from PIL import Image  # noqa: PLC0415

    image.thumbnail((SIDE, SIDE))
    if not image.has_transparency_data:
        return image.convert("L")
    seen = image.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")


def _codes(image: "Image") -> Found:
    from zxingcpp import BarcodeFormat, BarcodeFormats, TextMode, read_barcodes  # noqa: PLC0415

    kinds = {"squares": BarcodeFormat.QRCode, "bars": BarcodeFormat.EAN13}
    wanted = BarcodeFormats(list(kinds.values()))
    for turn in TURNS:
        turned = image.rotate(turn, expand=True, fillcolor="white") if turn else image
        if read := read_barcodes(turned, wanted, text_mode=TextMode.Plain)[:MANY]:
            return {name: [each.text for each in read if each.format == kind] for name, kind in kinds.items()}
    return {}


if __name__ == "__main__":
    main()
