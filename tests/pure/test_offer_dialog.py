"""Free text at any time is kept, and offered to go where it belongs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.commands import AddToTicket, ReopenTicket
from care.model.ticket import State
from care.values.content import Kind
from dialogs.customers.writing.offer import Offering
from dialogs.language.detect import plain_language
from tests.pure.visitor import NOW, TICKET, Visitor, refusing


@pytest.mark.parametrize("dialog", ["question", "complaint", "feedback"])
def test_what_was_written_goes_along_into_the_form(emma: Visitor, dialog: str) -> None:
    emma.say("My order is late")
    emma.press("go", dialog)
    assert emma.here[0] == dialog
    assert [message.content.text for message in emma.conversation.state.messages] == ["My order is late"]
    assert emma.conversation.parked is None


@pytest.mark.parametrize("dialog", ["question", "complaint", "feedback"])
def test_a_command_says_where_it_shall_go_as_well_as_a_button(emma: Visitor, dialog: str) -> None:
    emma.say("My order is late")
    emma.command(dialog)
    assert [message.content.text for message in emma.conversation.state.messages] == ["My order is late"]
    assert emma.conversation.parked is None


def test_words_sent_as_a_complaint_are_offered_no_more(emma: Visitor) -> None:
    emma.say("My order is late")
    emma.command("complaint")
    emma.press("department", "delivery")
    emma.press("skip")
    emma.press("send")
    assert emma.here == ("menu", "Home")
    assert ("resume", "") not in emma.buttons


def test_words_set_aside_before_stay_out_of_a_complaint_of_its_own(emma: Visitor) -> None:
    emma.say("Do you have oat milk?")
    emma.command("menu")
    emma.command("complaint")
    assert emma.conversation.state.messages == ()
    emma.command("menu")
    assert ("resume", "") in emma.buttons


def test_more_words_and_photos_join_what_is_kept(emma: Visitor) -> None:
    emma.say("My order is late")
    emma.send(Kind.PHOTO, "Look")
    assert "My order is late\nLook" in emma.text
    assert "Attached: 1 photo" in emma.text


@pytest.mark.parametrize("words", ["I want to talk to a human please", "оператора"])
def test_a_person_who_is_asked_for_meanwhile_reads_all_of_it(emma: Visitor, words: str) -> None:
    emma.say("My order is late")
    emma.say(words)
    assert emma.here == ("question", "Asking")
    said = [message.content.text for message in emma.conversation.state.messages]
    assert said == ["My order is late", words]
    assert emma.conversation.parked is None


def test_opening_hours_are_told_meanwhile_and_what_waits_is_kept(emma: Visitor) -> None:
    emma.say("My order is late")
    emma.say("When are you open?")
    assert emma.here == ("hours", "Shown")
    assert emma.conversation.parked is not None
    assert emma.conversation.parked.dialog == "offer"


def test_it_can_be_added_to_an_open_ticket(emma: Visitor) -> None:
    emma.say("My order is late")
    emma.press("add", "17")
    [added] = emma.done
    assert isinstance(added, AddToTicket)
    assert (added.ticket, len(added.messages)) == (17, 1)
    assert "Added to No. 17" in emma.kept


def test_a_number_on_a_button_is_told_what_it_is_about(emma: Visitor) -> None:
    emma.say("My order is late")
    assert "No. 17 · The soup was cold" in emma.text


def test_tickets_that_are_not_open_are_not_offered() -> None:
    emma = Visitor(replace(TICKET, state=State.CLOSED))
    emma.say("My order is late")
    assert ("add", "17") not in emma.buttons


def test_what_was_solved_last_is_reopened_with_the_words_by_the_first_button() -> None:
    solved = replace(TICKET, state=State.SOLVED, solved_at=NOW - timedelta(hours=1))
    emma = Visitor(TICKET, solved, replace(solved, id=16, solved_at=NOW - timedelta(days=2)))
    emma.say("It is broken again")
    assert emma.buttons[0] == ("reopen", "17")
    assert ("reopen", "16") not in emma.buttons
    emma.press("reopen", "17")
    [reopened] = emma.done
    assert isinstance(reopened, ReopenTicket)
    assert [message.content.text for message in reopened.messages] == ["It is broken again"]
    assert "No. 17 is open again" in emma.kept


def test_what_was_solved_too_long_ago_is_not_reopened_from_the_offer() -> None:
    emma = Visitor(replace(TICKET, state=State.SOLVED, solved_at=NOW - timedelta(days=8)))
    emma.say("It is broken again")
    assert ("reopen", "17") not in emma.buttons


def test_what_cannot_be_reopened_any_more_leaves_the_words_where_they_are() -> None:
    emma = Visitor(replace(TICKET, state=State.SOLVED, solved_at=NOW))
    emma.care = refusing
    emma.say("It is broken again")
    words = emma.conversation.state
    emma.press("reopen", "17")
    assert emma.conversation.state == words


def test_a_ticket_that_was_closed_meanwhile_leaves_the_words_where_they_are(emma: Visitor) -> None:
    emma.care = refusing
    emma.say("My order is late")
    words = emma.conversation.state
    emma.press("add", "17")
    assert emma.conversation.state == words
    assert isinstance(words, Offering)


def test_words_left_for_the_menu_wait_there(emma: Visitor) -> None:
    emma.say("My order is late")
    emma.command("menu")
    emma.press("resume")
    assert "My order is late" in emma.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Де моє замовлення?", "uk"),
        ("Где мой заказ, вы забыли?", "ru"),
        ("Where is my order?", None),  # they speak English already
        ("Кава", None),
        ("Nescafe Gold", None),
    ],
)
def test_another_language_is_offered_to_whoever_plainly_writes_in_it(
    emma: Visitor, text: str, language: str | None
) -> None:
    emma.say(text)
    assert [argument for action, argument in emma.buttons if action == "language"] == (
        [language] if language else []
    )


def test_a_language_taken_up_redraws_the_offer_with_the_words_kept(emma: Visitor) -> None:
    emma.say("Де моє замовлення?")
    emma.press("language", "uk")
    assert "Ваше повідомлення збережено" in emma.text
    assert "Де моє замовлення?" in emma.text


def test_a_language_that_was_chosen_is_not_questioned(emma: Visitor) -> None:
    emma.facts = replace(emma.facts, customer=replace(emma.facts.customer, chosen=True))
    emma.say("Де моє замовлення?")
    assert not [argument for action, argument in emma.buttons if action == "language"]


def test_the_letters_of_two_languages_and_names_of_brands_say_nothing_plain() -> None:
    assert plain_language("їжа и ещё") is None
    assert plain_language("The North Face") is None
    assert plain_language("Where is my order?") == "en"
