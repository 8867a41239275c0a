"""The group's list shows what lives: the topic of a ticket that is over is closed after a day, and opens with it."""

import pytest

from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.until import until


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def called(shop: Shop, method: str, times: int = 1) -> None:
    """Once the bot has asked for it so often."""
    calls = await until(lambda: shop.calls(method), lambda calls: len(calls) >= times)
    assert len(calls) == times


async def test_a_solved_topic_is_closed_after_a_day_and_opens_when_its_customer_reopens_it(
    desk: Desk,
) -> None:
    await desk.write("It is on its way again")
    await desk.press_card(desk.taras, "take")
    await desk.write("/solve")
    solved = await desk.emma.wait_for("has been solved")
    await desk.shop.playground.advance(days=1, minutes=1)
    await called(desk.shop, "closeForumTopic")
    await desk.emma.press(
        solved["message_id"], solved["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    )
    await desk.emma.press_button("Reopen")
    await called(desk.shop, "reopenForumTopic")
    await desk.until_titled("🆕 № 1 Emma")
    await called(desk.shop, "closeForumTopic")
    await desk.write("What is wrong with it?")
    await desk.emma.wait_for("What is wrong with it?")


async def test_a_topic_that_people_have_deleted_is_not_made_again_to_be_closed(desk: Desk) -> None:
    await desk.write("It is on its way again")
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await desk.shop.rest()
    await desk.solomiia.do("topics", chat_id=GROUP, action="delete", message_thread_id=desk.thread)
    await desk.shop.playground.advance(days=1, minutes=1)
    await called(desk.shop, "closeForumTopic")
    await desk.shop.rest()
    assert len(await desk.shop.calls("createForumTopic")) == 1
