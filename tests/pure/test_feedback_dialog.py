"""Feedback: what is asked, what is known already, and what becomes of a low score."""

from dataclasses import replace

import pytest

from care.commands import AddToTicket, GiveFeedback, OpenTicket, Refused
from care.model.ticket import State, Ticket
from care.values.content import Kind
from care.values.errors import WrongState
from dialogs.customers.surveys.feedback import Comment, Score, Signature
from dialogs.engine.machine import Said
from tests.pure.visitor import KAVA, TICKET, Visitor


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
    assert emma.text == "Thank you for being honest. The team has your feedback and can reply to you here."


def test_back_leads_from_the_signature_to_the_touchpoint(emma: Visitor) -> None:
    emma.at("feedback", Signature("hall", 4))
    states = []
    for _step in range(4):
        emma.press("back")
        states.append(emma.here[1])
    assert states == ["Comment", "Score", "Place", "Home"]


# --- why it is low


def low(*tickets: Ticket) -> Visitor:
    """Has given a signed one without words, and is asked whether it shall be a complaint."""
    emma = Visitor(*tickets).at("feedback", Signature("hall", 1))
    emma.press("sign", "signed")
    return emma


@pytest.mark.parametrize("left", [False, True])
def test_what_is_written_after_a_low_score_begins_the_complaint_about_it(left: bool) -> None:
    emma = low(TICKET)
    if left:
        emma.press("leave")
    emma.say("The waiter was rude")
    assert emma.here == ("complaint", "Department")
    assert "not been sent" in emma.note
    emma.press("department", "cafe")
    emma.press("skip")
    emma.press("send")
    ticket = emma.done[-1]
    assert isinstance(ticket, OpenTicket)
    assert [message.content.text for message in ticket.messages] == ["The waiter was rude"]
    assert ticket.feedback == 5


def test_after_an_hour_words_are_asked_about() -> None:
    emma = low(TICKET)
    emma.wait(minutes=61)
    emma.say("And where is my order?")
    assert emma.here == ("offer", "Offering")


def test_an_edit_of_something_else_is_asked_about() -> None:
    emma = low()
    emma.hear(Said(emma.message(Kind.TEXT, "The soup was warm"), corrected=True))
    assert emma.here == ("offer", "Offering")
    assert emma.conversation.state.corrected


def test_thanks_are_no_reason() -> None:
    emma = low()
    emma.say("Thank you")
    assert emma.here == ("feedback", "Low")
    assert emma.text.startswith("Thank you for being honest.")


GROWN = replace(TICKET, id=30, state=State.TAKEN, feedback=5)


def test_feedback_that_has_a_ticket_leads_to_it_and_makes_no_other() -> None:
    emma = low(GROWN, TICKET)
    emma.press("complaint")
    assert "No. 30" in emma.text
    emma.say("The waiter was rude")
    added = emma.done[-1]
    assert isinstance(added, AddToTicket)
    assert (added.ticket, added.messages[0].content.text) == (30, "The waiter was rude")
    assert emma.here == ("told", "Told")


def test_words_for_its_ticket_need_no_press() -> None:
    emma = low(replace(GROWN, id=31, feedback=None), replace(GROWN, state=State.MERGED, merged_into=31))
    emma.say("The waiter was rude")
    assert isinstance(emma.done[-1], AddToTicket)
    assert emma.done[-1].ticket == 31


def test_words_that_its_ticket_cannot_take_are_kept() -> None:
    emma = low(GROWN)
    emma.care = lambda _command, _facts: Refused(WrongState(state="solved"))
    emma.say("The waiter was rude")
    assert emma.here == ("offer", "Offering")
    assert "The waiter was rude" in emma.text


def test_what_was_withdrawn_is_no_ticket_of_it() -> None:
    emma = low(replace(GROWN, state=State.WITHDRAWN))
    emma.press("complaint")
    assert emma.here == ("complaint", "Department")
