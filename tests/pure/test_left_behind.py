"""Forms that were left half filled: none is lost, the newest is taken up first, words that wait find their place."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.commands import DeleteMe
from care.values.content import Kind
from dialogs.customers.language import Choice
from dialogs.customers.settings.privacy import Deleting
from dialogs.customers.surveys.feedback import Comment
from dialogs.customers.writing.complaint_draft import Story
from dialogs.customers.writing.offer import Offering
from dialogs.customers.writing.question import Asking
from dialogs.customers.zone import Choosing
from dialogs.driver.parked import MOST, each
from dialogs.driver.talk import Linked, Parked, left_behind, park
from dialogs.engine.limits import MESSAGES_LIMIT
from dialogs.engine.machine import Said
from dialogs.registry import DIALOGS
from tests.pure.visitor import NOW, Visitor, talking


def test_a_form_left_by_a_command_can_be_continued(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    form = emma.conversation.state
    emma.command("menu")
    assert ("resume", "") in emma.buttons
    emma.press("resume")
    assert (emma.conversation.state, emma.conversation.parked) == (form, None)


@pytest.mark.parametrize(("minutes", "stays"), [(59, True), (60, False)])
def test_a_draft_that_was_left_long_ago_takes_no_new_words(emma: Visitor, minutes: int, stays: bool) -> None:
    form = emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),))).conversation
    after = left_behind(form, NOW + timedelta(minutes=minutes))
    assert (after == form) == stays
    if not stays:
        assert after.parked == Parked("complaint", form.state, NOW)  # its time goes on


@pytest.mark.parametrize(
    ("dialog", "state", "stays"),
    [
        ("complaint", Story("cafe"), False),
        ("question", Asking("cafe"), False),
        ("question", Asking("cafe", (Visitor().message(Kind.TEXT, "Oat milk?"),)), True),
        ("offer", Offering((Visitor().message(Kind.TEXT, "Oat milk?"),)), True),
        ("zone", Choosing(), True),
    ],
)
def test_what_was_only_asked_is_over_and_what_goes_to_people_is_not(
    emma: Visitor, dialog: str, state: object, stays: bool
) -> None:
    form = emma.at(dialog, state).conversation
    after = left_behind(form, NOW + timedelta(days=1))
    assert (after == form) == stays
    assert stays or (after.dialog, after.parked, after.version) == ("menu", None, 2)


@pytest.mark.parametrize(("dialog", "form"), [("complaint", Story("cafe")), ("feedback", Comment("hall", 2))])
def test_words_beside_a_draft_that_was_left_can_go_into_it(
    emma: Visitor, dialog: str, form: Story | Comment
) -> None:
    emma.at(dialog, replace(form, messages=(emma.message(Kind.TEXT, "Cold"),)))
    emma.command("menu")
    emma.say("And late")
    emma.press("resume")
    assert [message.content.text for message in emma.conversation.state.messages] == ["Cold", "And late"]
    assert (emma.here, emma.conversation.parked) == ((dialog, type(form).__name__), None)


def test_a_draft_that_is_taken_up_again_takes_words_again(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.wait(days=1)
    emma.hear(Linked("menu", "resume"))  # of an old reminder, while it is open
    assert emma.here == ("complaint", "Story")
    assert left_behind(emma.conversation, emma.facts.now) == emma.conversation


def test_words_that_find_no_room_in_a_complaint_stay_where_they_are(emma: Visitor) -> None:
    full = tuple(emma.message(Kind.TEXT, "Cold") for _ in range(MESSAGES_LIMIT))
    emma.at("complaint", Story("cafe", full))
    emma.command("menu")
    emma.say("And late")
    emma.press("resume")
    assert emma.here == ("offer", "Offering")
    assert str(MESSAGES_LIMIT) in emma.note
    assert emma.conversation.parked is not None


def test_forms_left_one_after_the_other_are_taken_up_newest_first(emma: Visitor) -> None:
    story, question = Story("cafe", (emma.message(Kind.TEXT, "Cold"),)), emma.message(Kind.TEXT, "Oat milk?")
    emma.at("complaint", story)
    emma.command("question")
    emma.press("department", "cafe")
    emma.say(question.content.text)
    emma.command("menu")
    emma.press("resume")
    assert emma.here == ("question", "Asking")
    emma.press("send")
    emma.press("resume")
    assert emma.conversation.state == story


def test_of_more_forms_than_anybody_looks_for_the_oldest_goes_and_that_is_said(emma: Visitor) -> None:
    for number in range(MOST + 1):
        emma.command("complaint")
        emma.press("department", "cafe")
        emma.say(f"Cold {number}")
        emma.command("menu")
        assert bool(emma.note) == (number == MOST)
    kept = [form.state.messages[0].content.text for form in each(emma.conversation.parked)]
    assert kept == [f"Cold {number}" for number in range(MOST, 0, -1)]


def test_what_is_to_be_handed_over_is_never_the_one_that_goes(emma: Visitor) -> None:
    emma.at("question", Asking("cafe", (emma.message(Kind.TEXT, "Oat milk?"),)))
    emma.command("menu")
    for number in range(MOST + 1):
        emma.command("complaint")
        emma.press("department", "cafe")
        emma.say(f"Cold {number}")
        emma.command("menu")
        assert bool(emma.note) == (number == MOST)
    left = [form.dialog for form in each(emma.conversation.parked)]
    assert left == ["complaint"] * MOST + ["question"]


def test_cancel_outside_of_a_form_drops_what_was_left(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.command("menu")
    emma.command("cancel")
    assert emma.conversation.parked is None
    assert "Nothing was sent" in emma.note


def test_an_empty_form_is_not_worth_keeping(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe"))
    emma.command("menu")
    assert emma.conversation.parked is None


def test_an_operators_message_sets_a_form_aside_and_leaves_the_rest_alone(emma: Visitor) -> None:
    form = Story("cafe", (emma.message(Kind.TEXT, "Cold"),))
    assert park(talking("complaint", form, 3), NOW) == talking(
        version=4, parked=Parked("complaint", form, NOW), changed_at=NOW
    )
    at_rest = talking("settings", DIALOGS["settings"].start, 3)
    assert park(at_rest, NOW) is at_rest


def test_who_deletes_their_data_leaves_no_form_behind(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.command("settings")
    emma.conversation = replace(emma.conversation, dialog="privacy", state=Deleting())
    emma.press("sure")
    assert emma.done == [DeleteMe()]
    assert emma.conversation.parked is None


def test_words_that_still_wait_for_their_place_are_placed_with_those_that_follow(emma: Visitor) -> None:
    complaint = Parked("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),)), NOW)
    emma.conversation = replace(emma.conversation, parked=complaint)
    emma.say("Oat milk?")
    emma.command("menu")
    emma.say("Or soy?")
    assert [words.content.text for words in emma.conversation.state.messages] == ["Oat milk?", "Or soy?"]
    assert emma.conversation.parked == complaint


def test_the_edit_of_what_is_kept_nowhere_joins_no_words_that_wait(emma: Visitor) -> None:
    left = Parked("offer", Offering((emma.message(Kind.TEXT, "Oat milk?"),)), NOW)
    emma.conversation = replace(emma.conversation, parked=left)
    words = emma.message(Kind.TEXT, "Soy milk?")
    emma.hear(Said(words, corrected=True))
    assert emma.conversation.state == Offering((words,), corrected=True)
    assert emma.conversation.parked == left


@pytest.mark.parametrize(("waiting", "placed"), [(MESSAGES_LIMIT - 1, MESSAGES_LIMIT), (MESSAGES_LIMIT, 1)])
def test_words_that_wait_stay_apart_when_they_are_too_many_for_one_form(
    emma: Visitor, waiting: int, placed: int
) -> None:
    words = tuple(emma.message(Kind.TEXT, "Milk?") for _ in range(waiting))
    emma.conversation = replace(emma.conversation, parked=Parked("offer", Offering(words), NOW))
    emma.say("Soy?")
    assert len(emma.conversation.state.messages) == placed
    assert (emma.conversation.parked is None) == (placed > 1)


def test_where_what_was_left_no_longer_loads_the_menu_stands_in_its_place(emma: Visitor) -> None:
    emma.at("language", Choice("resume"))
    emma.press("pick", "uk")
    assert emma.here == ("menu", "Home")
