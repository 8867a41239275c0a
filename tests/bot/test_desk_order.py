"""Tags, links and merging, and the commands' help, seen from outside."""

import re

import pytest

from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop, complain
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def second(desk: Desk) -> Json:
    """Emma's second ticket; its card."""
    await complain(desk.emma, "Nobody answers the phone")
    return await desk.solomiia.wait_for("Nobody answers the phone", GROUP)


async def card(desk: Desk, line: str, thread: int | None = None) -> Json:
    """A ticket's card, the first one's if no topic is named, once it has this line."""
    pattern = re.compile(rf"^\S+ Скарга.*^{line}$", re.DOTALL | re.MULTILINE)
    return await desk.taras.wait_for(pattern, GROUP, thread or desk.thread)


# --- tags


async def test_tags_that_are_written_stand_on_the_card(desk: Desk) -> None:
    await desk.write("/tag Late #crushed")
    await card(desk, "#crushed #late")
    await desk.write("/untag late")
    await card(desk, "#crushed")


async def test_a_tag_in_any_writing_that_is_used_here_is_put_on_and_taken_off_with_a_button(
    desk: Desk,
) -> None:
    other = (await second(desk))["message_thread_id"]
    await desk.write("/tag запізнення")
    await card(desk, "#запізнення")
    await desk.taras.press_button("Ще", GROUP, other)
    await desk.taras.press_button(label("Tags"), GROUP, other)
    await desk.taras.press_button("запізнення", GROUP, other)
    await desk.taras.press_button("✓ запізнення", GROUP, other)
    await desk.taras.wait_for(sentence("This ticket has no tags yet."), GROUP, other)
    await desk.taras.press_button("запізнення", GROUP, other)
    await desk.taras.press_button(label("Back"), GROUP, other)
    await card(desk, "#запізнення", other)


async def test_what_is_no_tag_is_said_in_words(desk: Desk) -> None:
    await desk.write("/tag a.b")
    await desk.wait_in_topic(like("A tag is one word of up to 32 letters, digits, _ or -; “{tag}”…"))


async def test_what_was_not_tagged_and_a_tag_that_is_offered_no_more_are_said(desk: Desk) -> None:
    await desk.write("/untag late")
    await desk.wait_in_topic(sentence("This ticket has no tag “{tag}”. Nothing was changed.", tag="late"))
    await desk.write("/tag late")
    await card(desk, "#late")
    await desk.write("/tag")
    panel = await desk.wait_in_topic(sentence("Press a tag to add or remove it. To add others: <code>/tag…"))
    await desk.write("/untag late")
    told = await desk.taras.press(panel["message_id"], label_data(panel, "✓ late"), GROUP)
    assert sentence("That tag is no longer offered here. To add it, write /tag and…") in told["text"]


def label_data(message: Json, label: str) -> str:
    rows = message["reply_markup"]["inline_keyboard"]
    return str(next(button["callback_data"] for row in rows for button in row if button["text"] == label))


# --- links


async def test_linked_tickets_show_each_other(desk: Desk) -> None:
    other = await second(desk)
    await desk.write("/link 2")
    await card(desk, sentence("Linked to: {tickets}", tickets="№ 2"))
    shown = await card(desk, sentence("Linked to: {tickets}", tickets="№ 1"), other["message_thread_id"])
    assert any(entity.get("url", "").endswith(f"/{desk.thread}") for entity in shown["entities"])
    await desk.write("/unlink 2")
    await desk.wait_in_topic(sentence("No longer linked: No. {number}.", number=2))


async def test_a_number_that_no_ticket_has_is_refused(desk: Desk) -> None:
    await desk.write("/link 99")
    await desk.wait_in_topic(
        sentence("No. {number} cannot be linked: it has to be another ticket. For…", number=99)
    )
    await desk.write("/unlink 99")
    await desk.wait_in_topic("№ 99 не повʼязане")
    await desk.write("/merge 99")
    await desk.wait_in_topic("№ 99 не підходить: потрібне")


async def test_a_customer_without_other_tickets_is_said_and_how_to_name_a_number(desk: Desk) -> None:
    await desk.write("/link")
    assert "/link 12" in (await desk.wait_in_topic(sentence("This customer has no other ticket.")))["text"]
    await desk.write("/merge")
    assert (
        "/merge 12"
        in (await desk.wait_in_topic(sentence("This customer has no other open ticket to merge with.")))[
            "text"
        ]
    )


