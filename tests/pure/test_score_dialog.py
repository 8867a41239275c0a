"""The question for a score when a ticket is solved, and what is written after it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from care.commands import ExplainScore, RateTicket, Refused, ReopenTicket, ScoreExplained
from care.model.ticket import State
from care.values.errors import AlreadyRated
from dialogs.customers.surveys.survey import Rated
from dialogs.customers.tickets.tickets import Adding, Reopening
from dialogs.driver.talk import lapsed
from tests.pure.visitor import NOW, TICKET, Visitor, care, refusing, talking

SOLVED = replace(TICKET, state=State.SOLVED, solved_at=NOW - timedelta(days=1))


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
    assert "If you write it here" in emma.text
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
    assert emma.kept.startswith("No. 17 is open again.")
    assert "An operator will answer here by 12:00" in emma.kept


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
    rated = talking("survey", Rated(17, 5, NOW))
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


def test_a_score_can_be_changed_for_an_hour() -> None:
    emma = Visitor(SOLVED)
    emma.follow("survey", "17-1")
    emma.press("change")
    emma.press("score", "4")
    assert emma.done == [RateTicket(17, 1), RateTicket(17, 4)]
    assert ("change", "") in emma.buttons
    emma.wait(minutes=61)
    emma.press("change")
    assert emma.here == ("survey", "Rated")


def test_a_second_score_is_told_which_one_stands() -> None:
    emma = Visitor(SOLVED)
    emma.care = lambda _command, _facts: Refused(AlreadyRated(score=2))
    emma.follow("survey", "17-5")
    assert "already rated this: 2 out of 5" in emma.note
    assert ("reopen", "") in emma.buttons
