"""A counter without a till: a cashier enters what the customer pays, by the code of their card, and takes vouchers."""

import re

import pytest

from tests.bot.desk import Desk, arrived, monday, open_desk
from tests.bot.shop import Shop
from tests.words import label, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def card(desk: Desk) -> str:
    """What Emma's card shows now."""
    await desk.emma.say("/points")
    await desk.emma.press_button(label("My card", "en"))
    shown = await arrived(desk.emma, "photo")
    return str(shown["caption"]).partition("\n")[0]


async def test_a_purchase_is_entered_with_a_press_a_voucher_is_taken_and_a_mistake_undone(desk: Desk) -> None:
    cashier, chat = desk.solomiia, desk.solomiia.id
    code = await card(desk)
    await cashier.say(f"/till {code} 600,50", chat)
    await cashier.press_button(label("Enter the purchase"), chat)
    await desk.emma.wait_for("We have given you 60 points.")
    await cashier.say(f"/till {code} 600,50", chat)
    await cashier.wait_for(sentence("This code has already been used. If it…"), chat)

    await desk.emma.say("/points")
    await desk.emma.press_button(label("Rewards", "en"))
    await desk.emma.press_button("Any coffee · 50 points")
    await desk.emma.press_button(label("Get the voucher", "en"))
    voucher = await desk.emma.wait_for("Read this code to the cashier")
    [code] = re.findall(r"\d{3} \d{3} \d{3}", voucher["text"])
    await cashier.say(f"/till {code}", chat)
    await cashier.press_button(label("Given, mark as used"), chat)
    await cashier.wait_for("✅ Купон погашено: Будь-яка кава до 400 мл", chat)
    await cashier.say(f"/till {code}", chat)
    await cashier.press_button(label("Undo the purchase"), chat)
    await cashier.wait_for(sentence("The purchase was undone, and its points were…"), chat)
    await desk.emma.wait_for("Because a purchase was returned.")


async def test_who_may_not_give_points_looks_up_nothing_and_uses_up_no_code(desk: Desk) -> None:
    code = await card(desk)
    await desk.taras.say(f"/till {code} 600", desk.taras.id)
    await desk.shop.rest()
    await desk.solomiia.say(f"/till {code} 600", desk.solomiia.id)
    await desk.solomiia.press_button(label("Enter the purchase"), desk.solomiia.id)
    await desk.emma.wait_for("We have given you 60 points.")


async def test_a_customer_is_found_by_the_shops_card_that_they_have_typed_in(desk: Desk) -> None:
    cashier, chat, emma = desk.solomiia, desk.solomiia.id, desk.emma
    await cashier.say("/till 4820000000017 600", chat)
    await cashier.wait_for(sentence("No customer has added this phone or card to the bot yet."), chat)
    await emma.say("/points")
    await emma.press_button(label("Phone and card", "en"))
    await emma.press_button(label("Add a shop card", "en"))
    await emma.say("4820000000017")
    await emma.wait_for("Shop card: 4\xa0820000\xa0000017")
    await cashier.say("/till 4 820000 000017 600", chat)
    await cashier.press_button(label("Enter the purchase"), chat)
    await emma.wait_for("We have given you 60 points.")
    await card(desk)
    shown = await arrived(emma, "photo")
    assert "Shop card: 4\xa0820000\xa0000017" in shown["caption"]


MISTYPED = {
    "a sum below zero": ("{code} -5", "A sum cannot be less than zero."),
    "a sum that no till takes": ("{code} 99999999999", "The total has to be a number…"),
    "no sum": ("{code}", "That was not clear. Write it like this:…"),
    "words": ("abc 10", "That was not clear. Write it like this:…"),
    "a phone that nobody has": ("0501234567 100", "No customer has added this phone or card to the bot yet."),
    "a phone in groups, without a sum": ("+380 50 123 45 67", "That was not clear. Write it like this:…"),
    "a digit that is wrong": ("{wrong} 100,50", "One digit of this code is wrong…"),
}


async def test_each_mistake_is_called_what_it_is(desk: Desk) -> None:
    code, cashier, last = await card(desk), desk.solomiia, 0
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    for name, (typed, said) in MISTYPED.items():
        await cashier.say("/till " + typed.format(code=code, wrong=wrong), cashier.id)
        answer = await cashier.wait_for(sentence(said).partition("{")[0], cashier.id, after=last)
        assert answer["message_id"] > last, name
        last = answer["message_id"]
    await cashier.say(f"/till {code} 600", cashier.id)
    await cashier.press_button(label("Enter the purchase"), cashier.id)
    await desk.emma.wait_for("We have given you 60 points.")
