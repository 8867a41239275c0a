"""A customer is banned, openly and in the shadow, and it ends: seen from outside."""

import pytest

from care.business import Business, Flood
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.words import label, sentence


@pytest.fixture
def business(business: Business) -> Business:
    return business.model_copy(update={"flood": Flood(messages=3)})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def in_group(desk: Desk, text: str) -> bool:
    return any(text in message.get("text", "") for message in await desk.solomiia.messages(GROUP))


async def ban(
    desk: Desk, command: str, button: str = label("Ban"), done: str = "Клієнта заблоковано (Соломія)"
) -> None:
    await desk.write(command, by=desk.solomiia)
    await desk.solomiia.press_button(button, GROUP)
    await desk.wait_in_topic(done)


async def test_a_ban_needs_its_right_a_length_and_a_reason(desk: Desk) -> None:
    await desk.write("/ban 7d insults")
    await desk.wait_in_topic(sentence("Only supervisors and admins can do this."))
    await desk.write("/ban 7d", by=desk.solomiia)
    await desk.wait_in_topic("на скільки й чому")
    await desk.emma.say("/question")
    await desk.emma.wait_for("What is the question about")


async def test_who_is_banned_is_told_so_once_until_when_and_nothing_more(desk: Desk) -> None:
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.emma.wait_for("is now working")
    await ban(desk, "/ban 7d insults")
    await desk.wait_in_topic("🚫")
    for text in ("You are all thieves", "Do you hear me?", "/complaint"):
        await desk.emma.say(text)
    await desk.emma.wait_for("You can write to us again")
    await desk.shop.rest()
    told = [text for text in await texts(desk) if "not accepting" in text]
    assert len(told) == 1
    assert "insults" not in str(await desk.emma.messages())
    assert not await in_group(desk, "thieves")


async def texts(desk: Desk) -> list[str]:
    return [message.get("text", "") for message in await desk.emma.messages()]


async def test_their_data_and_their_language_stay_theirs(desk: Desk) -> None:
    await ban(desk, "/ban forever insults")
    await desk.emma.say("Hello?")
    await desk.emma.wait_for("no longer accept")
    await desk.emma.press_button("My data")
    await desk.emma.wait_for("What we know about you")
    answered = await desk.emma.press_button("Menu")
    assert answered["text"] == "We no longer accept your messages here."


async def test_a_ban_ends_by_itself_and_they_learn_it_when_they_write(desk: Desk) -> None:
    await ban(desk, "/ban 7d insults")
    await desk.shop.playground.advance(days=8)
    await desk.shop.rest()  # the bot knows what time it is
    await desk.emma.say("/question")
    await desk.emma.wait_for("You can write to us here again")
    await desk.emma.press_button("Delivery")


async def test_who_is_shadow_banned_notices_nothing_and_nobody_reads_it_until_it_is_lifted(
    desk: Desk,
) -> None:
    await ban(desk, "/shadowban 30d spam", label("Shadow-ban"), "Тіньове блокування (Соломія)")
    await complain(desk.emma, "Buy my watches")
    await desk.shop.rest()
    assert not await in_group(desk, "watches")
    await desk.write("/unban", by=desk.solomiia)
    await desk.solomiia.wait_for("Buy my watches", GROUP)
    assert not any("ban" in text for text in await texts(desk))


async def test_a_flood_arrives_whole_and_joined(desk: Desk) -> None:
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.emma.wait_for("is now working")
    for number in range(9):
        await desk.emma.say(f"Message {number}")
    await desk.emma.wait_for("That is a lot of messages at once")
    await desk.shop.rest()
    await desk.shop.playground.advance(minutes=1)
    last = await desk.wait_in_topic("Message 8")
    assert "Message 7" in last["text"]
    for number in range(9):
        assert await in_group(desk, f"Message {number}")
