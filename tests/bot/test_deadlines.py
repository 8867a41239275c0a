"""Nobody waits forgotten, seen from outside: the clock moves, and people are told."""

import pytest

from care.business import Business
from playground.values.shapes import Json
from tests.bot.desk import Desk, monday, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    await monday(shop)
    return await open_desk(shop)


async def answered(desk: Desk) -> Json:
    """Taras has taken the ticket and answered."""
    await desk.write("We are looking into it")
    return await desk.emma.wait_for("We are looking into it")


# --- deadlines


async def test_before_a_deadline_its_owner_is_mentioned(desk: Desk) -> None:
    await desk.press_card(desk.taras, "take")
    await desk.emma.wait_for("is now working on")
    await desk.shop.playground.advance(minutes=21)
    warning = await desk.wait_in_topic(like("{person}, the customer is expecting an answer {deadline}."))
    assert str(desk.taras.id) in str(warning["entities"])


async def test_a_broken_promise_is_told_to_everybody_whom_it_concerns(desk: Desk, business: Business) -> None:
    await desk.solomiia.start()
    await desk.shop.playground.advance(minutes=31)
    late = await desk.wait_in_topic(like("We promised an answer {deadline}, and there is none yet.…"))
    honest = await desk.emma.wait_for("and we are late. We are sorry.")
    assert "by 15:00 today" in honest["text"]
    assert "by 15:31 today" in honest["text"]
    await desk.shop.playground.advance(business.deadlines.supervisor_after.total_seconds())
    told = await desk.wait_in_topic(
        like("The customer’s message came {since}. We promised an answer…"), after=late["message_id"]
    )
    assert str(desk.solomiia.id) in str(told["entities"])
    private = await desk.solomiia.wait_for("· Доставка")
    assert f"https://t.me/c/{str(GROUP)[4:]}/{desk.thread}" in str(private["entities"])
    await desk.shop.rest()
    assert await desk.said("Повідомлення клієнта надійшло") == 1


async def test_a_second_broken_promise_is_told_to_the_customer_once_more_and_a_third_to_staff_alone(
    desk: Desk,
) -> None:
    await desk.solomiia.start()
    await desk.shop.playground.advance(minutes=31)
    first = await desk.emma.wait_for("We will answer your ticket No. 1 by 15:31 today")
    await desk.shop.playground.advance(minutes=31)
    second = await desk.emma.wait_for("let you down a second time", after=first["message_id"])
    assert "by 16:02 today" in second["text"]
    told = await desk.solomiia.wait_for(
        sentence("This is the second time we have broken our promise to them.")
    )
    await desk.shop.playground.advance(minutes=31)
    await desk.solomiia.wait_for(
        sentence("We have broken our promise to them more than twice. The bot…"), after=told["message_id"]
    )
    await desk.shop.rest()
    assert not await desk.emma_read("16:33")


async def test_who_was_answered_in_time_hears_nothing(desk: Desk) -> None:
    await answered(desk)
    await desk.shop.playground.advance(hours=1)
    await desk.shop.rest()
    assert not await desk.emma_read("are late")
    assert not await desk.said("а відповіді досі немає")


# --- put off


async def test_a_ticket_sleeps_until_its_time_and_its_owner_is_told(desk: Desk) -> None:
    await answered(desk)
    await desk.write("/snooze in 2h")
    await desk.wait_in_topic("повернеться сьогодні о 16:30")
    await desk.until_titled("💤 № 1 Emma")
    await desk.shop.playground.advance(hours=2)
    woken = await desk.wait_in_topic(like("{person}, it is time to get back to this ticket."))
    assert str(desk.taras.id) in str(woken["entities"])
    await desk.until_titled("💬 № 1 Emma")


async def test_a_customers_word_wakes_it_and_their_thanks_does_not(desk: Desk) -> None:
    await answered(desk)
    await desk.write("/wait")
    await desk.wait_in_topic(sentence("Snoozed until the customer answers"))
    await desk.until_titled("💤 № 1 Emma")
    await desk.emma.say("Thank you! 🙏")
    await desk.wait_in_topic("Thank you! 🙏")
    await desk.shop.rest()
    await desk.until_titled("💤 № 1 Emma")
    await desk.emma.say("Here is the receipt")
    await desk.wait_in_topic("Here is the receipt")
    await desk.until_titled("💬 № 1 Emma")


async def test_it_is_put_off_with_two_presses(desk: Desk) -> None:
    await answered(desk)
    # A card that is brought up to date later takes the panel's place.
    await desk.wait_in_topic(sentence("In progress: {who}", who="Тарас"))
    await desk.press_card(desk.taras, "snooze", version=2)
    panel = await desk.wait_in_topic(sentence("<b>Snooze until when?</b> A new message from the customer…"))
    buttons = [button["text"] for row in panel["reply_markup"]["inline_keyboard"] for button in row]
    assert buttons[:3] == [
        label("In an hour"),
        label("Closing time, {time}", time="20:00"),
        label("Tomorrow, {time}", time="09:00"),
    ]
    await desk.taras.press_button(label("Tomorrow, {time}", time="09:00"), GROUP, desk.thread)
    await desk.wait_in_topic("повернеться завтра о 09:00")


async def test_who_waits_is_not_put_off(desk: Desk) -> None:
    await desk.write("/wait")
    await desk.wait_in_topic(sentence("The customer is waiting for an answer. Answer first, then…"))
    await desk.until_titled("🆕 № 1 Emma")


# --- after it was solved


async def test_thanks_for_a_solved_ticket_reaches_the_desk_and_opens_nothing(desk: Desk) -> None:
    await answered(desk)
    await desk.write("/solve")
    await desk.emma.wait_for("has been solved")
    await desk.emma.say("Thanks a lot!")
    await desk.wait_in_topic("Thanks a lot!")
    await desk.until_titled("✅ № 1 Emma")


async def test_a_reply_that_says_more_opens_it_again(desk: Desk) -> None:
    answer = await answered(desk)
    await desk.write("/solve")
    solved = await desk.emma.wait_for("has been solved")
    await desk.emma.say("Thanks, but it is still cold", reply_to=answer["message_id"])
    await desk.wait_in_topic("still cold")
    await desk.until_titled("🆕 № 1 Emma")
    told = await desk.emma.wait_for("which is open again", after=solved["message_id"])
    assert "An operator will answer here by 15:00 today" in told["text"]
    await desk.shop.playground.advance(minutes=31)
    await desk.emma.wait_for("and we are late. We are sorry.", after=solved["message_id"])
