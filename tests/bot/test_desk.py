"""The staff's side of a ticket, seen from the group and from the customer's chat."""

import pytest

from care.business import Right
from dialogs.staff.commands import OF_TEAM, OF_TICKET
from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's complaint in its topic, and Taras admitted."""
    return await open_desk(shop)


async def test_taking_a_ticket_tells_both_sides_whose_it_is(desk: Desk) -> None:
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.emma.wait_for("Тарас is now working on your ticket No. 1")
    await desk.wait_in_topic(sentence("Taken by {name}.", name="Тарас"))
    await desk.until_titled("💬 № 1 Emma")


async def test_what_an_operator_writes_reaches_the_customer_and_takes_the_ticket(desk: Desk) -> None:
    await desk.write("We are sending a new one.")
    answer = await desk.emma.wait_for("We are sending a new one.")
    assert answer["text"].startswith("Тарас")
    await desk.until_titled("💬 № 1 Emma")


async def test_an_answer_of_the_customer_comes_back_to_the_topic(desk: Desk) -> None:
    await desk.write("Which spoon?")
    await desk.emma.wait_for("Which spoon?")
    await desk.emma.say("The big one")
    await desk.wait_in_topic("The big one")


@pytest.mark.parametrize("mark", ["// ", "//", "/note "])
async def test_a_note_stays_inside(desk: Desk, mark: str) -> None:
    await desk.write(f"{mark}she is right")
    await desk.write("We are on it")
    await desk.emma.wait_for("We are on it")
    assert not await desk.emma_read("she is right")


async def test_an_edit_reaches_the_customer_and_telegram_says_that_it_is_one(desk: Desk) -> None:
    said = await desk.write("Tomorow")
    await desk.emma.wait_for("Tomorow")
    await desk.taras.edit(said["message_id"], "Tomorrow", GROUP)
    # Telegram says itself that it is edited.
    assert (await desk.emma.wait_for("Tomorrow"))["text"].endswith("Tomorrow")


async def test_reactions_cross_both_ways(desk: Desk) -> None:
    await desk.write("Thank you")
    answer = await desk.emma.wait_for("Thank you")
    await desk.shop.rest()  # where a message stands is written down right after it was sent
    await desk.emma.do("react", chat_id=desk.emma.id, message_id=answer["message_id"], emoji="❤")
    await desk.until_reacted(desk.taras, GROUP, "Thank you", "❤")
    await desk.emma.say("Fine")
    told = await desk.wait_in_topic("Fine")
    await desk.shop.rest()
    await desk.taras.do("react", chat_id=GROUP, message_id=told["message_id"], emoji="👍")
    await desk.until_reacted(desk.emma, desk.emma.id, "Fine", "👍")


async def test_a_solved_ticket_tells_the_customer_what_to_do_if_it_is_not(desk: Desk) -> None:
    await desk.write("We are sending a new one.")
    await desk.emma.wait_for("We are sending a new one.")
    await desk.taras.wait_for(sentence("In progress: {who}", who="Тарас"), GROUP)
    await desk.taras.press_button(label("Solve"), GROUP)
    solved = await desk.emma.wait_for("Your ticket No. 1 has been solved.")
    assert buttons(solved) == ["Not solved yet"]
    await desk.until_titled("✅ № 1 Emma")


@pytest.mark.parametrize("command", [True, False])
async def test_before_a_word_was_said_solving_asks_first(desk: Desk, command: bool) -> None:
    if command:
        await desk.write("/solve")
    else:
        await desk.press_card(desk.taras, "solve")
    await desk.wait_in_topic(sentence("Nobody has written to the customer yet. Mark it as solved anyway?"))
    assert not await desk.emma_read("has been solved")
    await desk.taras.press_button(label("Solve"), GROUP)
    await desk.emma.wait_for("Your ticket No. 1 has been solved.")
    await desk.until_titled("✅ № 1 Emma")


@pytest.mark.parametrize("action", ["more", "pass", "prio"])
async def test_what_there_is_to_choose_from_leaves_the_cards_text(desk: Desk, action: str) -> None:
    await desk.press_card(desk.taras, action)
    await desk.taras.press_button(label("Back"), GROUP)
    edited = await desk.shop.calls("editMessageReplyMarkup")
    assert [int(call["params"]["message_id"]) for call in edited if "reply_markup" in call["params"]] == [
        desk.card
    ]
    await desk.taras.press_button(label("Take"), GROUP)


async def test_a_ticket_is_handed_back(desk: Desk) -> None:
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.taras.press_button(label("Return to queue"), GROUP)
    await desk.emma.wait_for("The next operator who is free will take your ticket No. 1")
    await desk.until_titled("🆕 № 1 Emma")


