"""A complaint from end to end, seen from the chats of those who take part."""

from tests.bot.shop import GROUP, Shop


async def test_a_complaint_reaches_the_staff_with_its_words_and_the_customer_with_its_number(
    shop: Shop,
) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await emma.start()
    await emma.press_button("Complaint")
    await emma.press_button("Delivery")
    await emma.say("The soup was <b>cold</b> & late")
    await emma.press_button("Done")
    await emma.press_button("Skip")
    await emma.press_button("Send")
    answer = await emma.wait_for("We have received your complaint: it is No. 1.")
    assert "answer here by" in answer["text"]
    card = await taras.wait_for("The soup was <b>cold</b> & late", chat_id=GROUP)
    assert "Emma" in card["text"]
    assert [topic["name"] for topic in await taras.topics(GROUP)] == ["🆕 № 1 Emma"]


async def test_a_long_complaint_can_be_read_again_to_its_end(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.press_button("Complaint")
    await emma.press_button("Delivery")
    await emma.say("The cake was crushed. " * 170 + "That is all.")
    await emma.press_button("Done")
    await emma.press_button("Skip")
    await emma.press_button("Send")
    await emma.wait_for("No.")
    await emma.say("/tickets")
    await emma.press_button("1")
    await emma.press_button("Show all")
    await emma.press_button("→")
    await emma.wait_for("That is all.")
