"""The clock hands over what nobody has placed, and its author can still mean another ticket."""

from datetime import time

import pytest

from care.business import Business, QuietHours
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until
from tests.words import label, sentence


@pytest.fixture
def business(business: Business) -> Business:
    """Whose customers may be written to at any hour at which this runs."""
    return business.model_copy(update={"quiet_hours": QuietHours(start=time(0), end=time(0))})


async def test_what_nobody_placed_reaches_the_team_and_is_told_with_buttons_that_work(shop: Shop) -> None:
    desk: Desk = await open_desk(shop)
    emma, taras = desk.emma, desk.taras
    await complain(emma, "The courier was rude")
    second = await taras.wait_for("The courier was rude", GROUP)
    await emma.say("And where is my change?")
    await emma.wait_for("Where should it go?")
    await desk.press_card(taras, "take")
    await shop.playground.advance(1)  # a tick
    await desk.wait_in_topic("And where is my change?")
    await emma.wait_for("Your message went to No. 1.")
    await emma.press_button("It is about No. 2")
    await taras.wait_for("And where is my change?", GROUP, second["message_thread_id"])

    ivan = shop.playground.person("ivan")
    await ivan.say("Есть ли у вас овсяное молоко?")
    await ivan.wait_for("Если ничего не выберете")
    await shop.playground.advance(minutes=16)
    await ivan.wait_for("Номер обращения: 3.")
    await taras.wait_for("Есть ли у вас овсяное молоко?", GROUP)


async def test_who_came_to_talk_to_a_person_and_did_not_press_send_reaches_one(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await emma.start()
    await emma.press_button("Talk to a person")
    await emma.say("May I book a table for two tonight?")
    await emma.wait_for("If you press nothing, we will send it")
    await shop.playground.advance(minutes=16)
    sent = await emma.wait_for("We have sent your question to our operators. It is No. 1.")
    assert "An operator will answer here by" in sent["text"]
    await taras.wait_for("May I book a table for two tonight?", GROUP)


async def test_a_greeting_reaches_nobody_by_itself_wherever_it_was_said(shop: Shop) -> None:
    emma, olena = shop.playground.person("emma"), shop.playground.person("olena")
    await emma.say("Hello")
    await emma.wait_for("Hello! This is")
    await olena.start()
    await olena.press_button(label("Talk to a person"))
    await olena.say("Привіт")
    asked = await olena.wait_for(sentence("Hello! Tell us how we can help."))
    assert "надішлемо" not in asked["text"]
    await shop.playground.advance(days=3)
    await emma.say("Do you have oat milk?")
    await emma.wait_for("If you do not choose")
    await shop.playground.advance(minutes=16)
    await emma.wait_for("It is No. 1.")  # Olena’s greeting has become none


async def test_an_old_draft_takes_no_new_words_and_is_one_press_away(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.press_button("Complaint")
    await emma.press_button("Delivery")
    await emma.say("The cake was crushed")
    asked = await emma.wait_for("Anything else?")
    await shop.playground.advance(hours=5)
    await emma.say("And it was cold")
    await emma.wait_for("Where should it go?")
    await until(emma.messages, lambda seen: asked["message_id"] not in {each["message_id"] for each in seen})
    await emma.press_button("Add to my complaint")
    await emma.wait_for("Received: 2 messages")


async def test_who_wants_a_person_reads_what_to_write_and_by_when_they_are_answered(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    await emma.press_button("Talk to a person")
    asked = await emma.wait_for("How can we help? Tell us")
    assert "an operator will answer here by" in asked["text"]
