"""Which ticket a customer's words went to, when more than one could be meant."""

import pytest

from playground.client.actor import Actor
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until
from tests.words import like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's first ticket, taken and answered by Taras."""
    desk = await open_desk(shop)
    await desk.write("We are looking into it")
    await desk.emma.wait_for("looking into it")
    return desk


async def second(desk: Desk) -> int:
    """Another ticket of Emma's, which nobody has: the thread of its topic."""
    await complain(desk.emma, "The courier was rude")
    card = await desk.taras.wait_for("The courier was rude", GROUP)
    thread: int = card["message_thread_id"]
    return thread


async def asked_how_we_did(desk: Desk) -> None:
    """A day and a half later, in steps that are shorter than the night."""
    for _ in range(6):
        await desk.shop.playground.advance(hours=6)
        await desk.shop.rest()
    await desk.emma.wait_for("How did we do with your ticket No. 1?")


async def texts(actor: Actor, thread: int) -> list[str]:
    return [message.get("text", "") for message in await actor.messages(GROUP, thread)]


async def until_gone(actor: Actor, thread: int, text: str) -> None:
    await until(lambda: texts(actor, thread), lambda seen: not any(text in shown for shown in seen))


async def test_words_to_ones_operator_about_the_only_ticket_need_no_sign(shop: Shop, desk: Desk) -> None:
    await desk.emma.say("And now?")
    await desk.wait_in_topic("And now?")
    await shop.rest()
    assert not await desk.emma_read("Your message went to")


async def test_with_two_open_tickets_it_is_said_to_which_the_words_went(desk: Desk) -> None:
    await second(desk)
    await desk.emma.say("And now?")
    await desk.emma.wait_for("Your message went to No. 1.")
    await desk.wait_in_topic("And now?")


async def test_of_several_tickets_an_answer_says_which_it_is_about_and_an_edit_keeps_it(desk: Desk) -> None:
    await second(desk)
    answer = await desk.write("The courier is new")
    heard = await desk.emma.wait_for("The courier is new")
    above, _words = heard["text"].split("\n")
    assert above.endswith("· No.\u00a01 · The cake was crushed")
    await desk.taras.edit(answer["message_id"], "The courier is on the way", GROUP)
    edited = await desk.emma.wait_for("The courier is on the way")
    assert edited["text"].split("\n")[0] == above
    assert edited["message_id"] == heard["message_id"]


async def test_one_press_means_the_other_ticket(desk: Desk) -> None:
    other = await second(desk)
    await desk.emma.say("He shouted at me")
    await desk.wait_in_topic("He shouted at me")
    await desk.emma.wait_for("Your message went to No. 1.")
    await desk.emma.press_button("It is about No. 2")
    await desk.taras.wait_for("He shouted at me", GROUP, other)
    await desk.wait_in_topic(like("The customer’s last message was about No. {number} and is there now."))
    await until_gone(desk.taras, desk.thread, "He shouted at me")
    await desk.emma.wait_for("Your message went to No. 2.")


async def test_words_into_a_ticket_that_nobody_has_any_more_are_said_to_be_there(desk: Desk) -> None:
    await desk.write("/back")
    await desk.wait_in_topic("може взяти будь-хто")
    await desk.emma.say("Hello?")
    await desk.emma.wait_for("Your message went to No. 1.")
    await desk.wait_in_topic("Hello?")


async def test_a_reply_says_itself_what_it_is_about(shop: Shop, desk: Desk) -> None:
    await second(desk)
    answer = next(m for m in await desk.emma.messages() if "looking into it" in m.get("text", ""))
    await desk.emma.say("Thank you, and when?", reply_to=answer["message_id"])
    await desk.wait_in_topic("and when?")
    await shop.rest()
    assert not await desk.emma_read("Your message went to")


async def test_many_words_have_one_screen_and_go_together(desk: Desk) -> None:
    other = await second(desk)
    for words in ("One", "Two", "Three"):
        await desk.emma.say(words)
        await desk.wait_in_topic(words)
    await desk.shop.rest()
    signs = [m for m in await desk.emma.messages() if "Your message went to" in m.get("text", "")]
    assert len(signs) == 1
    await desk.emma.press_button("It is about No. 2")
    for words in ("One", "Two", "Three"):
        await desk.taras.wait_for(words, GROUP, other)


