"""My tickets, and the question for a score when one is solved."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.commands import (
    AddToTicket,
    ExplainScore,
    RateTicket,
    Refused,
    ReopenTicket,
    ScoreExplained,
    WithdrawTicket,
)
from care.model.ticket import About, State
from care.values.errors import AlreadyRated
from dialogs.customers.survey import Rated
from dialogs.customers.tickets import Adding, One, Reopening
from dialogs.driver.talk import Conversation, lapsed
from tests.pure.visitor import EMMA, NOW, TICKET, Visitor, care, refusing

HOUR = timedelta(hours=1)
SOLVED = replace(TICKET, state=State.SOLVED, solved_at=NOW - timedelta(days=1))


def test_the_list_names_each_ticket_with_its_state(emma: Visitor) -> None:
    emma.command("tickets")
    assert "Complaint No. 17 · waiting for an operator\nThe soup was cold" in emma.text
    assert ("open", "17") in emma.buttons


def test_a_long_list_has_pages() -> None:
    emma = Visitor(*(replace(TICKET, id=number) for number in range(12, 0, -1)))
    emma.command("tickets")
    assert [argument for action, argument in emma.buttons if action == "open"] == ["12", "11", "10", "9", "8"]
    emma.press("page", "1")
    emma.press("page", "2")
    assert [argument for action, argument in emma.buttons if action == "open"] == ["2", "1"]
    assert ("page", "3") not in emma.buttons


def test_nobody_sees_a_ticket_that_is_not_theirs() -> None:
    charlie = Visitor()
    charlie.command("start", "t-17")
    assert "cannot find that ticket" in charlie.note
    assert "soup" not in charlie.text


@pytest.mark.parametrize(("years", "gone"), [(2, False), (4, True)])
def test_a_ticket_whose_words_are_no_longer_kept_says_so(years: int, gone: bool) -> None:
    closed = replace(TICKET, state=State.CLOSED, solved_at=NOW, summary="" if gone else TICKET.summary)
    emma = Visitor(closed)
    emma.at("tickets", One(17)).wait(days=365 * years)
    emma.press("nothing")
    assert ("no longer kept" in emma.text) is gone


def test_an_open_ticket_says_by_when_it_is_answered(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("nothing")
    assert "An operator will answer here by 12:00 today (London time)." in emma.text


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (TICKET.answer_due, "We promised an answer by 12:00 today (London time), and we are late"),
        # Of a time they never heard of.
        (
            None,
            "You have been waiting for our answer for too long. We are sorry.",
        ),
        # The team was to be quicker.
        (
            TICKET.answer_due + 4 * HOUR,
            "An operator will answer here by 16:00 today (London time).",
        ),
    ],
)
def test_a_promise_that_was_missed_is_admitted_as_they_know_it(told: datetime | None, said: str) -> None:
    emma = Visitor(replace(TICKET, told_due=told))
    emma.at("tickets", One(17)).wait(hours=3)
    emma.press("nothing")
    assert said in emma.text


def test_whose_time_it_is_is_said_once() -> None:
    nowhere = Visitor(replace(TICKET, told_due=TICKET.answer_due), customer=replace(EMMA, zone=""))
    nowhere.at("tickets", One(17)).wait(hours=3)
    nowhere.press("nothing")
    assert nowhere.text.count("(Kyiv time)") == 1


@pytest.mark.parametrize(("about", "name"), [(About.COMPLAINT, "жалоба"), (About.QUESTION, "вопрос")])
def test_in_russian_the_state_agrees_with_what_it_is_the_state_of(about: About, name: str) -> None:
    ivan = Visitor(replace(SOLVED, about=about), customer=replace(EMMA, language="ru"))
    ivan.command("tickets")
    assert f"Обращение № 17 ({name}) · решено" in ivan.text


def test_a_merged_ticket_leads_to_the_one_in_which_it_goes_on() -> None:
    emma = Visitor(replace(TICKET, id=18), replace(TICKET, state=State.MERGED, merged_into=18))
    emma.command("tickets")
    assert "No. 17 · continued in No. 18" in emma.text
    emma.press("open", "17")
    assert ("add", "") not in emma.buttons
    emma.press("open", "18")
    assert ("add", "") in emma.buttons


def test_words_can_be_added_to_an_open_ticket(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("add")
    emma.say("And the bread")
    emma.press("send")
    [added] = emma.done
    assert isinstance(added, AddToTicket)
    assert [message.content.text for message in added.messages] == ["And the bread"]
    assert emma.note == "Added to No. 17."


def test_a_half_written_addition_waits_when_it_is_left(emma: Visitor) -> None:
    emma.at("tickets", Adding(17))
    emma.say("And the bread")
    emma.press("back")
    assert emma.here == ("tickets", "One")
    assert emma.conversation.parked is not None


def test_the_list_asked_for_in_the_middle_of_an_addition_sets_it_aside(emma: Visitor) -> None:
    emma.at("tickets", Adding(17)).say("And the bread")
    addition = emma.conversation.state
    emma.command("tickets")
    assert emma.here == ("tickets", "List")
    emma.command("menu")
    emma.press("resume")
    assert emma.conversation.state == addition


def test_withdrawing_asks_first(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("withdraw")
    assert emma.done == []
    emma.press("send")
    assert emma.done == [WithdrawTicket(17)]
    assert "withdrawn" in emma.note


@pytest.mark.parametrize(("days", "offered"), [(6, True), (8, False)])
def test_a_solved_ticket_can_be_reopened_for_a_week(days: int, offered: bool) -> None:
    emma = Visitor(replace(SOLVED, solved_at=NOW - timedelta(days=days)))
    emma.at("tickets", One(17)).press("nothing")
    assert (("reopen", "") in emma.buttons) is offered


def test_a_reopened_ticket_promises_an_answer_anew() -> None:
    emma = Visitor(SOLVED)
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    [reopened] = emma.done
    assert isinstance(reopened, ReopenTicket)
    assert len(reopened.messages) == 1
    assert "open again" in emma.kept
    assert "by 12:00 today" in emma.kept


def test_words_for_reopening_say_that_they_are_not_sent_until_the_button_is_pressed() -> None:
    emma = Visitor(SOLVED)
    emma.at("tickets", Reopening(17)).say("Still cold")
    assert emma.text.startswith("Not sent yet. Press the button")
    assert "Still cold" in emma.text
    assert emma.done == []


def test_words_for_reopening_what_somebody_has_reopened_meanwhile_are_added(emma: Visitor) -> None:
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    [added] = emma.done
    assert isinstance(added, AddToTicket)
    assert emma.conversation.state == One(17)


def test_what_was_written_survives_a_refusal() -> None:
    emma = Visitor(SOLVED)
    emma.care = refusing
    emma.at("tickets", Reopening(17)).say("Still cold")
    emma.press("send")
    assert len(emma.conversation.state.messages) == 1


def test_a_ticket_that_has_gone_shows_the_list(emma: Visitor) -> None:
    emma.at("tickets", One(99)).press("nothing")
    assert ("open", "17") in emma.buttons


# --- the score


def test_a_score_pressed_in_a_notice_is_taken_down_at_once() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-5")
    assert emma.done == [RateTicket(17, 5)]
    assert "glad" in emma.text


def test_a_low_score_offers_to_reopen_and_a_good_one_does_not() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-5")
    assert ("reopen", "") not in emma.buttons
    emma.follow("survey", "17-2")
    emma.press("reopen")
    assert emma.conversation.state == Reopening(17)


def test_a_low_score_after_the_time_for_reopening_gets_an_honest_word() -> None:
    emma = Visitor(replace(SOLVED, solved_at=NOW - timedelta(days=8)))
    emma.follow("survey", "17-1")
    assert ("reopen", "") not in emma.buttons
    assert "The team will see your rating." in emma.text


@pytest.mark.parametrize("score", [1, 3])
def test_words_after_a_low_score_are_its_reason_and_it_is_said_where_they_went(score: int) -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", f"17-{score}")
    assert "Tell us here" in emma.text
    emma.say("Nobody called me back")
    assert isinstance(emma.done[-1], ExplainScore)
    assert emma.done[-1].ticket == 17
    assert "No. 17 is open again." in emma.text


def test_who_says_what_was_bad_is_thanked_and_reads_no_list() -> None:
    emma = Visitor(SOLVED, replace(TICKET, id=16))
    emma.follow("survey", "17-1")
    emma.say("Nobody called me back")
    assert "Thank you for telling us frankly. We are sorry" in emma.text
    assert "No. 16" not in emma.text


def test_praise_after_a_good_score_is_thanked_and_one_press_asks_for_an_answer() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-5")
    emma.care = lambda _command, _facts: ScoreExplained(17, reopened=False, is_open=False)
    emma.say("Taras explained everything so well")
    emma.say("And the cake!")
    assert [command.more for command in emma.done if isinstance(command, ExplainScore)] == [False, True]
    assert "Thank you for telling us." in emma.text
    emma.care = care
    emma.press("answer")
    assert emma.done[-1] == ReopenTicket(17, ())
    assert (emma.here[0], emma.conversation.state) == ("tickets", One(17))


def test_praise_for_what_cannot_be_opened_any_more_offers_no_answer() -> None:
    emma = Visitor(replace(SOLVED, solved_at=NOW - timedelta(days=8)))
    emma.follow("survey", "17-5")
    emma.care = lambda _command, _facts: ScoreExplained(17, reopened=False, is_open=False)
    emma.say("Taras explained everything so well")
    assert "Thank you for telling us." in emma.text
    assert ("answer", "") not in emma.buttons


def test_who_asks_for_something_after_a_good_score_reads_that_it_is_open_again() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-5")
    emma.say("A table for two, please")
    assert "Your message went to No. 17, which is open again." in emma.text


def test_a_day_after_the_rating_nothing_listens_any_more() -> None:
    rated = Conversation("survey", Rated(17, 5, NOW))
    assert rated.machine.takes_text(lapsed(rated, NOW + timedelta(hours=24)).state)
    assert not rated.machine.takes_text(lapsed(rated, NOW + timedelta(hours=25)).state)


def test_words_a_day_after_the_rating_are_free_text() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-1")
    emma.wait(hours=25)
    emma.say("A table for two, please")
    assert emma.here[0] == "offer"
    assert emma.done == [RateTicket(17, 1)]


def test_a_reason_that_cannot_be_taken_is_kept() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-1")
    emma.care = refusing
    emma.say("Nobody called me back")
    assert (emma.here[0], len(emma.conversation.state.messages)) == ("offer", 1)


def test_a_score_in_the_middle_of_a_form_leads_back_to_it(emma: Visitor) -> None:
    emma.at("tickets", Adding(17)).say("And the bread")
    form = emma.conversation.state
    emma.follow("survey", "17-4")
    emma.press("resume")
    assert emma.conversation.state == form


@pytest.mark.parametrize("argument", ["", "x", "404", "404-5", "17-9", "17-", "-5"])
def test_a_rotten_survey_button_rates_nothing(emma: Visitor, argument: str) -> None:
    emma.follow("survey", argument)
    assert emma.done == []


def test_someone_without_tickets_learns_what_becomes_one() -> None:
    emma = Visitor()
    emma.command("tickets")
    assert "no tickets yet" in emma.text


def test_a_second_score_is_told_which_one_stands() -> None:
    emma = Visitor(SOLVED)
    emma.care = lambda _command, _facts: Refused(AlreadyRated(score=2))
    emma.follow("survey", "17-5")
    assert "already rated this: 2 of 5" in emma.note
    assert ("reopen", "") in emma.buttons


LONG = "The soup was cold, and then it was cold again. " * 200  # 9,400 characters


@pytest.mark.parametrize("text", [LONG, "<&> " * 2000])
def test_all_that_was_written_can_be_read_in_parts_that_fit_a_message(text: str) -> None:
    emma = Visitor(replace(TICKET, summary=text[:99] + "…"))
    emma.facts = replace(emma.facts, said=(text, "And one more thing"))
    emma.at("tickets", One(17)).press("nothing")
    emma.press("whole", "0")
    read = [emma.text]
    while ("whole", str(len(read))) in emma.buttons:
        emma.press("whole", str(len(read)))
        read.append(emma.text)
    assert len(read) > 2
    assert all(len(part) < 4096 for part in read)
    said = "".join("".join(part.partition("\n\n")[2].split()) for part in read)
    assert said == "".join(f"{text}And one more thing".split())
    emma.press("back")
    assert ("whole", "0") in emma.buttons


def test_what_is_shown_as_a_whole_has_no_button_for_more(emma: Visitor) -> None:
    emma.at("tickets", One(17)).press("nothing")
    assert ("whole", "0") not in emma.buttons
