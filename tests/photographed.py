"""Photos as a cashier takes them of what a customer shows: aslant, out of focus, in bad light, with things around."""

import random
from io import BytesIO

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

TABLE = (96, 84, 70)
WIDTH, HEIGHT = 1280, 960  # as Telegram sends a photo


def photo(
    *shown: bytes,
    turn: float = 8,
    share: float = 0.35,
    blur: float = 1.2,
    light: float = 1.0,
    quality: int = 80,
) -> bytes:
    """JPEG, of pictures that lie side by side. `share`: how wide each is, of the photo's height; `turn`: degrees."""
    dice = random.Random(1)
    table = Image.new("RGB", (WIDTH, HEIGHT), TABLE)
    draw = ImageDraw.Draw(table)
    for _ in range(40):
        left, top = dice.randrange(WIDTH), dice.randrange(HEIGHT)
        colour = tuple(dice.randrange(256) for _ in range(3))
        draw.rectangle((left, top, left + dice.randrange(200), top + dice.randrange(80)), fill=colour)
    for place, picture in enumerate(shown):
        card = Image.open(BytesIO(picture)).convert("RGB")
        wide = int(HEIGHT * share)
        card = card.resize((wide, wide * card.height // card.width)).rotate(
            turn, Image.Resampling.BICUBIC, expand=True, fillcolor=TABLE
        )
        middle = WIDTH * (place + 1) // (len(shown) + 1)
        table.paste(card, (middle - card.width // 2, (HEIGHT - card.height) // 2))
    table = ImageEnhance.Brightness(table.filter(ImageFilter.GaussianBlur(blur))).enhance(light)
    taken = BytesIO()
    table.save(taken, "JPEG", quality=quality)
    return taken.getvalue()
