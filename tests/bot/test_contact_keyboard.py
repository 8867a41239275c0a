"""The keyboard by which a customer shares their contact comes when they press for it, and goes in any case."""

from tests.bot.desk import monday
from tests.bot.shop import Shop
from tests.words import label


async def test_a_contact_is_shared_and_the_keyboard_goes(shop: Shop) -> None:
    await monday(shop)
    emma = shop.playground.person("emma")
    own = {"phone_number": "447700900123", "first_name": "Emma", "user_id": emma.id}
    await emma.say("/points")
    await emma.press_button(label("Phone and card", "en"))
    await emma.press_button(label("Add my phone", "en"))
    begun = await emma.wait_for("The button is below the message field.")
    [[button]] = begun["reply_markup"]["keyboard"]
    assert button == {"text": "Share my phone", "request_contact": True}
    await emma.send(contact=own | {"user_id": emma.id + 1})
    await emma.wait_for("That is somebody else’s contact.")
    await emma.send(contact=own)
    ended = await emma.wait_for("We have your phone number: +44\xa07700\xa0900123.")
    assert ended["reply_markup"] == {"remove_keyboard": True}
    await emma.wait_for("Phone: +44\xa07700\xa0900123")


async def test_it_goes_when_they_do_something_else_instead(shop: Shop) -> None:
    await monday(shop)
    emma = shop.playground.person("emma")
    await emma.say("/points")
    await emma.press_button(label("Phone and card", "en"))
    await emma.press_button(label("Add my phone", "en"))
    await emma.wait_for("The button is below the message field.")
    await emma.say("/hours")
    ended = await emma.wait_for("We do not have your phone number.")
    assert ended["reply_markup"] == {"remove_keyboard": True}
