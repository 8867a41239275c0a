"""A cashier photographs what the customer shows: below the photo, or in answer to it, stands the sum."""

import pytest

from playground.content.files import Upload
from playground.values.shapes import Json
from tests.bot.desk import Desk, arrived, monday, open_desk
from tests.bot.shop import GROUP, Shop
from tests.photographed import photo
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def photographed(desk: Desk) -> Upload:
    """The card that Emma's phone shows now, as Solomiia's takes it."""
    await desk.emma.say("/points")
    await desk.emma.press_button(label("My card", "en"))
    return await taken_of(desk)


async def taken_of(desk: Desk) -> Upload:
    """The latest picture that Emma has."""
    shown: Json = await arrived(desk.emma, "photo")
    file = desk.shop.world.files.get(shown["photo"][-1]["file_id"])
    assert file is not None
    return Upload("IMG_4711.jpg", photo(file.upload.data), "image/jpeg")


@pytest.mark.parametrize("chat", ["private", "group"])
async def test_a_photo_with_the_sum_below_it_and_a_press_enter_a_purchase_once(desk: Desk, chat: str) -> None:
    cashier, where = desk.solomiia, GROUP if chat == "group" else desk.solomiia.id
    taken = await photographed(desk)
    await cashier.send_files(taken, caption="/till 600,50", chat_id=where)
    await cashier.press_button(label("Enter the purchase"), where)
    await desk.emma.wait_for("We have given you 60 points.")
    await cashier.send_files(taken, caption="/till 600,50", chat_id=where)
    await cashier.wait_for(sentence("This code has already been used. If it…"), where)
    await cashier.press_button(label("Undo the purchase"), where)
    await desk.emma.wait_for("Because a purchase was returned.")


async def test_the_sum_is_asked_for_and_can_be_said_in_answer_to_the_photo(desk: Desk) -> None:
    cashier, chat = desk.solomiia, desk.solomiia.id
    [sent] = await cashier.send_files(await photographed(desk), caption="/till", chat_id=chat)
    await cashier.wait_for(like("What is the total? Reply to the photo with it: {example}"), chat)
    await cashier.say("/till much", chat, reply_to=sent["message_id"])
    await cashier.wait_for(like("The total is not clear. Add it to the photo as a …"), chat)
    await cashier.say("/till 600", chat, reply_to=sent["message_id"])
    await cashier.press_button(label("Enter the purchase"), chat)
    await desk.emma.wait_for("We have given you 60 points.")


async def test_who_may_not_give_points_uses_up_no_code_and_a_customers_photo_is_a_customers(
    desk: Desk,
) -> None:
    taken = await photographed(desk)
    await desk.taras.send_files(taken, caption="/till 600", chat_id=GROUP)
    await desk.taras.wait_for(sentence("Only supervisors and admins can do this."), GROUP)
    await desk.emma.send_files(taken, caption="/till 600")
    await desk.shop.rest()
    assert not await desk.emma_read(label("Enter the purchase", "en"))
    await desk.solomiia.send_files(taken, caption="/till 600", chat_id=GROUP)
    await desk.solomiia.press_button(label("Enter the purchase"), GROUP)
    await desk.emma.wait_for("We have given you 60 points.")


async def test_a_voucher_is_shown_as_a_picture_and_taken_from_a_photo_of_it(desk: Desk) -> None:
    emma, cashier, chat = desk.emma, desk.solomiia, desk.solomiia.id
    await desk.write("/points +60 a gift", cashier)
    await emma.wait_for("We have given you 60 points.")
    await emma.say("/points")
    await emma.press_button(label("Rewards", "en"))
    await emma.press_button("Any coffee · 50 points")
    await emma.press_button(label("Get the voucher", "en"))
    await emma.press_button(label("Show as a picture", "en"))
    taken = await taken_of(desk)
    await cashier.send_files(taken, caption="/till", chat_id=chat)
    await cashier.press_button(label("Given, mark as used"), chat)
    await cashier.wait_for("✅ Купон погашено: Будь-яка кава до 400 мл", chat)
    await cashier.send_files(taken, caption="/till", chat_id=chat)
    await cashier.wait_for(sentence("This code has already been used. If it…"), chat)
    before = len(await desk.shop.calls("sendPhoto"))
    await emma.press_button(label("Show as a picture", "en"))  # of one that was used
    await desk.shop.rest()
    assert len(await desk.shop.calls("sendPhoto")) == before
