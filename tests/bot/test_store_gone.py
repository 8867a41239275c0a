"""The store is taken away from under the bot."""

import asyncio
import re
from pathlib import Path

import pytest

from tests.bot.shop import Shop

pytestmark = pytest.mark.usefixtures("soon_again")


def move(source: Path, target: Path) -> None:
    source.rename(target)


async def test_nothing_is_confirmed_while_the_store_is_gone_and_all_is_done_when_it_is_back(
    shop: Shop, tmp_path: Path
) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.wait_for("Hello!")
    await shop.rest()
    database, aside = tmp_path / "turbota.db", tmp_path / "aside.db"
    move(database, aside)
    await emma.say("Is anybody there?")
    await asyncio.sleep(0.6)  # longer than the first tries
    said = [entry["update"] for entry in await shop.playground.record("update")][-1]
    confirmed = [each for entry in await shop.playground.record("confirmed") for each in entry["update_ids"]]
    assert said["message"]["text"] == "Is anybody there?"
    assert said["update_id"] not in confirmed
    move(aside, database)
    await emma.wait_for(re.compile("Is anybody there"), timeout=20)
