"""What is written where no ticket stands: it waits, or reaches whom it is for, or is said not to."""

import pytest

from care.business import Business, Department, Localized
from care.business.desk import Person
from playground.acts.world import World
from playground.client.actor import Actor
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence

ELSEWHERE = GROUP - 1


@pytest.fixture
def world() -> World:
    return World(groups=2)


@pytest.fixture
def business(business: Business) -> Business:
    daria = Person(id=2002, name=Localized({"uk": "Дарія", "en": "Daria"}))
    departments = tuple(map(_moved, business.departments))
    return business.model_copy(update={"departments": departments, "staff": (daria,)})


def _moved(department: Department) -> Department:
    """Payments have a group of their own."""
    groups = (ELSEWHERE,) if department.key == "payments" else department.groups
    return department.model_copy(update={"groups": groups})


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def press(by: Actor, message: Json, label: str) -> Json:
    rows = message["reply_markup"]["inline_keyboard"]
    data = next(button["callback_data"] for row in rows for button in row if button["text"] == label)
    return await by.press(message["message_id"], data, message["chat"]["id"])


async def test_words_in_a_topic_that_the_ticket_has_left_wait_for_a_press(desk: Desk) -> None:
    await desk.write("/pass payments")
    await desk.shop.rest()
    await desk.write("It is on its way")
    asked = await desk.wait_in_topic("Це звернення тепер в іншій темі: № 1.")
    links = [entity["url"] for entity in asked["entities"] if entity["type"] == "text_link"]
    assert links
    assert links[0].startswith(f"https://t.me/c/{str(ELSEWHERE).removeprefix('-100')}/")
    assert not await desk.emma_read("It is on its way")
    await press(desk.taras, asked, label("Send anyway"))
    said = await desk.emma.wait_for("It is on its way")
    assert said["text"].startswith("Тарас\n")


async def test_notes_and_commands_there_are_said_to_be_kept_or_not_carried_out(desk: Desk) -> None:
    await desk.write("/pass payments")
    await desk.shop.rest()
    await desk.write("// he is rude")
    await desk.wait_in_topic(like("This ticket is no longer here: {ticket}. Your note has been…"))
    await desk.write("/solve")
    await desk.wait_in_topic(like("This ticket is no longer here: {ticket}. The command was not…"))
    await desk.write("/ban@OtherBot 7d")
    await desk.shop.rest()
    assert not await desk.emma_read("rude")
    assert not await desk.emma_read("solved")


async def test_an_edit_in_a_topic_that_the_ticket_has_left_still_reaches_the_customer(desk: Desk) -> None:
    said = await desk.write("It is on its wai")
    await desk.emma.wait_for("It is on its wai")
    await desk.write("/pass payments")
    await desk.shop.rest()
    await desk.taras.edit(said["message_id"], "It is on its way", GROUP)
    await desk.emma.wait_for("It is on its way")


async def give_feedback(person: Actor, words: str, how: str) -> None:
    await person.say("/feedback")
    await person.press_button("Delivery")
    await person.press_button("⭐ 2")
    await person.say(words)
    await person.press_button("Done")
    await person.press_button(how)


async def feedback_shown(desk: Desk) -> Json:
    """Its message, once the bot knows its number, too."""
    shown = await desk.taras.wait_for("Cold soup", GROUP)
    await desk.shop.rest()
    return shown


async def test_an_answer_to_signed_feedback_reaches_its_author_and_goes_on_in_a_ticket(desk: Desk) -> None:
    await give_feedback(desk.emma, "Cold soup", "Send with my name")
    shown = await feedback_shown(desk)
    await desk.taras.say("We are sorry, Emma", GROUP, reply_to=shown["message_id"])
    await desk.emma.wait_for("is replying to your feedback (2 out of 5 · Delivery)")
    await desk.emma.wait_for("Тарас · No. 2 · Cold soup\nWe are sorry, Emma")
    told = await desk.taras.wait_for("Розмова триватиме у зверненні № 2.", GROUP)
    assert "reply_to_message" in told
    await desk.emma.say("Thank you, and who pays?")
    answer = await desk.taras.wait_for("and who pays?", GROUP)
    card = await desk.taras.wait_for("Cold soup", GROUP, after=shown["message_id"])
    assert answer["message_thread_id"] == card["message_thread_id"]


async def test_feedback_that_was_answered_makes_no_second_ticket(desk: Desk) -> None:
    await give_feedback(desk.emma, "Cold soup", "Send with my name")
    shown = await feedback_shown(desk)
    await desk.taras.say("We are sorry, Emma", GROUP, reply_to=shown["message_id"])
    await desk.emma.wait_for("Тарас · No. 2 · Cold soup\nWe are sorry, Emma")
    card = await desk.taras.wait_for("Cold soup", GROUP, after=shown["message_id"])
    assert "Скарга" in card["text"]
    await desk.emma.press_button("Make it a complaint")
    await desk.emma.wait_for("We have already opened No. 2 for your feedback.")
    await desk.emma.say("And the coffee was cold")
    added = await desk.taras.wait_for("And the coffee was cold", GROUP)
    assert added["message_thread_id"] == card["message_thread_id"]


async def test_what_is_not_meant_for_the_author_stays_in_general(desk: Desk) -> None:
    await give_feedback(desk.emma, "Cold soup", "Send with my name")
    shown = await feedback_shown(desk)
    for text in ("// she is right", "/solve.", "Дашо, she is right", "she is right"):
        reply = None if text == "she is right" else shown["message_id"]
        await desk.taras.say(text, GROUP, reply_to=reply)
    await desk.until_said(
        sentence("Not sent to the customer: this looks like a command or something for the team alone. If…"),
        2,
    )
    await desk.shop.rest()
    assert not await desk.emma_read("right")


async def test_an_answer_to_anonymous_feedback_is_said_to_reach_nobody(desk: Desk) -> None:
    await give_feedback(desk.emma, "Cold soup", "Send anonymously")
    await desk.emma.wait_for("Thank you")
    await desk.shop.playground.advance(minutes=10)
    shown = await feedback_shown(desk)
    await desk.taras.say("What was in it?", GROUP, reply_to=shown["message_id"])
    await desk.taras.wait_for(sentence("This feedback is anonymous, so nobody can be answered.…"), GROUP)
    assert not await desk.emma_read("What was in it?")
