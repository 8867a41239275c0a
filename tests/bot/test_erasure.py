"""Who wants to be forgotten: what stands in the files of a running bot."""

import asyncio
import time
from pathlib import Path

from tests.bot.shop import Shop, complain

WORDS = "The borscht on the seventh was cold"
PATIENCE = 20.0  # seconds; a tick comes every five


def holders(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir() if WORDS.encode() in file.read_bytes()]


async def test_a_running_bots_files_forget_the_words_of_who_has_left(shop: Shop, tmp_path: Path) -> None:
    emma = shop.playground.person("emma")
    await complain(emma, WORDS)
    assert holders(tmp_path)
    await emma.say("/settings")
    for button in ("What we know about you", "Delete my data", "Delete for good"):
        await emma.press_button(button)
    await emma.wait_for("Your data has been deleted.")
    deadline = time.monotonic() + PATIENCE
    while holders(tmp_path):
        assert time.monotonic() < deadline, holders(tmp_path)
        await asyncio.sleep(0.1)
