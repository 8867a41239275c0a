"""The clock hands over what nobody has placed, and its author can still mean another ticket."""

from datetime import time

import pytest

from care.business import Business, QuietHours
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain


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
