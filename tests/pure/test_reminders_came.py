"""Reminders that came: one, several at once, and what is offered behind them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.commands import (
    AnswerFollowUp,
    Command,
    Refused,
    Result,
)
from care.reminders.commands import (
    AnswerReminder,
    AnswerReminders,
    ReminderSet,
    RemindersSet,
    TurnReminder,
)
from care.reminders.model import Answer, Plan, Turn
from care.values.errors import AlreadyAnswered
from dialogs.customers.facts import CameTogether, Facts, Reminders
from dialogs.customers.reminders.states import Asking, Confirming, Draft
from tests.pure.reminding import AT, WATER, visitor
from tests.pure.visitor import KAVA, NOW, TICKET, Visitor

# --- one that came


def test_one_that_came_is_put_off_by_a_press(visitor: Visitor) -> None:
    visitor.follow("reminders", "7-1-1h")
    assert visitor.done == [AnswerReminder(7, 1, Answer.HOUR)]
    assert "again today at 11:00: order water" in visitor.text


# --- several that came in one message

TOGETHER = "1795860000123456"
AT_ONCE = datetime.fromtimestamp(1795860000, UTC) + timedelta(microseconds=123456)
THREE = tuple(
    replace(WATER, id=number, what=f"thing {number}", plan=Plan(AT), turn=1) for number in (7, 8, 9)
)

__all__ = ["visitor"]


@pytest.fixture
def three(visitor: Visitor) -> Visitor:
    """They have come, and have no answer yet."""
    left = list(THREE)

    def answer(command: Command, _facts: Facts) -> Result:
        assert isinstance(command, AnswerReminder)
        (one,) = (each for each in left if each.id == command.reminder)
        left.remove(one)
        visitor.knowing(CameTogether(AT_ONCE), tuple(left))
        return ReminderSet(one)

    visitor.care = answer
    return visitor.knowing(CameTogether(AT_ONCE), THREE)


def test_one_after_the_other_takes_one_press_each(three: Visitor) -> None:
    three.follow("reminders", f"each-{TOGETHER}")
    assert "thing 7" in three.text
    assert "And 2 more." in three.text
    three.press("answer", "done")
    assert three.note == "Done: thing 7"
    three.press("skip")
    assert "thing 9" in three.text
    three.press("answer", "1d")
    assert three.done == [AnswerReminder(7, 1, Answer.DONE), AnswerReminder(9, 1, Answer.TOMORROW)]
    assert three.here == ("reminders", "Answered")
    three.follow("reminders", f"each-{TOGETHER}")
    assert "thing 8" in three.text
    three.press("answer", "10m")
    three.follow("reminders", f"each-{TOGETHER}")
    assert three.text == "You have answered each of these reminders."


def test_all_of_them_are_answered_by_one_press(visitor: Visitor) -> None:
    until = NOW + timedelta(hours=1)
    visitor.care = lambda _command, _facts: RemindersSet(
        tuple(replace(each, again_at=until) for each in THREE)
    )
    visitor.follow("reminders", f"all-{TOGETHER}-1h")
    assert visitor.done == [AnswerReminders(AT_ONCE, Answer.HOUR)]
    assert visitor.text.startswith("We will remind you again today at")
    assert "• thing 8" in visitor.text


def test_a_second_press_says_what_was_chosen(visitor: Visitor) -> None:
    visitor.care = lambda _command, _facts: Refused(AlreadyAnswered(until=NOW + timedelta(hours=1)))
    visitor.follow("reminders", "7-1-done")
    assert "already snoozed this" in visitor.note


def test_a_form_that_is_being_filled_in_is_one_press_away_afterwards(visitor: Visitor) -> None:
    visitor.command("complaint")
    visitor.press("department", "cafe")
    visitor.say("The soup was cold")
    visitor.follow("reminders", "7-1-done")
    visitor.press("resume")
    assert visitor.here[0] == "complaint"


def test_a_cancelled_one_is_said_not_to_come(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    visitor.press("cancel")
    assert visitor.note == "Cancelled. No reminder was set."


def test_what_is_begun_and_has_its_words_is_a_form_and_an_empty_one_is_none() -> None:
    visitor = Visitor(TICKET, business=KAVA)
    assert not visitor.at("reminders", Asking()).conversation.is_form
    assert visitor.at("reminders", Confirming(Draft("water", AT))).conversation.is_form


def test_one_that_was_set_for_them_is_deleted_by_one_press_and_can_come_back(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,)).follow("followup", "usual_reminder-undo-7")
    assert visitor.done == [AnswerFollowUp("usual_reminder"), TurnReminder(7, Turn.DELETE)]
    assert visitor.text == "Deleted: order water"
    assert ("undo", "") in visitor.buttons
    visitor.follow("followup", "usual_reminder-undo-404")
    assert visitor.note == "That reminder has already come or was deleted."
    assert len(visitor.done) == 3
