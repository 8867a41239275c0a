"""What an operator puts off: reminders, and replies that go out at their time."""

import pytest

from playground.values.shapes import Json
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, like, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    return await open_desk(shop)


async def travel(desk: Desk, **length: float) -> None:
    await desk.shop.playground.advance(**length)


async def plan(desk: Desk, words: str = "We have found your cake") -> tuple[Json, Json]:
    """A reply in two hours: the command's message, and what shows it before it is sent."""
    command = await desk.write(f"/later in 2h {words}")
    return command, await desk.wait_in_topic(
        like("🕘 {name} will get this {when}:"), after=command["message_id"]
    )


# --- reminders


async def test_a_reminder_comes_back_in_its_topic_at_its_time(desk: Desk) -> None:
    await desk.write("/remind завтра о 10:30 подзвонити курʼєру")
    shown = await desk.wait_in_topic("Нагадаю Вам тут завтра о 10:30")
    await travel(desk, days=2)
    told = await desk.wait_in_topic("подзвонити курʼєру", after=shown["message_id"])
    assert "⏰ Тарас" in told["text"]
    assert any("tg://user" in str(entity) or entity["type"] == "text_mention" for entity in told["entities"])


async def test_a_reminder_is_called_off_with_a_button(desk: Desk) -> None:
    await desk.write("/remind in 2h call the courier")
    await desk.wait_in_topic(like("⏰ I will remind you here {when}."))
    await desk.taras.press_button(label("Cancel"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("No reminder is set for this ticket."))
    await travel(desk, hours=3)
    await desk.shop.rest()
    assert await desk.said("⏰ Тарас") == 0


async def test_without_a_time_it_lists_what_waits_and_says_how(desk: Desk) -> None:
    await desk.write("/remind in 2h call the courier")
    await desk.write("/remind")
    listed = await desk.wait_in_topic(sentence("Reminders for this ticket:"))
    assert "call the courier" in listed["text"]
    await desk.taras.press_button(label("Cancel {number}", number="1"), GROUP, desk.thread)
    await desk.wait_in_topic(sentence("No reminder is set for this ticket."))


async def test_a_time_that_cannot_be_read_is_answered_with_how_to_write_it(desk: Desk) -> None:
    await desk.write("/remind колись подзвонити")
    await desk.wait_in_topic(sentence("I could not read the time, or it has already passed. Start…"))
    await desk.write("/later колись Ми знайшли Ваш торт")
    answered = await desk.wait_in_topic("/later завтра о 9")
    assert "Не вдалося зрозуміти" in answered["text"]
    assert not await desk.emma_read("торт")


# --- replies at a later time


async def test_a_reply_is_shown_first_and_goes_out_at_its_time(desk: Desk) -> None:
    _command, shown = await plan(desk)
    assert "We have found your cake" in shown["text"]
    assert not await desk.emma_read("We have found")
    await travel(desk, hours=2)
    got = await desk.emma.wait_for("We have found your cake")
    assert got["text"] == "Тарас\nWe have found your cake"
    await desk.wait_in_topic(like("Scheduled reply by {name} sent: “{begin}”."))


async def test_what_is_bold_in_the_command_is_bold_for_the_customer(desk: Desk) -> None:
    text = "/later in 2h It is here now"
    bold = {"type": "bold", "offset": text.index("here"), "length": 4}
    await desk.taras.send(GROUP, desk.thread, text=text, entities=[bold])
    await desk.wait_in_topic(like("🕘 {name} will get this {when}:"))
    await travel(desk, hours=2)
    got = await desk.emma.wait_for("It is here now")
    marked = [got["text"][e["offset"] :][: e["length"]] for e in got["entities"] if e["type"] == "bold"]
    assert "here" in marked


async def test_an_edit_changes_what_will_be_sent_and_later_what_was_sent(desk: Desk) -> None:
    command, shown = await plan(desk)
    await desk.taras.edit(command["message_id"], "/later in 2h It is on its way", GROUP)
    again = await desk.wait_in_topic("It is on its way")
    assert again["message_id"] == shown["message_id"]
    assert await desk.said("We have found your cake") == 0
    await travel(desk, hours=2)
    await desk.emma.wait_for("It is on its way")
    await desk.taras.edit(command["message_id"], "/later in 2h It is there", GROUP)
    got = await desk.emma.wait_for("It is there")
    assert "/later" not in got["text"]
    assert not await desk.emma_read("We have found")


async def test_an_edit_without_the_command_changes_nothing_and_says_what_to_write(desk: Desk) -> None:
    command, shown = await plan(desk)
    await desk.taras.edit(command["message_id"], "It is on its way", GROUP)
    told = await desk.wait_in_topic(
        like("Your scheduled reply was not changed: it goes out {when} as it was."), after=shown["message_id"]
    )
    assert "/later завтра о 9" in told["text"]
    await travel(desk, hours=2)
    await desk.emma.wait_for("We have found your cake")
    await desk.wait_in_topic(
        sentence("Scheduled reply by {name} sent: “{begin}”.", name="Тарас", begin="We have found your cake")
    )


async def test_a_reply_that_would_break_the_promise_says_so_before_it_goes(desk: Desk) -> None:
    await desk.write("/later in 30d We have found your cake")
    shown = await desk.wait_in_topic(like("⚠️ That is later than promised: the customer expects an…"))
    assert "отримає це" in shown["text"]  # it goes all the same
    await desk.write("One moment, please")
    await desk.emma.wait_for("One moment, please")
    await desk.write("/later in 30d It will be there")
    kept = await desk.wait_in_topic("It will be there", after=shown["message_id"])
    assert "обіцяно" not in kept["text"]


async def test_solving_says_which_reply_still_waits(desk: Desk) -> None:
    await desk.write("One moment, please")
    await plan(desk)
    await desk.write("/solve")
    told = await desk.wait_in_topic("лише якщо до того часу")
    assert ": We have found your cake" in told["text"]


async def test_it_can_be_called_off_or_sent_at_once(desk: Desk) -> None:
    await plan(desk, "The first")
    await desk.taras.press_button(label("Cancel"), GROUP, desk.thread)
    told = await desk.wait_in_topic(like("Cancelled, will not be sent: “{begin}”"))
    assert "The first" in told["text"]
    await plan(desk, "The second")
    await desk.taras.press_button(label("Send now"), GROUP, desk.thread)
    await desk.emma.wait_for("The second")
    await travel(desk, hours=3)
    await desk.shop.rest()
    assert not await desk.emma_read("The first")
    assert sum("The second" in message.get("text", "") for message in await desk.emma.messages()) == 1


async def test_when_the_customer_has_written_since_its_author_decides(desk: Desk) -> None:
    await desk.write("We are looking for it")
    await desk.emma.wait_for("We are looking for it")
    await plan(desk)
    await desk.emma.say("I have it, forget it")
    await desk.wait_in_topic("I have it, forget it")
    await travel(desk, hours=2)
    held = await desk.wait_in_topic(sentence("The customer has written again, so your scheduled reply was…"))
    assert "We have found your cake" in held["text"]
    assert not await desk.emma_read("We have found")
    await desk.taras.press_button(label("Send now"), GROUP, desk.thread)
    await desk.emma.wait_for("We have found your cake")


async def test_a_bot_that_died_sends_it_once_when_it_is_back(desk: Desk) -> None:
    await plan(desk)
    await desk.shop.end()
    await travel(desk, hours=3)
    await desk.shop.open()
    await desk.emma.wait_for("We have found your cake")
    await desk.shop.end()
    await desk.shop.open()
    await desk.shop.rest()
    assert sum("We have found" in message.get("text", "") for message in await desk.emma.messages()) == 1
