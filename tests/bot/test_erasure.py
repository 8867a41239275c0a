"""Who wants to be forgotten: what stands in a running bot's files, and in what it says to the staff.

All of one person: tests/bot/test_erasure_whole.py.
"""

import asyncio
import json
import time
from pathlib import Path

import pytest

from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain

WORDS = "The borscht on the seventh was cold"
PATIENCE = 20.0  # seconds


def holders(folder: Path, words: str) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if words.encode() in file.read_bytes()]


async def until_gone(shop: Shop, folder: Path, words: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while found := holders(folder, words):
        assert time.monotonic() < deadline, (words, found)
        await shop.playground.advance(seconds=1)  # and time ticks


async def delete_for_good(person: Actor) -> None:
    await person.say("/settings")
    for button in ("What we know about you", "Delete my data", "Delete for good"):
        await person.press_button(button)
    await person.wait_for("Your data has been deleted.")


async def until_retitled(desk: Desk) -> None:
    """The title comes last: the group's budget is spent on what it was told before."""
    deadline = time.monotonic() + 3 * PATIENCE
    while "Emma" in str([topic["name"] for topic in await desk.taras.topics(GROUP)]):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.2)


async def by_the_bot(reader: Actor, chat_id: int) -> list[Json]:
    """What it says there, but for the lines that opened a topic: Telegram keeps them."""
    ours = [each for each in await reader.messages(chat_id) if each["from"]["is_bot"]]
    # What stands in a topic answers its opening; earlier wordings are the playground's memory, and nobody else's.
    return [
        each | {"reply_to_message": None, "edits": None} for each in ours if "forum_topic_created" not in each
    ]


async def test_a_running_bots_files_forget_the_words_of_who_has_left(shop: Shop, tmp_path: Path) -> None:
    emma = shop.playground.person("emma")
    await complain(emma, WORDS)
    assert holders(tmp_path, WORDS)
    await delete_for_good(emma)
    await until_gone(shop, tmp_path, WORDS)


async def test_what_telegram_deletes_no_more_is_emptied_and_what_it_cannot_empty_is_told(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "take")
    await desk.until_titled("💬 № 1 Emma")  # Telegram's own line about that is no text of ours
    await desk.write("/card")
    await shop.rest()
    await shop.playground.fail(
        "refusal",
        method="deleteMessages",
        chat_id=GROUP,
        times=1000,
        description="message can't be deleted for everyone",
    )
    await delete_for_good(desk.emma)
    await desk.wait_in_topic("Порожньо: дані клієнта видалено.")
    await until_retitled(desk)
    await shop.rest()
    ours = await by_the_bot(desk.taras, GROUP)
    assert [each["text"] for each in ours if "Emma" in str(each.get("text"))] == []
    await shop.playground.advance(minutes=11)
    await desk.taras.wait_for("Telegram не дозволяє ботові видалити", GROUP)


TRACE = {"createForumTopic": "Emma", "sendPhoto": "kazoo photo", "sendMessage": "kazoo words"}


@pytest.mark.parametrize("method", TRACE)
async def test_what_was_on_its_way_to_the_staff_when_the_bot_was_killed_is_erased(
    shop: Shop, method: str
) -> None:
    """It stands in the group, nobody has written that down, and its customer is gone before anybody could."""
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    if method != "createForumTopic":
        await complain(emma, "The cake was crushed")
        await taras.wait_for("The cake was crushed", GROUP)
        await shop.rest()
    await shop.playground.fail("lost", method=method, chat_id=GROUP)
    await shop.playground.fail("500", chat_id=GROUP, times=10_000)
    await leave_a_trace(emma, method)
    await until_lost(shop)
    await emma.say("/settings")
    for button in ("What we know about you", "Delete my data"):
        await emma.press_button(button)
    assert TRACE[method] in await staff_reads(taras)
    await shop.end()
    press = asyncio.create_task(emma.press_button("Delete for good"))
    await shop.playground.heal()
    await shop.open()
    await press
    await emma.wait_for("Your data has been deleted.")
    await taras.wait_for("дані", GROUP)
    await shop.rest()
    assert TRACE[method] not in await staff_reads(taras)
    assert len(await taras.topics(GROUP)) == 1


async def until_lost(shop: Shop) -> None:
    deadline = time.monotonic() + PATIENCE
    while any(fault["kind"] == "lost" for fault in (await shop.playground.snapshot())["faults"]):
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


async def leave_a_trace(emma: Actor, method: str) -> None:
    if method == "createForumTopic":
        await complain(emma, "The cake was crushed")
    elif method == "sendPhoto":
        await emma.send_files(Upload("cake.png", png(8, 6), "image/png"), caption="kazoo photo")
    else:
        await emma.say("kazoo words")


async def staff_reads(reader: Actor) -> str:
    return json.dumps([await by_the_bot(reader, GROUP), await reader.topics(GROUP)], ensure_ascii=False)
