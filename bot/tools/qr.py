"""QR codes of touchpoints: deep links that open the feedback form for one table, branch or courier."""

from pathlib import Path

import segno

from bot.settings.settings import Settings
from care.business import Touchpoint

# Scanned off tables and cards, which get stained: a quarter of the picture may be lost.
ERROR_CORRECTION = "q"
SCALE = 12  # pixels a module in PNG: some 4 cm at 300 dots an inch


def deep_link(touchpoint: Touchpoint, bot: str) -> str:
    """The payload's form is dialogs/customers/commands.py's."""
    return f"https://t.me/{bot}?start=f-{touchpoint.key}"


def draw(touchpoint: Touchpoint, bot: str, folder: Path, form: str) -> tuple[Path, str]:
    """Write the picture of one touchpoint's link; gives its file and the link. `form` is "png" or "svg"."""
    link = deep_link(touchpoint, bot)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{touchpoint.key}.{form}"
    segno.make_qr(link, error=ERROR_CORRECTION).save(str(file), scale=SCALE)
    return file, link


async def username(settings: Settings) -> str:
    """The bot's name, as Telegram has it."""
    from bot.telegram.connection import open_bot  # noqa: PLC0415 - aiogram takes seconds, and a name may be given

    async with open_bot(settings).context() as bot:
        return str((await bot.get_me()).username)
