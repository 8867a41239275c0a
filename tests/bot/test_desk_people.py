"""Who may act at the desk, and what the bot itself may do there."""

import pytest

from playground.world.cast import BOT_ID
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence

RIGHTS = {"can_manage_topics": True, "can_delete_messages": True, "can_pin_messages": True}


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def test_a_newcomer_is_announced_and_reaches_no_customer(desk: Desk) -> None:
    charlie = desk.shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    await desk.solomiia.wait_for("нова людина: Charlie", GROUP)
    await desk.write("I am the boss here", by=charlie)
    await desk.write("A real answer")
    await desk.emma.wait_for("A real answer")
    assert not await desk.emma_read("boss")


async def test_a_strangers_press_does_nothing_and_says_why(desk: Desk) -> None:
    charlie = desk.shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    answered = await desk.press_card(charlie, "take")
    assert answered["show_alert"]
    assert "operators" in answered["text"]
    await desk.until_titled("🆕 № 1 Emma")


async def test_a_strangers_tries_are_said_to_the_group_once_a_day(desk: Desk) -> None:
    charlie = desk.shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    for _ in range(3):
        await desk.write("Let me in", by=charlie)
    await desk.solomiia.wait_for(like("Not approved yet, so nothing reached a customer: {name}. An…"), GROUP)
    await desk.shop.rest()
    assert await desk.said("доступу немає") == 1
    await desk.shop.playground.advance(days=1)
    await desk.write("Let me in", by=charlie)
    await desk.until_said("доступу немає", times=2)


async def test_nobody_but_an_admin_admits(desk: Desk) -> None:
    charlie = desk.shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    for person in (charlie, desk.taras):
        answered = await person.press(desk.card, f"desk.0.admit.{charlie.id}", GROUP)
        assert answered["show_alert"]
    await desk.write("Hello", by=charlie)
    await desk.write("A real answer")
    await desk.emma.wait_for("A real answer")
    assert not await desk.emma_read("Hello")


async def test_who_leaves_loses_the_right_at_once_and_hands_back_their_tickets(desk: Desk) -> None:
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.emma.wait_for("is now working")
    await desk.taras.do("leave", chat_id=GROUP)
    await desk.emma.wait_for("The next operator who is free")
    await desk.solomiia.wait_for("Тарас більше не оператор", GROUP)
    await desk.taras.do("join", chat_id=GROUP)
    answered = await desk.press_card(desk.taras, "take", version=3)
    assert "адміністратор" in answered["text"]


async def test_an_admin_of_the_settings_needs_nobodys_leave(desk: Desk) -> None:
    await desk.write("I see to it myself", by=desk.solomiia)
    assert "Соломія" in (await desk.emma.wait_for("I see to it myself"))["text"]


@pytest.mark.parametrize(
    ("rights", "said"),
    [(RIGHTS | {"can_manage_topics": False}, "керувати темами"), (None, "не адміністратор")],
)
async def test_a_lost_right_is_said_in_plain_words_and_so_is_its_return(
    desk: Desk, rights: dict[str, bool] | None, said: str
) -> None:
    await desk.solomiia.start()
    await desk.solomiia.do("rights", chat_id=GROUP, user_id=BOT_ID, rights=rights)
    await desk.solomiia.wait_for(said, GROUP)
    await desk.solomiia.wait_for(said)
    await desk.solomiia.do("rights", chat_id=GROUP, user_id=BOT_ID, rights=RIGHTS)
    await desk.solomiia.wait_for(
        sentence("The bot has all the rights it needs here again. Messages that…"), GROUP
    )


async def test_the_admin_is_told_when_the_bot_is_removed(desk: Desk) -> None:
    await desk.solomiia.start()
    await desk.solomiia.do("remove", chat_id=GROUP, user_id=BOT_ID)
    await desk.solomiia.wait_for(sentence("The bot has been removed from the staff group, so no ticket…"))


async def test_work_goes_on_in_a_group_that_has_moved(desk: Desk) -> None:
    new = await desk.shop.playground.upgrade(GROUP)
    await desk.emma.start("t-1")
    await desk.emma.press_button("Add")
    await desk.emma.say("Any news?")
    await desk.emma.press_button("Send")
    told = await desk.taras.wait_for("Any news?", new)
    await desk.taras.say("Soon there", new, told["message_thread_id"])
    await desk.emma.wait_for("Soon there")
