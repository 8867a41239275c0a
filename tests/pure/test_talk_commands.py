"""What commands, greetings and links lead to."""

from dataclasses import replace

import pytest

from care.commands import SetLanguage
from care.values.content import Kind
from dialogs.customers.surveys.low import Low
from dialogs.customers.writing.complaint_draft import Check, Department, Order, Story
from dialogs.driver.conversation import left_behind
from tests.for_each import for_each
from tests.pure.visitor import Visitor

# --- commands


def test_start_greets_in_the_language_of_the_customer() -> None:
    olena = Visitor(customer=replace(Visitor().facts.customer, language="uk"))
    olena.command("start")
    assert olena.text.startswith("Вітаємо! Це Кава.")
    assert ("language", "en") in olena.buttons


def test_the_language_changes_with_one_press_and_the_same_screen_is_drawn_in_it(emma: Visitor) -> None:
    emma.command("start")
    emma.press("language", "uk")
    assert emma.done == [SetLanguage("uk")]
    assert emma.here == ("menu", "Greeting")
    assert emma.text.startswith("Вітаємо!")


@for_each(
    "payload, here",
    [
        ("f-hall", ("feedback", "Score")),
        ("f-gone", ("feedback", "Place")),
        ("t-17", ("tickets", "One")),
        ("t-404", ("tickets", "List")),
        ("t-٣", ("tickets", "List")),
        ("t-17-reopen", ("tickets", "One")),
        ("x-1", ("menu", "Greeting")),
        ("f-", ("menu", "Greeting")),
        ("🙂" * 99, ("menu", "Greeting")),
    ],
)
def test_a_deep_link_leads_to_its_place_or_says_that_it_leads_nowhere(
    emma: Visitor, payload: str, here: tuple[str, str]
) -> None:
    emma.command("start", payload)
    assert emma.here == here
    assert (emma.note == "Hello! This is Kava.") == (payload == "f-hall")
    assert bool(emma.note) == (payload not in {"t-17", "t-17-reopen"})


def test_cancel_drops_the_form_and_says_so(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.command("cancel")
    assert (emma.here, emma.conversation.parked) == (("menu", "Home"), None)
    assert "Nothing was sent" in emma.note


@pytest.mark.parametrize("way", ["button", "command"])
def test_cancelling_what_was_checked_or_long_asks_once(emma: Visitor, way: str) -> None:
    form = Check("cafe", (emma.message(Kind.TEXT, "Cold"),), "7")
    emma.at("complaint", form)
    emma.press("cancel") if way == "button" else emma.command("cancel")
    assert "Discard what you have written?" in emma.text
    emma.press("resume")
    assert emma.conversation.state == form
    emma.press("cancel")
    emma.press("discard") if way == "button" else emma.command("cancel")
    assert emma.here == ("menu", "Home")
    assert "Nothing was sent" in emma.note
    assert emma.conversation.parked is None


def test_what_is_cancelled_and_asked_about_is_kept_until_they_answer(emma: Visitor) -> None:
    emma.say("My order is late, and the courier does not answer. " * 3)
    words = emma.conversation.state
    emma.press("cancel")
    emma.command("menu")
    emma.press("resume")
    assert emma.conversation.state == words


def test_cancel_with_nothing_begun_says_that_there_is_nothing(emma: Visitor) -> None:
    emma.command("cancel")
    assert "nothing to cancel" in emma.note


def test_an_unknown_command_changes_nothing_and_names_help(emma: Visitor) -> None:
    emma.at("complaint", Department())
    emma.command("dance")
    assert emma.here == ("complaint", "Department")
    assert "/help" in emma.note


def test_the_language_can_be_changed_in_the_middle_of_a_form(emma: Visitor) -> None:
    emma.at("complaint", Order("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    form = emma.conversation.state
    emma.command("language")
    emma.press("pick", "uk")
    assert emma.conversation.state == form
    assert "замовлення" in emma.text


def test_a_language_chosen_outside_of_a_form_takes_up_none(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.command("menu")
    emma.command("language")
    emma.press("pick", "uk")
    assert emma.here == ("menu", "Home")
    assert ("resume", "") in emma.buttons


@pytest.mark.parametrize("text", ["Hello", "Привіт!", "добрый день"])
def test_a_greeting_is_greeted_and_waits_nowhere(emma: Visitor, text: str) -> None:
    emma.say(text)
    assert emma.here == ("menu", "Greeting")
    assert "Hello! This is Kava." in emma.text
    emma.say("Do you have oat milk?")
    assert emma.here == ("offer", "Offering")


def test_who_was_just_greeted_is_not_greeted_again(emma: Visitor) -> None:
    emma.command("start")
    for _ in range(2):
        emma.say("Hi!")
        assert emma.text == "How can we help? Just write here, or choose below."
    assert ("go", "complaint") in emma.buttons


def test_the_command_of_the_form_being_filled_in_draws_it_again(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    form = emma.conversation
    emma.wait(hours=5)
    emma.command("complaint")
    assert (emma.here, emma.conversation.state) == (("complaint", "Story"), form.state)
    assert left_behind(emma.conversation, emma.facts.now) == emma.conversation  # they go on with it


def test_the_command_of_a_form_that_is_through_begins_it_anew(emma: Visitor) -> None:
    emma.at("feedback", Low(5))
    emma.command("feedback")
    assert emma.here == ("feedback", "Place")


def test_a_link_leads_to_its_place_where_a_button_leads_to_its_dialog(emma: Visitor) -> None:
    emma.say("Oat milk?")
    assert ("go", "feedback") in emma.buttons
    emma.command("start", "f-hall")
    assert (emma.here, emma.conversation.state.touchpoint) == (("feedback", "Score"), "hall")
