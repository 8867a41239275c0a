"""A complaint and a question, from the first word to the number."""

from dataclasses import replace

import pytest

from care.commands import OpenTicket
from care.model.ticket import About
from care.values.content import Kind
from dialogs.customers.writing.complaint_draft import Check, Department, Order, Story
from dialogs.driver.conversation import corrected
from dialogs.engine.limits import MESSAGES_LIMIT
from dialogs.language import sanitize
from tests.pure.visitor import KAVA, Visitor, refusing


def test_a_complaint_goes_from_department_to_story_to_order_to_a_check_and_is_sent(emma: Visitor) -> None:
    emma.command("complaint")
    emma.press("department", "cafe")
    emma.say("Cold coffee")
    emma.send(Kind.PHOTO)
    emma.press("done")
    emma.say("A-77")
    assert "Café" in emma.text
    assert "Cold coffee" in emma.text
    assert "A-77" in emma.text
    emma.press("send")
    [sent] = emma.done
    assert isinstance(sent, OpenTicket)
    assert (sent.about, sent.department, sent.order_number) == (About.COMPLAINT, "cafe", "A-77")
    assert [message.content.kind for message in sent.messages] == [Kind.TEXT, Kind.PHOTO]


def test_the_answer_names_the_number_and_the_time_and_stays_above_the_menu(emma: Visitor) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), ""))
    emma.press("send")
    assert "No. 18" in emma.kept
    assert "by 12:00 today" in emma.kept
    assert emma.here == ("menu", "Home")


def test_the_promise_is_told_in_the_customers_own_time(emma: Visitor) -> None:
    emma.facts = replace(emma.facts, customer=replace(emma.facts.customer, zone="Europe/Kyiv"))
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), ""))
    emma.press("send")
    assert "by 14:00 today" in emma.kept


def test_it_shows_how_much_has_arrived(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe"))
    for kind in (Kind.PHOTO, Kind.PHOTO, Kind.VOICE, Kind.VIDEO_NOTE, Kind.DOCUMENT, Kind.STICKER):
        emma.send(kind)
    emma.say("Look")
    assert "1 message, 2 photos, 1 video, 1 voice message, 1 file and 1 other attachment" in emma.text


def test_what_is_written_before_the_department_is_chosen_joins_the_story(emma: Visitor) -> None:
    emma.command("complaint")
    emma.say("Cold coffee")
    assert emma.here == ("complaint", "Department")
    emma.press("department", "cafe")
    assert emma.here == ("complaint", "Order")


def test_a_business_with_one_department_does_not_ask_for_it() -> None:
    emma = Visitor(business=KAVA.model_copy(update={"departments": KAVA.departments[:1]}))
    emma.command("complaint")
    assert emma.here == ("complaint", "Story")
    emma.command("question")
    assert "What would you like to know?" in emma.text


@pytest.mark.parametrize(
    ("part", "state"), [("department", "Department"), ("story", "Story"), ("order", "Order")]
)
def test_each_part_can_be_changed_from_the_check(emma: Visitor, part: str, state: str) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), "A-77"))
    emma.press(part)
    assert emma.here == ("complaint", state)


def test_a_changed_department_leads_straight_back_to_the_check(emma: Visitor) -> None:
    emma.at("complaint", Department("cafe", (emma.message(Kind.TEXT, "Cold"),), "A-77"))
    emma.press("department", "delivery")
    assert emma.here == ("complaint", "Check")
    assert "Delivery" in emma.text


@pytest.mark.parametrize("part", ["department", "story", "order"])
def test_back_from_an_edit_begun_on_the_check_leaves_it_as_it_was(emma: Visitor, part: str) -> None:
    check = Check("cafe", (emma.message(Kind.TEXT, "Cold"),), "A-77")
    emma.at("complaint", check).press(part)
    emma.press("back")
    assert emma.conversation.state == check


def test_a_story_written_anew_comes_back_by_back_and_not_by_done(emma: Visitor) -> None:
    check = Check("cafe", (emma.message(Kind.TEXT, "Cold"),), "A-77")
    for way, story in (("back", "Cold"), ("done", "Burnt")):
        emma.at("complaint", check).press("story")
        emma.press("anew")
        emma.say("Burnt")
        emma.press(way)
        assert emma.here == ("complaint", "Check")
        assert [message.content.text for message in emma.conversation.state.messages] == [story]


def test_starting_over_drops_the_story_and_nothing_else(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "Cold"),), "A-77"))
    emma.press("anew")
    assert emma.conversation.state == Story("cafe", (), "A-77")


