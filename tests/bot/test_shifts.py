"""Shifts, routing, priorities and points, as the staff sees and does them in Telegram."""

import pytest

from care.business import Business
from care.due.desks import opening
from care.due.nobody import EVERY
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.on_shift import ON_SHIFT, business, daria, desk, in_group, mentioned, passed_on
from tests.bot.shop import GROUP, Shop, complain
from tests.words import counted, label, like, sentence, term

__all__ = ["business", "desk"]  # fixtures

HAS_ONE = counted(
    "{name}, you have {count} open ticket. What should be done with it?",
    "{name}, you have {count} open tickets. What should be done with them?",
    1,
    name="Тарас",
)
ON_BREAK = like("{name} is on a break, back {until}. They…")


def labels(message: Json) -> list[str]:
    return [button["text"] for row in message["reply_markup"]["inline_keyboard"] for button in row]


# --- who is asked


async def test_a_new_card_mentions_the_one_on_shift_who_speaks_the_customers_language(desk: Desk) -> None:
    await complain(desk.emma, "The second cake was crushed, too", department="Food and drinks")
    card = await desk.taras.wait_for("The second cake was crushed", GROUP)
    assert (
        sentence("Asked to take it: {who}", who="Дарія") in card["text"]
    )  # Taras is asked to take the first
    assert daria(desk).id in mentioned(card)
    assert (
        sentence("Priority: {name}", name=term("priority", "high")) in card["text"]
    )  # her second complaint in a month


async def test_anybody_else_of_the_department_can_take_it(desk: Desk) -> None:
    await complain(desk.emma, "Cold", department="Food and drinks")
    card = await desk.taras.wait_for("Cold", GROUP)
    await daria(desk).press(card["message_id"], "t2.1.take.", GROUP)
    await desk.emma.wait_for("Дарія is now working on your ticket No. 2")


async def test_handed_back_it_mentions_somebody_else(desk: Desk) -> None:
    await desk.write("/take")
    await desk.wait_in_topic(like("Taken by {name}."))
    await desk.write("/back")
    word = await desk.wait_in_topic(sentence("Asked to take it: {who}", who="Дарія"))
    assert daria(desk).id in mentioned(word)


# --- shifts


async def test_a_shift_with_nothing_open_ends_at_once_also_in_private(desk: Desk) -> None:
    await daria(desk).start()
    await daria(desk).say("/offshift")
    await daria(desk).wait_for(sentence("{name}’s shift is over.", name="Дарія"))
    await daria(desk).say("/break")
    await daria(desk).wait_for(sentence("You are not on shift. To start your shift: /onshift"))


async def test_who_has_open_tickets_chooses_what_becomes_of_them(desk: Desk) -> None:
    await desk.write("/take")
    await desk.wait_in_topic(like("Taken by {name}."))
    panel = await in_group(desk, "taras", "/offshift", HAS_ONE)
    assert labels(panel) == [label("Return to queue"), "🟢 Дарія", label("Stay on shift")]
    refused = await daria(desk).press_button(label("Return to queue"), GROUP)
    assert refused["show_alert"]
    await desk.taras.press_button("🟢 Дарія", GROUP)
    await desk.taras.wait_for(
        counted("{count} ticket is now with {to}.", "{count} tickets are now with {to}.", 1, to="Дарія"),
        GROUP,
    )
    await desk.wait_in_topic(passed_on(sentence("end of shift")))
    await desk.emma.wait_for("Дарія is taking over your ticket No. 1")


async def test_to_the_queue_the_customer_hears_it_once(desk: Desk) -> None:
    await desk.write("/take")
    await desk.wait_in_topic(like("Taken by {name}."))
    await in_group(desk, "taras", "/offshift", HAS_ONE)
    await desk.taras.press_button(label("Return to queue"), GROUP)
    await desk.wait_in_topic(sentence("{name}’s shift is over. Anyone can take the ticket.", name="Тарас"))
    await desk.emma.wait_for("The next operator who is free")
    await desk.shop.rest()
    messages = await desk.emma.messages()
    assert sum("The next operator" in message.get("text", "") for message in messages) == 1


async def test_a_colleague_can_be_named_by_a_few_letters_of_either_alphabet(desk: Desk) -> None:
    await desk.write("/take")
    await desk.wait_in_topic(like("Taken by {name}."))
    await in_group(
        desk,
        "taras",
        "/offshift dar",
        counted("{count} ticket is now with {to}.", "{count} tickets are now with {to}.", 1, to="Дарія"),
    )


async def test_a_shift_ends_by_itself_and_its_owner_is_told_in_private(desk: Desk) -> None:
    await desk.taras.start()
    await in_group(desk, "taras", "/onshift 2h", ON_SHIFT)
    await desk.shop.playground.advance(2 * 3600 + 1)
    await desk.taras.wait_for(sentence("Your shift is over."))