# --- merging


async def merge(desk: Desk, thread: int) -> None:
    await desk.taras.say("/merge 1", GROUP, thread)
    await desk.taras.wait_for(
        like("It cannot be undone. If it turns out to be wrong, continue in…"), GROUP, thread
    )
    await desk.taras.press_button(label("Merge"), GROUP, thread)


async def test_a_merged_ticket_goes_on_in_the_other_with_all_that_was_said(desk: Desk) -> None:
    other = await second(desk)
    await desk.emma.wait_for("No. 2")
    await desk.taras.press_button("Ще", GROUP, other["message_thread_id"])
    await desk.taras.press_button(label("Merge"), GROUP, other["message_thread_id"])
    await desk.taras.press_button("№ 1", GROUP, other["message_thread_id"])
    asked = await desk.taras.wait_for(
        sentence("<b>Merge No. {number} into No. {into}?</b>", number="2", into="1"),
        GROUP,
        other["message_thread_id"],
    )
    for shown in ("Emma", "Nobody answers the phone", "The cake was crushed", "Ми обʼєднали Ваше звернення"):
        assert shown in asked["text"]
    assert not await desk.emma_read("We have merged")
    await desk.taras.press_button(label("Merge"), GROUP, other["message_thread_id"])
    joined = await desk.wait_in_topic(
        sentence("{ticket} has been merged into this ticket by {name}. The…", ticket="№ 2", name="Тарас")
    )
    assert "Nobody answers the phone" in joined["text"]
    await desk.emma.wait_for("We have merged your ticket No. 2 into No. 1")
    left = await desk.taras.wait_for(
        sentence("Continued in No. {number}", number=1), GROUP, other["message_thread_id"]
    )
    assert "reply_markup" not in left
    assert "Nobody answers the phone" not in left["text"]
    await desk.until_titled("🔗 № 2 Emma")


async def test_after_a_merge_every_word_lands_in_the_ticket_that_goes_on(desk: Desk) -> None:
    other = await second(desk)
    await merge(desk, other["message_thread_id"])
    await desk.wait_in_topic(
        sentence("{ticket} has been merged into this ticket by {name}. The…", ticket="№ 2", name="Тарас")
    )
    await desk.taras.say("Hello?", GROUP, other["message_thread_id"])
    await desk.taras.wait_for(
        sentence("continued in No. {number}", number="1"),
        GROUP,
        other["message_thread_id"],
    )
    await desk.write("We have found your cake")
    await desk.emma.wait_for("We have found your cake")
    await desk.emma.say("Thank you, please bring it")
    await desk.wait_in_topic("please bring it")


async def test_what_nobody_has_is_taken_by_whoever_had_the_one_that_is_joined(desk: Desk) -> None:
    other = (await second(desk))["message_thread_id"]
    await desk.taras.say("/take", GROUP, other)
    await desk.emma.wait_for("Тарас is now working on your ticket No. 2")
    await merge(desk, other)
    await desk.emma.wait_for("Everything you wrote is there. Тарас is working on it. We will answer by")
    await card(desk, sentence("In progress: {who}", who="Тарас"))
    assert not await desk.emma_read("working on your ticket No. 1")


async def test_the_customer_sees_where_a_merged_ticket_goes_on(desk: Desk) -> None:
    other = await second(desk)
    await merge(desk, other["message_thread_id"])
    await desk.emma.wait_for("We have merged")
    await desk.emma.press_button("No. 1")
    await desk.emma.wait_for("The cake was crushed")
    await desk.emma.say("/tickets")
    await desk.emma.wait_for("continued in No. 1")
    await desk.emma.press_button("No. 2")
    await desk.emma.press_button("No. 1")
    await desk.emma.wait_for("The cake was crushed")


# --- help


async def test_help_names_the_commands_in_the_operators_language(desk: Desk) -> None:
    await desk.write("/help")
    shown = await desk.wait_in_topic(sentence("You and the team"))
    for name in ("/take", "/later", "/merge", "/card", "/onshift"):
        assert name in shown["text"]