def test_back_goes_the_way_in_reverse_and_out_of_the_form_with_the_draft_kept(emma: Visitor) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), ""))
    states = []
    for _step in range(4):
        emma.press("back")
        states.append(emma.here[1])
    assert states == ["Order", "Story", "Department", "Home"]
    assert ("resume", "") in emma.buttons


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.PHOTO, ""),
        (Kind.VOICE, ""),
        (Kind.CONTACT, ""),
        (Kind.LOCATION, ""),
        (Kind.PHOTO, "this is how it came"),
        (Kind.TEXT, "it was cold, " * 20),
        (Kind.TEXT, "7" * 65),
    ],
)
def test_what_is_sent_instead_of_an_order_number_joins_the_story(
    emma: Visitor, kind: Kind, text: str
) -> None:
    emma.at("complaint", Order("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.say(text) if kind is Kind.TEXT else emma.send(kind, text)
    assert emma.here == ("complaint", "Order")
    assert emma.conversation.state.messages[1].content.text == text
    assert "Added to your complaint" in emma.note
    assert "Received:" in emma.text


@pytest.mark.parametrize("by", ["say", "send"])
def test_an_order_number_is_read_out_of_what_joins_the_story(emma: Visitor, by: str) -> None:
    emma.at("complaint", Order("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    text = "чек, заказ 77"
    emma.say(text) if by == "say" else emma.send(Kind.PHOTO, text)
    assert emma.here == ("complaint", "Check")
    assert emma.conversation.state.order_number == "77"
    assert [message.content.text for message in emma.conversation.state.messages] == ["Cold", text]


@pytest.mark.parametrize("text", ["77", "receipt, order 77"])
def test_the_order_is_read_again_when_its_message_is_edited(emma: Visitor, text: str) -> None:
    emma.at("complaint", Order("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.say(text)
    [read] = emma.conversation.state.numbered
    for edited, order in ((text.replace("77", "78"), "78"), ("none", ""), ("Perhaps 79, perhaps 80", "77")):
        content = replace(read.content, text=edited)
        emma.conversation = corrected(emma.conversation, replace(read, content=content))
        assert emma.conversation.state.order == order
    emma.press("send")
    [opened] = emma.done
    assert isinstance(opened, OpenTicket)
    assert (opened.order_number, opened.numbered) == ("77", read.message_id)
    assert [message.content.text for message in opened.messages] == ["Cold", "Perhaps 79, perhaps 80"]


@pytest.mark.parametrize(
    ("said", "order"),
    [
        ("My order 12345 came cold", "12345"),
        ("Заказ 12345 привезли холодным", "12345"),
        ("замовлення № 77 і замовлення № 78", None),
        ("We waited for 40 minutes", None),
    ],
)
def test_an_order_that_the_story_names_is_not_asked_for(emma: Visitor, said: str, order: str | None) -> None:
    emma.command("complaint")
    emma.press("department", "delivery")
    emma.say(said)
    emma.press("done")
    assert emma.here == ("complaint", "Check" if order else "Order")
    assert emma.conversation.state.order == order


def test_that_there_is_no_order_can_be_said_in_words(emma: Visitor) -> None:
    emma.at("complaint", Order("cafe", (emma.message(Kind.TEXT, "Cold"),)))
    emma.say("Немає.")
    assert (emma.here[1], emma.conversation.state.order_number) == ("Check", "")


def test_what_came_at_the_order_question_stays_after_back(emma: Visitor) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), ""))
    emma.press("order")
    emma.send(Kind.PHOTO)
    emma.press("back")
    assert emma.here == ("complaint", "Check")
    assert len(emma.conversation.state.messages) == 2


def test_markup_and_turned_text_are_shown_as_they_were_written_and_no_more(emma: Visitor) -> None:
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "<b>Cold</b> & \u202egnik"),), "<i>7"))
    outcome = emma.press("nothing")
    assert "&lt;b&gt;Cold&lt;/b&gt; &amp; gnik" in outcome.screen.text
    assert "&lt;i&gt;7" in outcome.screen.text


def test_thirty_messages_are_enough_and_none_of_them_is_lost(emma: Visitor) -> None:
    emma.at("complaint", Story("cafe", (emma.message(Kind.TEXT, "&" * 4096),) * MESSAGES_LIMIT))
    emma.say("One more")
    assert "30 messages already" in emma.note
    assert len(emma.conversation.state.messages) == MESSAGES_LIMIT
    emma.conversation = replace(emma.conversation, state=emma.conversation.state.to(Check, order_number=""))
    assert sanitize.length(emma.press("nothing").screen.text) < 4096


def test_a_refusal_of_care_is_said_and_the_draft_stays(emma: Visitor) -> None:
    emma.care = refusing
    emma.at("complaint", Check("cafe", (emma.message(Kind.TEXT, "Cold"),), ""))
    emma.press("send")
    assert emma.here == ("complaint", "Check")
    assert "no longer possible" in emma.note


def test_a_question_is_written_and_sent_without_a_check(emma: Visitor) -> None:
    emma.command("question")
    emma.press("department", "delivery")
    emma.say("Do you deliver on Sunday?")
    emma.press("send")
    [sent] = emma.done
    assert isinstance(sent, OpenTicket)
    assert (sent.about, sent.department, len(sent.messages)) == (About.QUESTION, "delivery", 1)
    assert "your question: it is No. 18" in emma.kept