# --- after it was solved


async def test_words_after_a_ticket_was_solved_open_it_again_at_once_and_are_promised_an_answer(
    desk: Desk,
) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await desk.emma.say("It is still broken!!!")
    await desk.wait_in_topic("It is still broken!!!")
    told = await desk.emma.wait_for("Your message went to No. 1, which is open again.")
    assert "An operator will answer here by" in told["text"]
    reopened = await desk.wait_in_topic(
        sentence("The ticket is open again: the customer has written and is waiting for an answer.")
    )
    assert str(desk.taras.id) in str(reopened["entities"])
    await desk.until_titled("🆕 № 1 Emma")


async def test_one_press_means_something_else_and_the_ticket_stays_solved(desk: Desk) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await desk.emma.say("Can I have a table for two tonight?")
    await desk.emma.wait_for("which is open again")
    await desk.emma.press_button("About something else")
    await desk.emma.press_button("Delivery")
    await desk.emma.press_button("Send")
    await desk.emma.wait_for("We have received your question: it is No. 2.")
    await desk.wait_in_topic(sentence("This ticket stays solved."))
    await desk.until_titled("✅ № 1 Emma")
    card = await desk.taras.wait_for("a table for two", GROUP)
    assert card["message_thread_id"] != desk.thread


async def test_a_greeting_after_a_ticket_was_solved_opens_nothing(desk: Desk) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await desk.emma.say("Hello")
    await desk.emma.wait_for("Hello! This is")
    await desk.until_titled("✅ № 1 Emma")


async def test_words_after_a_low_rating_are_its_reason_and_go_to_the_rated_ticket(desk: Desk) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await asked_how_we_did(desk)
    await second(desk)
    await desk.emma.press_button("⭐ 2")
    await desk.emma.wait_for("If you write it here")
    await desk.emma.say("Nobody called me back")
    why = await desk.wait_in_topic("пояснює свою оцінку")
    assert str(why["entities"]).count(str(desk.taras.id)) == 1  # once, as whom the bot asks to answer
    await desk.wait_in_topic("Nobody called me back")
    told = await desk.emma.wait_for("Thank you for telling us frankly.")
    assert "1 is open again." in told["text"]
    assert "An operator will answer here by" in told["text"]


async def test_praise_after_a_good_rating_opens_nothing_until_one_press(desk: Desk) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await asked_how_we_did(desk)
    await desk.emma.press_button("⭐ 5")
    await desk.emma.wait_for("Thank you for your rating.")
    await desk.emma.say("Taras explained everything so well")
    await desk.wait_in_topic(like("The customer adds to their rating ({score} out of 5). They were…"))
    await desk.wait_in_topic("explained everything so well")
    await desk.emma.wait_for("Thank you for telling us.")
    await desk.until_titled("✅ № 1 Emma")
    await desk.emma.press_button("I need an answer")
    await desk.wait_in_topic(sentence("The customer has reopened the ticket and is waiting for an answer."))
    told = await desk.emma.wait_for("No. 1 is open again.")
    assert "An operator will answer here by" in told["text"]
    await desk.until_titled("🆕 № 1 Emma")
    await desk.shop.rest()
    [thanks] = [each for each in await desk.emma.messages() if "for telling us." in each.get("text", "")]
    assert "press the button" not in thanks["text"]
    assert "reply_markup" not in thanks


async def test_what_was_just_solved_can_be_meant_though_another_ticket_is_open(desk: Desk) -> None:
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    other = await second(desk)
    await desk.emma.say("It is still broken")
    await desk.taras.wait_for("It is still broken", GROUP, other)
    told = await desk.emma.wait_for("Your message went to No. 2.")
    assert "Solved recently:" in told["text"]
    await desk.emma.press_button("It is about No. 1")
    await desk.wait_in_topic("It is still broken")
    await desk.until_titled("🆕 № 1 Emma")
