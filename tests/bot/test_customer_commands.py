"""What customers write after a slash, to the bot and to their operator."""

import pytest

from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop

WORDS = ["/5 of 10 cakes were bad", "/cancel my order please", "/start over with the cakes"]


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


@pytest.mark.parametrize("words", WORDS)
async def test_words_after_a_slash_are_kept_and_reach_the_desk(shop: Shop, words: str) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await emma.say(words)
    await emma.wait_for(words)
    await emma.press_button("Ask an operator")
    await emma.press_button("Delivery")
    await emma.press_button("Send")
    await taras.wait_for(words, GROUP)


async def test_words_after_a_slash_reach_the_operator_who_serves_them(desk: Desk) -> None:
    await desk.press_card(desk.taras, "take")
    await desk.emma.wait_for("is now working")
    for words in (*WORDS, "/refund"):
        await desk.emma.say(words)
        await desk.wait_in_topic(words)


async def test_a_command_of_ours_is_one_also_while_an_operator_serves_them(desk: Desk) -> None:
    await desk.press_card(desk.taras, "take")
    await desk.emma.wait_for("is now working")
    await desk.emma.say("/tickets")
    await desk.emma.wait_for("Your tickets")
    assert not await desk.said("/tickets")


async def test_an_unknown_payload_of_a_link_is_harmless(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.say("/start x-" + "9" * 60)
    await emma.wait_for("no longer works")
    await emma.say("/start f-table_1")
    await emma.wait_for("Table 1: how was it?")
