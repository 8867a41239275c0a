"""What customers say to follow-ups."""

from functools import partial

from care.commands import (
    AnswerFollowUp,
    Command,
    Decline,
    ExplainRecommendation,
    Recommend,
    Refused,
    Result,
    SetBirthday,
    UndoUsual,
    UsualUndone,
)
from care.values.errors import TooLate
from dialogs.customers.facts import Facts
from tests.pure.visitor import Visitor


def test_feedback_is_opened_on_its_touchpoint_and_the_answer_is_noted(emma: Visitor) -> None:
    emma.follow("followup", "visit-feedback-hall")
    assert emma.done == [AnswerFollowUp("visit")]
    assert emma.conversation.dialog == "feedback"
    assert not emma.note  # whoever was here needs no “Hello”


def test_no_more_of_a_kind_is_one_press_and_can_be_taken_back(emma: Visitor) -> None:
    emma.follow("followup", "birthday-fewer")
    said = "We will not write to you about this any more: your birthday."
    assert emma.done == [Decline("birthday", said, on=False)]
    assert said in emma.text
    emma.press("again")
    assert emma.done[-1] == Decline(
        "birthday", "We may write to you about this again: your birthday.", on=True
    )


def test_who_would_not_recommend_us_is_offered_a_person_with_their_words(emma: Visitor) -> None:
    emma.follow("nps", "3")
    assert emma.done == [Recommend(3)]
    assert ("person", "") in emma.buttons
    emma.say("Slow and cold")
    assert emma.done[-1] == ExplainRecommendation("Slow and cold")
    emma.press("person")
    assert emma.conversation.dialog == "question"
    assert "Received: 1 message" in emma.text


def test_who_would_is_thanked(emma: Visitor) -> None:
    emma.follow("nps", "10")
    assert "10 out of 10" in emma.text
    assert ("person", "") not in emma.buttons


def test_a_birthday_is_a_month_and_a_day(emma: Visitor) -> None:
    emma.command("settings")
    emma.press("birthday")
    emma.press("month", "2")
    assert ("day", "29") in emma.buttons
    assert ("day", "30") not in emma.buttons
    emma.press("day", "29")
    assert emma.done == [SetBirthday("02-29")]
    assert emma.conversation.dialog == "settings"


def test_a_birthday_can_be_written_and_what_names_no_day_of_the_year_goes_where_it_belongs(
    emma: Visitor,
) -> None:
    for text in ("29 February", "5.03", "on March 5th"):
        emma.command("settings")
        emma.press("birthday")
        emma.say(text)
        assert emma.conversation.dialog == "settings"
    assert emma.done == [SetBirthday("02-29"), SetBirthday("03-05"), SetBirthday("03-05")]
    for text in ("tomorrow", "at 15:00", "Is the cake ready?"):
        emma.command("settings")
        emma.press("birthday")
        emma.say(text)
        assert emma.conversation.dialog == "offer", text
    for text in ("31.02", "40"):
        emma.command("settings")
        emma.press("birthday")
        emma.say(text)
        said = emma.conversation.dialog, emma.note
        assert said == ("birthday", "There is no such day. Write it like this: 14 March"), text
    assert len(emma.done) == 3


def test_a_birthday_may_be_written_with_its_year_which_is_not_kept(emma: Visitor) -> None:
    said = (
        "15.07.1990",
        "15 липня 1990 року",
        "15 июля 1990 г.",
        "July 15, 1990",
        "My birthday is on 15 July",
    )
    for text in said:
        emma.command("settings")
        emma.press("birthday")
        emma.say(text)
    emma.command("settings")
    emma.press("birthday")
    emma.press("month", "7")
    emma.say("15")
    assert emma.done == [SetBirthday("07-15")] * (len(said) + 1)


def _answering(result: Result, _command: Command, _facts: Facts) -> Result:
    return result


def test_the_usual_order_is_undone_by_one_press_and_says_what_became_of_it(emma: Visitor) -> None:
    for begun, said in ((False, "No. 17 is withdrawn"), (True, "The team has already started on No. 17.")):
        undone = UsualUndone(17, begun=begun)
        emma.care = partial(_answering, undone)
        emma.follow("followup", "usual_order-undo-17")
        assert emma.done[-1] == UndoUsual(17)
        assert said in emma.kept


def test_too_late_to_undo_is_said_and_leads_to_the_ticket(emma: Visitor) -> None:
    emma.care = partial(_answering, Refused(TooLate()))
    emma.follow("followup", "usual_order-undo-17")
    assert "It is too late to undo this with one press." in emma.note
    assert emma.conversation.dialog == "tickets"


def test_not_again_is_a_wish_of_its_own_for_what_is_done_for_them(emma: Visitor) -> None:
    emma.follow("followup", "usual_order-fewer")
    said = "We will not do this for you any more: your usual order, asked for on your behalf."
    assert emma.done == [Decline("usual_order", said, on=False)]
