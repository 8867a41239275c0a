"""A card of the shop that somebody else has added is freed from the topic, and its owner can add it."""

import pytest

from playground.client.actor import Actor
from tests.bot.desk import Desk, monday, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence

NUMBER = "4820000000017"


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def add(customer: Actor, language: str) -> None:
    await customer.say("/points")
    await customer.press_button(label("Phone and card", language))
    await customer.press_button(label("Add a shop card", language))
    await customer.say(NUMBER)


async def test_a_card_is_shown_with_its_holder_and_freed_with_a_press(desk: Desk) -> None:
    olena, emma, supervisor = desk.shop.playground.person("olena"), desk.emma, desk.solomiia
    await olena.start()
    await add(olena, "uk")
    await olena.wait_for(like("Shop card: {number}", "uk"))
    await add(emma, "en")
    await emma.wait_for("Somebody else has already given us this card.")
    await desk.write("/free 4 820000 000018", supervisor)
    await desk.wait_in_topic(sentence("/free +380501234567"))
    await desk.write("/free 4 820000 000017", supervisor)
    shown = await desk.wait_in_topic(like("Added by {name}."))
    assert "Олена" in shown["text"]
    await supervisor.press_button(label("Free up this number"), GROUP, desk.thread)
    await desk.wait_in_topic(like("✅ It is free now. Its owner can add it in the bot under “My poin…"))
    await add(emma, "en")
    await emma.wait_for(like("Shop card: {number}", "en"))
    await supervisor.press(
        shown["message_id"], f"desk.0.number_free.c{NUMBER}-{olena.id}", GROUP
    )  # hers no more
    said = await desk.write(f"/free {NUMBER}", supervisor)
    assert "Emma" in (await desk.wait_in_topic(like("Added by {name}."), said["message_id"]))["text"]
    await desk.write("/free +380501112233", supervisor)
    await desk.wait_in_topic(sentence("No customer has added this phone or card to the bot yet."))


async def test_who_may_not_give_points_learns_of_nobody_by_a_number(desk: Desk) -> None:
    await add(desk.emma, "en")
    await desk.emma.wait_for(like("Shop card: {number}", "en"))
    await desk.write(f"/free {NUMBER}")
    await desk.wait_in_topic(sentence("Only supervisors and admins can do this."))
    assert not await desk.said("4\xa0820000\xa0000017")
