"""The table "What crosses" in docs/telegram.md is true: each of its cells is tried, with the bot in the playground."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from playground.client.actor import Actor
from playground.values.shapes import Json
from tests.bot.crossing import CASES, Case, Seen, said, words_of
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, ROOT, Shop

NEW, EDITED, FORM, ALBUM = range(4)
ITSELF, WORDS, PLAIN, REFUSED, NOTHING = "itself", "in words", "without marks", "refused", "—"
PATIENCE = 12.0
WORDLESS = frozenset({"location", "venue", "contact", "sticker", "video_note"})


def table() -> dict[str, list[str]]:
    """The cells of each row: four for a customer's, three for an operator's."""
    page = Path(ROOT / "docs" / "telegram.md").read_text("utf-8")
    lines = page.partition("## What crosses")[2].partition("\n#")[0].splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: row[1:] for row in rows[1:]}


TABLE = table()


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


def test_every_row_is_tried_and_every_cell_is_known() -> None:
    assert TABLE.keys() == CASES.keys()
    for cells in TABLE.values():
        assert len(cells) == 7
        assert set(cells) <= {ITSELF, WORDS, PLAIN, REFUSED, NOTHING}


async def until(by: Actor, chat_id: int, thread: int | None, seen: Seen) -> None:
    deadline = time.monotonic() + PATIENCE
    while not seen(shown := await said_by_bot(by, chat_id, thread)):
        assert time.monotonic() < deadline, shown
        await asyncio.sleep(0.05)


async def said_by_bot(by: Actor, chat_id: int, thread: int | None = None) -> list[Json]:
    return [message for message in await by.messages(chat_id, thread) if message["from"]["is_bot"]]


async def cross(case: Case, cells: list[str], sender: Actor, here: dict[str, Any], see: Any) -> None:  # noqa: ANN401
    """What is sent, edited and grouped `here` is seen by the other side."""
    if cells[NEW] != NOTHING:
        sent = await case.send(sender, here)
        await see(case.seen)
        if cells[EDITED] != NOTHING:
            assert case.edit is not None
            assert case.changed is not None
            await case.edit(sender, here, sent)
            await see(case.changed)


@pytest.mark.parametrize("row", TABLE)
async def test_what_a_customer_sends_reaches_the_topic(desk: Desk, row: str) -> None:
    case, cells = CASES[row], TABLE[row][:4]
    here = {"chat_id": desk.emma.id, "thread": None}
    await desk.write("Tell us more")  # from now on they talk with each other
    await desk.emma.wait_for("Tell us more")

    async def see(seen: Seen) -> None:
        await until(desk.taras, GROUP, desk.thread, seen)

    await cross(case, cells, desk.emma, here, see)
    assert_named("Emma", await said_by_bot(desk.taras, GROUP, desk.thread))
    assert (cells[EDITED] == NOTHING) == (case.edit is None)
    if cells[ALBUM] != NOTHING:
        assert case.album is not None
        assert case.paired is not None
        await case.album(desk.emma, here)
        await see(case.paired)
    # Nothing is shown by Telegram's name of it.
    assert not any("[" in message.get("text", "") for message in await said_by_bot(desk.taras, GROUP))


@pytest.mark.parametrize("row", [row for row, cells in TABLE.items() if cells[FORM] != NOTHING])
async def test_what_a_form_holds_reaches_the_topic(shop: Shop, row: str) -> None:
    charlie, taras = shop.playground.person("charlie"), shop.playground.person("taras")
    await charlie.start()
    await charlie.press_button("Complaint")
    await charlie.press_button("Delivery")
    await CASES[row].send(charlie, {"chat_id": charlie.id, "thread": None})
    await charlie.wait_for("Received")
    await charlie.press_button("Done")
    await charlie.press_button("Skip")
    await charlie.press_button("Send")
    seen = said("a b a b a b") if TABLE[row][FORM] == PLAIN else CASES[row].seen
    await until(taras, GROUP, None, seen)


@pytest.mark.parametrize("row", TABLE)
async def test_what_an_operator_sends_reaches_the_customer_or_is_refused(desk: Desk, row: str) -> None:
    case, (new, edited, album) = CASES[row], TABLE[row][4:]
    here = {"chat_id": GROUP, "thread": desk.thread}

    async def see(seen: Seen) -> None:
        await until(desk.emma, desk.emma.id, None, seen)

    if new == REFUSED:
        await refused(desk, case, here)
        return
    await cross(case, [new, edited], desk.taras, here, see)
    assert_named("Тарас", await said_by_bot(desk.emma, desk.emma.id))
    if album != NOTHING:
        assert case.album is not None
        assert case.paired is not None
        await case.album(desk.taras, here)
        await see(case.paired)


def assert_named(name: str, seen: list[Json]) -> None:
    """What has no words of its own stands beside a line that says whose it is."""
    for at, message in enumerate(seen):
        if not WORDLESS.isdisjoint(message):
            around = seen[at - 1 : at + 2] if at else seen[:2]
            assert any(name in words_of(each).partition("\n")[0] for each in around), around


async def refused(desk: Desk, case: Case, here: dict[str, Any]) -> None:
    """Its author is told, the customer sees nothing, and goes on waiting for an answer."""
    before = len(await desk.emma.messages())
    await case.send(desk.taras, here)
    await desk.wait_in_topic("Не надіслано клієнту")
    await desk.shop.rest()
    assert len(await desk.emma.messages()) == before
    card = await desk.taras.wait_for("The cake was crushed", GROUP)
    assert "Чекає на оператора" in card["text"] or "Відповідь" in card["text"], card["text"]
