"""Feedback: what is asked, what is known already, and what becomes of a low score."""

import pytest

from care.commands import GiveFeedback, OpenTicket
from care.values.content import Kind
from dialogs.customers.feedback import Comment, Score, Signature
from tests.pure.visitor import KAVA, Visitor


def test_feedback_asks_for_a_touchpoint_a_score_a_comment_and_a_signature(emma: Visitor) -> None:
    emma.command("feedback")
    emma.press("place", "hall")
    emma.press("score", "5")
    emma.say("Lovely")
    emma.press("done")
    emma.press("sign", "signed")
    [given] = emma.done
    assert isinstance(given, GiveFeedback)
    assert (given.touchpoint, given.score, given.anonymous, len(given.messages)) == ("hall", 5, False, 1)


def test_a_good_score_is_thanked_for_and_nothing_is_asked(emma: Visitor) -> None:
    emma.at("feedback", Signature("hall", 5))
    emma.press("sign", "anonymous")
    assert "Thank you" in emma.kept
    assert emma.here == ("menu", "Home")


def test_a_code_on_a_table_leads_to_the_score_at_once(emma: Visitor) -> None:
    emma.command("start", "f-table_1")
    assert emma.text.startswith("Table 1: how was it?")
    assert emma.note == "Hello! This is Kava."


def test_who_opens_the_form_from_the_menu_has_been_greeted(emma: Visitor) -> None:
    emma.command("feedback")
    assert not emma.note


def test_a_business_without_touchpoints_asks_about_itself() -> None:
    emma = Visitor(business=KAVA.model_copy(update={"touchpoints": ()}))
    emma.command("feedback")
    assert emma.text.startswith("Kava: how was it?")


@pytest.mark.parametrize(
    ("word", "state"), [("4", "Comment"), (" 4 ", "Comment"), ("6", "Score"), ("great", "Score")]
)
def test_a_bare_digit_is_a_score_and_anything_else_a_comment(emma: Visitor, word: str, state: str) -> None:
    emma.at("feedback", Score("hall"))
    emma.say(word)
    assert emma.here == ("feedback", state)
    assert len(emma.conversation.state.messages) == (state == "Score")


def test_a_comment_may_be_photos_or_left_out(emma: Visitor) -> None:
    emma.at("feedback", Comment("hall", 4))
    assert ("done", "") in (emma.press("nothing"), emma.buttons)[1]
    emma.send(Kind.PHOTO)
    assert "Received: 1 photo" in emma.text


def test_a_complaint_about_a_touchpoint_is_its_departments() -> None:
    places = tuple(each.model_copy(update={"department": "cafe"}) for each in KAVA.touchpoints)
    emma = Visitor(business=KAVA.model_copy(update={"touchpoints": places}))
    emma.at("feedback", Signature("hall", 2, (emma.message(Kind.TEXT, "The soup was cold"),)))
    emma.press("sign", "signed")
    emma.press("complaint")
    assert emma.here == ("complaint", "Order")
    emma.press("skip")
    emma.press("send")
    ticket = emma.done[-1]
    assert isinstance(ticket, OpenTicket)
    assert (ticket.department, ticket.feedback) == ("cafe", 5)


def test_a_low_score_can_become_a_complaint_without_typing_it_again(emma: Visitor) -> None:
    said = emma.message(Kind.TEXT, "The soup was cold")
    emma.at("feedback", Signature("hall", 2, (said,)))
    emma.press("sign", "signed")
    emma.press("complaint")
    emma.press("department", "cafe")
    emma.press("skip")
    emma.press("send")
    ticket = emma.done[-1]
    assert isinstance(ticket, OpenTicket)
    assert (ticket.messages, ticket.feedback) == ((said,), 5)


@pytest.mark.parametrize("way", ["button", "command"])
def test_cancelling_the_complaint_says_that_the_feedback_went_out(emma: Visitor, way: str) -> None:
    emma.at("feedback", Signature("hall", 2, (emma.message(Kind.TEXT, "The soup was cold"),)))
    emma.press("sign", "signed")
    emma.press("complaint")
    emma.press("cancel") if way == "button" else emma.command("cancel")
    assert "Your feedback has already been sent" in emma.note
    assert "Nothing" not in emma.note


def test_a_low_score_that_is_left_as_it_is_gets_a_sober_thanks(emma: Visitor) -> None:
    emma.at("feedback", Signature("hall", 1))
    emma.press("sign", "signed")
    emma.press("leave")
    assert emma.kept == "Thank you for being honest. The team has your feedback and can reply to you here."


def test_back_leads_from_the_signature_to_the_touchpoint(emma: Visitor) -> None:
    emma.at("feedback", Signature("hall", 4))
    states = []
    for _step in range(4):
        emma.press("back")
        states.append(emma.here[1])
    assert states == ["Comment", "Score", "Place", "Home"]
