"""An operator promises to write, and both sides read what becomes of it, each in their language and zone."""

import pytest

from tests.bot.desk import Desk, monday, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def test_it_is_told_moved_and_broken_to_both_sides(desk: Desk) -> None:
    await desk.write("/promise через 3 години Питаємо пекарню")
    await desk.emma.wait_for("Тарас will write to you about your ticket No. 1 by 17:30 today")
    assert await desk.emma_read("Питаємо пекарню")
    await desk.wait_in_topic(like("{name} has promised the customer a message {deadline}."))
    await desk.write("/promise in 4 hours")
    await desk.emma.wait_for("Тарас will write to you by 18:30 today (Kyiv time), not by 17:30 today.")
    await desk.shop.playground.advance(hours=4)
    await desk.wait_in_topic(like("We promised the customer a message {deadline}, and have not written."))
    await desk.emma.wait_for(
        "We promised to write to you by 18:30 today about your ticket No. 1, and did not."
    )


async def test_an_answer_keeps_it_unless_its_writer_says_that_it_was_another(desk: Desk) -> None:
    await desk.write("/promise завтра 15:00")
    await desk.write("By the way: which bakery was it?")
    await desk.wait_in_topic(like("This answer keeps the promise to write {deadline}."))
    await desk.taras.press_button(label("Not yet, it still stands"), GROUP, desk.thread)
    await desk.shop.rest()
    await desk.write("/promise off")
    await desk.emma.wait_for("We told you that we would write by 15:00 tomorrow")
    await desk.write("/promise off")
    await desk.wait_in_topic(sentence("There is no promise to write in this ticket."))


async def test_from_the_card_it_is_a_press(desk: Desk) -> None:
    await desk.press_card(desk.taras, "promise")
    await desk.taras.press_button(label("Tomorrow, {time}", time=""), GROUP, desk.thread)
    await desk.emma.wait_for("Тарас will write to you about your ticket No. 1 by 09:00 tomorrow")
