"""Feedback from end to end: the staff sees it whole, and it goes when its author wishes."""

import pytest

from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from tests.bot.shop import GROUP, Shop, complain
from tests.words import sentence

UPLOADS = [Upload(f"{name}.png", png(8, 6), "image/png") for name in ("cake", "table")]


@pytest.fixture
async def emma(shop: Shop) -> Actor:
    """Has given a signed two with words and an album, and declined to complain."""
    emma = shop.playground.person("emma")
    await emma.start("f-table_1")
    await emma.press_button("⭐ 2")
    await emma.say("The cake was dry")
    await emma.send_files(*UPLOADS, kind="photo")
    await emma.wait_for("2 photos")
    await emma.press_button("Done")
    await emma.press_button("Send with my name")
    return emma


@pytest.mark.usefixtures("emma")
async def test_the_staff_sees_the_words_and_the_pictures(shop: Shop) -> None:
    taras = shop.playground.person("taras")
    word = await taras.wait_for("The cake was dry", chat_id=GROUP)
    assert "Emma" in word["text"]
    await shop.rest()
    photos = [message for message in await taras.messages(GROUP) if "photo" in message]
    assert len(photos) == 2
    assert len({photo["media_group_id"] for photo in photos}) == 1


async def test_a_complaint_that_grows_out_of_it_says_so_on_its_card(shop: Shop, emma: Actor) -> None:
    taras = shop.playground.person("taras")
    await emma.press_button("Make it a complaint")
    await emma.press_button("Skip")
    await emma.press_button("Send")
    card = await taras.wait_for(sentence("After feedback: {score} out of 5", score="2"), chat_id=GROUP)
    assert "The cake was dry" in card["text"]


async def test_why_is_written_for_the_feedback_though_another_ticket_is_open(shop: Shop) -> None:
    """By the code on a table, from the score to the card."""
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await complain(emma, "My parcel is late")
    parcel = await taras.wait_for("My parcel is late", chat_id=GROUP)
    await emma.start("f-table_1")
    await emma.press_button("⭐ 1")
    await emma.press_button("Skip")
    await emma.press_button("Send with my name")
    await emma.wait_for("Would you like us to look into it?")
    await emma.say("The waiter was rude")
    await emma.wait_for("Which order is this about?")
    await emma.press_button("Skip")
    await emma.press_button("Send")
    card = await taras.wait_for("The waiter was rude", chat_id=GROUP)
    assert sentence("After feedback: {score} out of 5", score="1") in card["text"]
    assert card["message_thread_id"] != parcel["message_thread_id"]