async def test_a_ticket_is_passed_on_to_a_department_and_back_is_possible(desk: Desk) -> None:
    await desk.taras.press_button(label("Pass on"), GROUP)
    await desk.taras.press_button(label("Back"), GROUP)
    await desk.taras.press_button(label("Pass on"), GROUP)
    await desk.taras.press_button("Оплата", GROUP)
    await desk.taras.press_button(label("Skip"), GROUP)
    await desk.emma.wait_for("Payments")
    await desk.wait_in_topic(
        sentence("Passed on by {name} to the {department} department.", name="Тарас", department="Оплата")
    )


async def test_a_ticket_is_passed_on_to_a_colleague(desk: Desk) -> None:
    daria = await desk.admit("daria")
    await desk.taras.press_button(label("Pass on"), GROUP)
    await desk.taras.press_button("Дарія", GROUP)
    await desk.taras.press_button(label("Skip"), GROUP)
    await desk.emma.wait_for("Дарія is now working on your ticket No. 1")
    answered = await desk.press_card(daria, "take", version=1)
    assert answered["answered"]


async def test_a_stale_press_changes_nothing_and_says_what_happened(desk: Desk) -> None:
    await desk.press_card(desk.taras, "solve", argument="anyway")
    await desk.emma.wait_for("has been solved")
    answered = await desk.press_card(desk.taras, "back", version=1)
    assert sentence("solved") in answered["text"]
    await desk.until_titled("✅ № 1 Emma")


async def test_of_two_who_take_it_one_is_told_whose_it_is(desk: Desk) -> None:
    daria = await desk.admit("daria")
    await desk.taras.press_button(label("Take"), GROUP)
    answered = await desk.press_card(daria, "take", version=1)
    assert answered["text"] == sentence("Already taken by {name}.", name="Тарас")


async def test_an_unknown_command_is_not_sent_to_the_customer(desk: Desk) -> None:
    await desk.write("/sovle")
    await desk.wait_in_topic(sentence("Did you mean {names}?", names="/solve"))
    assert not await desk.emma_read("sovle")


async def test_the_card_can_be_shown_again_at_the_end(desk: Desk) -> None:
    before = await desk.write("/ticket")
    card = await desk.wait_in_topic(like("Complaint {number}"), after=before["message_id"])
    assert label("Take") in buttons(card)


async def test_what_cannot_reach_the_customer_is_said_in_the_topic(desk: Desk) -> None:
    await desk.emma.do("block")
    await desk.wait_in_topic(sentence("The customer has blocked the bot: nothing reaches them until…"))
    await desk.write("Are you there?")
    await desk.wait_in_topic(sentence("The customer cannot be reached: they have blocked the bot or…"))


def buttons(message: Json) -> list[str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return [button["text"] for row in rows for button in row]


async def test_what_cannot_be_done_says_how_the_ticket_stands_and_how_to_go_on(desk: Desk) -> None:
    await desk.write("/reopen")
    await desk.wait_in_topic(sentence("The ticket is already in the queue: there is nothing to…"))
    await desk.write("/take")
    await desk.wait_in_topic(like("Taken by {name}."))
    await desk.write("/take")
    await desk.wait_in_topic(sentence("You already have this ticket."))
    await desk.write("/reopen")
    await desk.wait_in_topic(sentence("The ticket is open: there is nothing to reopen."))
    await desk.press_card(desk.taras, "solve", version=2, argument="anyway")
    await desk.emma.wait_for("has been solved")
    await desk.write("/back")
    await desk.wait_in_topic(sentence("The ticket is solved. To work on it again: /reopen"))


@pytest.mark.parametrize("note", ["/note", "//"])
async def test_a_note_of_nothing_says_how_one_is_written(desk: Desk, note: str) -> None:
    await desk.write(note)
    await desk.wait_in_topic(sentence("Start a message with // (or /note): it stays within the team,…"))


RESTRICTED = [each.name for each in (*OF_TICKET, *OF_TEAM) if each.right is not Right.SERVE]


async def test_what_one_may_not_do_is_not_offered(desk: Desk) -> None:
    await desk.write("/help")
    operators = (await desk.wait_in_topic(sentence("You and the team")))["text"]
    assert "/take" in operators
    assert not any(f"/{name} " in operators for name in RESTRICTED)
    more = await desk.write("/help", by=desk.solomiia)
    admins = (await desk.wait_in_topic(sentence("You and the team"), after=more["message_id"]))["text"]
    assert all(f"/{name} " in admins for name in RESTRICTED)


async def test_the_ban_button_shows_how_it_is_done(desk: Desk) -> None:
    await desk.press_card(desk.solomiia, "more")
    await desk.press_card(desk.solomiia, "ban")
    await desk.wait_in_topic("/ban 7д")
    await desk.solomiia.press_button(label("Back"), GROUP)
    await desk.press_card(desk.taras, "more")
    shown = next(m for m in await desk.taras.messages(GROUP) if m["message_id"] == desk.card)
    assert label("Ban") not in str(shown["reply_markup"])