async def test_who_goes_on_shift_reads_what_to_take_and_until_when(shop: Shop) -> None:
    desk = await open_desk(shop)
    answer = await in_group(desk, "taras", "/onshift", ON_SHIFT)
    assert "Просимо взяти в роботу: № 1" in answer["text"].replace("\xa0", " ")
    assert any(entity["type"] == "text_link" for entity in answer["entities"])
    assert "/onshift до 18:00" in answer["text"]
    card = await shop.playground.person("taras").wait_for(
        sentence("Asked to take it: {who}", who="Тарас"), GROUP, desk.thread
    )
    assert card["message_id"] == desk.card


@pytest.mark.parametrize("until", ["до 21", "до 21:00", "until 9 pm", "21"])
async def test_the_end_of_a_shift_is_read_in_any_language(desk: Desk, until: str) -> None:
    await in_group(desk, "taras", f"/onshift {until}", "о 21:00")


async def test_a_break_has_an_end_that_can_be_read(desk: Desk) -> None:
    await in_group(desk, "taras", "/break 20", ON_BREAK)
    await in_group(desk, "taras", "/break 15 хв", ON_BREAK)
    refused = await in_group(
        desk,
        "taras",
        "/break a little",
        sentence("That was not clear. Write it like this: {example}", example=""),
    )
    assert "/break 15 хв" in refused["text"]


# --- priority and points


async def test_a_priority_is_set_by_a_word_of_any_language_or_by_a_button(desk: Desk) -> None:
    await desk.write("/priority urgent")
    await desk.wait_in_topic(sentence("Priority: {name}", name=f"{term('priority', 'urgent')} (Тарас)"))
    await desk.write("/priority")
    await desk.wait_in_topic(sentence("<b>How urgent is it?</b>"))
    await desk.write("/priority banana")
    await desk.wait_in_topic(sentence("There is no priority “{name}”.", name="banana"))
    await desk.taras.press_button(term("priority", "low"), GROUP)
    await desk.wait_in_topic(sentence("Priority: {name}", name=f"{term('priority', 'low')} (Тарас)"))


async def test_points_are_given_and_make_a_tier(desk: Desk) -> None:
    await desk.write("/points 1000000 a slip")
    await desk.wait_in_topic(sentence("That is too many points: at most 999,999 at once."))
    await desk.write("/points 500 crushed cake")
    given = await desk.wait_in_topic(counted("Added: {count} point.", "Added: {count} points.", 500))
    assert sentence("Tier: {name}", name="Срібло") in given["text"]
    await desk.write("/points -600 a mistake")
    await desk.wait_in_topic(
        counted("Only {count} point can be deducted.", "Only {count} points can be deducted.", 500)
    )


async def test_the_customer_is_told_of_points_in_their_waking_hours(desk: Desk) -> None:
    await desk.write("/points +500 crushed cake")
    await desk.wait_in_topic(sentence("The customer will be told, with the reason."))
    await desk.shop.playground.advance(days=1)  # whatever time it was
    await desk.shop.playground.advance(hours=16)
    word = await desk.emma.wait_for("We have given you 500 points.")
    assert "Reason: crushed cake\nYou have 500 points." in word["text"]
    await desk.emma.press_button("My points")
    await desk.emma.wait_for("1,000 more points to reach the tier “Gold”", after=word["message_id"])


async def test_a_loyal_customer_is_told_that_they_come_first(desk: Desk) -> None:
    await desk.write("/points +1500")
    await desk.wait_in_topic("Нараховано")
    await complain(desk.emma, "Late again")
    word = await desk.emma.wait_for("We have received your complaint: it is No. 2.")
    assert "as a Gold customer you go to the front of the queue" in word["text"]


# --- the rules


async def test_an_admin_tests_the_rules_in_the_chat_and_nobody_else_does(desk: Desk) -> None:
    answer = await in_group(desk, "solomiia", "/route delivery en", "Просимо взяти")
    assert "Дарія" in answer["text"]
    await in_group(desk, "taras", "/route delivery en", sentence("Only an admin can do this."))


async def test_a_mention_survives_being_joined_with_its_neighbours(desk: Desk) -> None:
    await desk.shop.end()
    for words in ("/take", "/back"):
        await desk.write(words)
    await desk.shop.open()
    word = await desk.wait_in_topic(sentence("Asked to take it: {who}", who="Дарія"))
    assert "Повернуто в чергу (Тарас)." in word["text"]
    assert daria(desk).id in mentioned(word)


async def test_where_nobody_is_there_the_group_is_told_and_a_press_begins_a_shift(
    desk: Desk, business: Business
) -> None:
    for key in ("taras", "daria"):
        await in_group(desk, key, "/offshift", like("{name}’s shift is over."))
    now = await desk.shop.now()
    opens = opening(business, GROUP, now + EVERY)
    assert opens is not None
    await desk.shop.playground.advance((opens - now).total_seconds() + 1)
    word = await desk.taras.wait_for("На зміні нікого немає. Чекає 1 звернення: /queue", GROUP)
    assert labels(word) == [label("Start my shift")]
    await desk.taras.press_button(label("Start my shift"), GROUP)
    shown = await desk.taras.wait_for(ON_SHIFT, GROUP, after=word["message_id"] - 1)
    assert shown["message_id"] == word["message_id"]
    assert "Просимо взяти в роботу: " in shown["text"]
    await in_group(desk, "taras", "/break 5", ON_BREAK)
