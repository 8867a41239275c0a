"""What could not be read of a message is said to the staff, and its words are there."""

import pytest

from tests.bot.desk import open_desk
from tests.bot.hostile import message
from tests.bot.shop import Shop


@pytest.mark.parametrize(
    ("origin", "heading"),
    [
        ({"type": "hidden_user", "date": 1}, "Emma · переслано\n"),
        ({"type": "hidden_user", "date": 1, "sender_user_name": "Ivan"}, "Emma · переслано (Ivan)\n"),
        ({"type": "galaxy", "date": 1}, "Emma · частину цього повідомлення показати не вдалося\n"),
    ],
    ids=["no name", "a name", "a new kind"],
)
async def test_a_forward_reaches_the_topic_as_far_as_it_can_be_read(
    shop: Shop, origin: dict[str, object], heading: str
) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "take")
    await desk.emma.wait_for("is now working on your ticket")
    came = message(text="Look at this", forward_origin=origin, message_id=900)
    await shop.playground.fail("body", method="getUpdates", body=f'{{"ok": true, "result": [{came}]}}')
    await desk.emma.say("Hello")
    shown = await desk.wait_in_topic("Look at this")
    assert f"{heading}Look at this" in shown["text"]  # perhaps joined with what came before
