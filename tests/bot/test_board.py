"""The board and the queue, seen from the staff group."""

from datetime import timedelta

import pytest

from care.business import Board, Business
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until
from tests.words import sentence

HEAD = sentence("<b>The queue</b>")
PATIENCE = 20.0


@pytest.fixture
def business(business: Business) -> Business:
    """With a board that is drawn whenever a tick finds it changed."""
    return business.model_copy(update={"board": Board(every=timedelta(0))})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


def waiting(count: int) -> str:
    return sentence("Waiting: {count}. {numbers}", count=count, numbers="").strip(". ")


async def boards(shop: Shop) -> list[Json]:
    messages = await shop.playground.person("solomiia").messages(GROUP)
    return [message for message in messages if message.get("text", "").startswith(f"📋 {HEAD}")]


async def only_board(shop: Shop, text: str) -> Json:
    """The board, once it is the only one and says this. Time is moved so that there is a tick."""

    async def look() -> list[Json]:
        await shop.playground.advance(1)
        return await boards(shop)

    [board] = await until(look, lambda seen: len(seen) == 1 and text in seen[0]["text"], within=PATIENCE)
    return board


async def test_it_shows_who_waits_and_leads_to_their_topic(desk: Desk) -> None:
    board = await only_board(desk.shop, waiting(1))
    links = [entity["url"] for entity in board["entities"] if entity["type"] == "text_link"]
    assert links == [f"https://t.me/c/{str(GROUP)[4:]}/{desk.thread}"]
    assert "message_thread_id" not in board


async def test_it_is_pinned_and_drawn_anew_in_place(desk: Desk) -> None:
    board = await only_board(desk.shop, waiting(1))
    await desk.press_card(desk.taras, "take")
    assert (await only_board(desk.shop, "У роботі: Тарас 1"))["message_id"] == board["message_id"]
    pinned = [call["params"]["message_id"] for call in await desk.shop.calls("pinChatMessage")]
    assert [int(message) for message in pinned] == [board["message_id"]]


async def test_a_promise_that_is_broken_changes_it(desk: Desk) -> None:
    await only_board(desk.shop, waiting(1))
    await desk.shop.playground.advance(timedelta(days=2).total_seconds())
    await only_board(
        desk.shop, sentence("🔴 <b>Overdue: {count}.</b> {numbers}", count=1, numbers="").strip()
    )


async def test_when_nobody_waits_it_is_one_calm_line(desk: Desk) -> None:
    await only_board(desk.shop, waiting(1))
    await desk.press_card(desk.taras, "solve", argument="anyway")
    board = await only_board(desk.shop, sentence("all quiet, nobody is waiting."))
    assert "\n" not in board["text"]


async def test_a_group_that_never_had_anything_has_none(shop: Shop) -> None:
    await shop.playground.person("emma").start()
    await shop.playground.advance(60)
    await shop.rest()
    assert await boards(shop) == []


async def test_one_that_was_deleted_is_made_anew(desk: Desk) -> None:
    board = await only_board(desk.shop, waiting(1))
    await desk.solomiia.do("delete", chat_id=GROUP, message_id=board["message_id"])
    await complain(desk.shop.playground.person("emma"), "And the tea was cold")
    assert (await only_board(desk.shop, waiting(2)))["message_id"] != board["message_id"]


async def test_one_of_whose_sending_no_answer_came_stands_once(shop: Shop) -> None:
    # The card, and the board.
    await shop.playground.fail("lost", method="sendMessage", chat_id=GROUP, times=2)
    await complain(shop.playground.person("emma"), "The cake was crushed")
    await only_board(shop, waiting(1))
    await shop.rest()
    await shop.playground.advance(60)
    await shop.rest()
    assert len(await boards(shop)) == 1


async def test_one_that_was_owed_when_the_bot_died_is_drawn_by_the_next(shop: Shop) -> None:
    await shop.playground.fail("500", chat_id=GROUP, times=1000)
    await complain(shop.playground.person("emma"), "The cake was crushed")
    await shop.playground.advance(10)
    await shop.end()
    await shop.playground.heal()
    await shop.open()
    await only_board(shop, waiting(1))


async def test_who_changes_a_ticket_is_told_at_once_however_long_its_card_waits(desk: Desk) -> None:
    await desk.shop.playground.fail("429", method="editMessageText", chat_id=GROUP, times=1, retry_after=60)
    assert (await desk.press_card(desk.taras, "take"))["text"] == sentence("In progress: {who}", who="Тарас")
    assert (await desk.press_card(desk.taras, "solve", 2, "anyway"))["text"] == sentence(
        "Solved by {name}.", name="Тарас"
    )


async def test_the_queue_is_shown_in_private_and_brought_up_to_date_in_place(desk: Desk) -> None:
    await desk.taras.start()
    await desk.taras.say("/queue")
    page = await desk.taras.wait_for("Інші: 1")
    await desk.press_card(desk.taras, "take")
    await desk.taras.press(page["message_id"], "desk.0.queue.team")
    assert (await desk.taras.wait_for("Ваші: 1"))["message_id"] == page["message_id"]


async def test_a_stranger_is_shown_no_queue(desk: Desk) -> None:
    charlie = desk.shop.playground.person("charlie")
    await charlie.start()
    await charlie.say("/queue")
    await desk.shop.rest()
    assert not any("No.\xa01" in message.get("text", "") for message in await charlie.messages())
