"""Passing a ticket on, by a command and by buttons."""

import pytest

from tests.bot.desk import Desk
from tests.bot.on_shift import daria, desk, mentioned, passed_on
from tests.bot.shop import GROUP
from tests.words import label, like, sentence

__all__ = ["desk"]  # a fixture


async def test_passing_on_by_command_says_to_whom_and_why(desk: Desk) -> None:
    await desk.write("/pass daria wrong address")
    word = await desk.wait_in_topic(passed_on("wrong address"))
    assert daria(desk).id in mentioned(word)


async def test_a_department_is_found_by_the_beginning_of_its_name_in_any_language(desk: Desk) -> None:
    await desk.write("/pass качество cold cake")
    to = "Якість страв і напоїв"
    said = sentence("Passed on by {name} to the {department} department.", name="Тарас", department=to)
    await desk.wait_in_topic(f"{said}\n{sentence('Reason: {reason}', reason='cold cake')}")


async def test_whoever_cannot_be_told_from_the_first_word_is_chosen(desk: Desk) -> None:
    await desk.write("/pass")
    asks = sentence("<b>Who should it go to?</b>")
    assert (await desk.wait_in_topic(asks))["text"].startswith(asks)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("xyz", sentence("No colleague or department is called “{name}”. …", name="xyz")),
        ("тарас", sentence("You cannot pass a ticket on to yourself. To take it: /take")),
        ("доставка", like("The ticket is already in this department: {department}.")),
    ],
)
async def test_what_was_wrong_stands_above_whom_one_chooses_from(desk: Desk, name: str, wrong: str) -> None:
    await desk.write(f"/pass {name}")
    assert sentence("<b>Who should it go to?</b>") in (await desk.wait_in_topic(wrong))["text"]


async def test_the_buttons_ask_why(desk: Desk) -> None:
    await desk.taras.press_button(label("Pass on"), GROUP)
    await desk.taras.press_button("🟢 Дарія", GROUP)
    await desk.taras.press_button(label("Wrong language"), GROUP)
    await desk.wait_in_topic(sentence("Reason: {reason}", reason=sentence("the customer’s language")))
    await desk.emma.wait_for("Дарія is now working on your ticket No. 1")
