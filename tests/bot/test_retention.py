"""What has been kept long enough goes from the group, too, and old buttons still answer."""

from datetime import timedelta

import pytest

from care.business import Business
from care.business.retention import Retention
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until
from tests.words import sentence

PATIENCE = 20.0
MONTH = timedelta(days=30)
WORDS = "The cake was crushed"  # in the card
MORE = "It was for my kazoo teacher"  # below it


@pytest.fixture
def business(business: Business) -> Business:
    kept = Retention(messages=MONTH, tickets=2 * MONTH)
    return business.model_copy(update={"retention": kept})


async def group_says(desk: Desk, text: str, *, still: bool) -> None:
    await until(lambda: desk.said(text), lambda said: (said > 0) == still, within=PATIENCE)


async def test_words_go_after_a_month_and_the_name_after_two(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "take")
    await desk.emma.say(MORE)
    await desk.wait_in_topic(MORE)
    await desk.write("A new one is on its way")
    await desk.emma.wait_for("A new one is on its way")
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    other = await another(desk)
    await shop.playground.advance(days=8)  # the tickets close
    await shop.rest()
    await desk.solomiia.do("topics", chat_id=GROUP, action="delete", message_thread_id=other)
    await shop.playground.advance(days=36)
    for words in (WORDS, MORE):
        await group_says(desk, words, still=False)
    await group_says(desk, "A new one is on its way", still=True)  # it is Taras's own
    await group_says(desk, "Emma", still=True)
    await desk.emma.say("/tickets")
    await desk.emma.press_button("No. 1")
    await desk.emma.wait_for("no longer kept")
    old_button = await reopen_button(desk)
    await shop.playground.advance(days=31)
    await desk.until_said(sentence("Customer: data deleted"), 1)
    await desk.until_titled("🔒 № 1")
    await desk.taras.press(desk.card, old_button, GROUP)
    await shop.rest()
    assert len(await shop.calls("createForumTopic")) == 2  # where it was deleted it is not made again
    answers = await shop.calls("answerCallbackQuery")
    assert "видалено" in str(answers[-1])


async def reopen_button(desk: Desk) -> str:
    """What it carries on the card, as long as it stands there."""
    [card] = [each for each in await desk.taras.messages(GROUP) if each["message_id"] == desk.card]
    data: str = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    assert ".reopen." in data
    return data


async def another(desk: Desk) -> int:
    """The topic of a second ticket, which is solved, too."""
    await complain(desk.emma, "The pie was cold")
    card = await desk.taras.wait_for("The pie was cold", GROUP)
    thread: int = card["message_thread_id"]
    await desk.taras.say("Sorry for that", GROUP, thread)
    await desk.emma.wait_for("Sorry for that")
    await desk.taras.say("/solve", GROUP, thread)
    await desk.emma.wait_for("has been solved")
    await desk.shop.rest()
    return thread
