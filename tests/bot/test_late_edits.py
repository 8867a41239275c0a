"""An edit of words that nobody keeps says something new."""

from tests.bot.desk import open_desk
from tests.bot.shop import GROUP, Shop

HOUR = 3600


async def test_a_mistyped_command_corrected_into_words_is_heard(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    said = await emma.say("/complant")
    await emma.wait_for("There is no such command")
    await emma.edit(said["message_id"], "My coffee was cold")
    await emma.wait_for("We have saved your message")


async def test_an_order_number_corrected_later_reaches_the_ticket(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await emma.start()
    await emma.press_button("Complaint")
    await emma.press_button("Delivery")
    await emma.say("Nobody came")
    await emma.press_button("Done")
    number = await emma.say("A-17")
    await emma.press_button("Send")
    await emma.wait_for("We have received your")
    await emma.edit(number["message_id"], "A-71")
    await taras.wait_for("A-17 → A-71", GROUP)


async def test_what_is_kept_is_corrected_where_it_stands_and_said_to_nobody_twice(shop: Shop) -> None:
    desk = await open_desk(shop)
    said = await desk.emma.say("And the tea was cold")
    await desk.wait_in_topic("And the tea was cold")
    await desk.emma.edit(said["message_id"], "And the tea was hot")
    await desk.wait_in_topic("And the tea was hot")
    await shop.rest()
    assert await count(shop, "And the tea was hot") == 1


async def test_an_edit_of_something_old_is_none(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    said = await emma.say("/complant")
    await emma.wait_for("There is no such command")
    await shop.playground.advance(2 * HOUR)
    await shop.rest()
    before = len(await emma.messages())
    await emma.edit(said["message_id"], "My coffee was cold")
    await shop.rest()
    assert len(await emma.messages()) == before


async def count(shop: Shop, text: str) -> int:
    messages = await shop.playground.person("taras").messages(GROUP)
    return sum(text in (message.get("text") or "") for message in messages)
