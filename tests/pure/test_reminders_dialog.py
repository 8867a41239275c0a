"""Reminders are asked for in words at any time or by buttons, shown back before they are kept, and answered."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from care.commands import (
    Refused,
    SetZone,
)
from care.reminders.commands import (
    KeepReminder,
    RewordReminder,
    TurnReminder,
)
from care.reminders.model import Plan, Turn
from care.reminders.model import State as Stage
from care.values.content import Kind
from care.values.errors import TooMany
from dialogs.customers.facts import Reminders
from dialogs.customers.reminders.asked import asks
from dialogs.customers.reminders.states import Asking, Choosing, Day, Draft, Option
from tests.pure.reminding import AT, WATER, begun, visitor
from tests.pure.visitor import EMMA, TICKET, Visitor

__all__ = ["visitor"]

# --- in words


def test_words_at_any_time_are_shown_back_as_a_sentence_and_kept_by_a_press(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    assert begun(visitor) == Draft("order water", AT)
    assert "on Saturday, 21 November, at 10:00 (London time)" in visitor.text
    assert "order water" in visitor.text
    assert visitor.done == []
    visitor.press("keep")
    assert visitor.done == [KeepReminder("order water", Plan(AT))]
    assert visitor.kept.startswith("We will remind you on Saturday, 21 November, at 10:00 (London time):")
    assert visitor.here == ("menu", "Home")


def test_so_long_from_now_is_that_moment_wherever_they_are_and_an_hour_on_a_wall_is_not(
    visitor: Visitor,
) -> None:
    for said in ("in half an hour", "in 2 days", "at 15:30"):
        visitor.say(f"remind me {said} to turn the oven off")
        visitor.press("keep")
    visitor.say("remind me of the oven")
    visitor.press("quick", "hour")
    visitor.press("keep")
    exact = [each.exact for each in visitor.done if isinstance(each, KeepReminder)]
    assert exact == [True, False, False, True]


def test_a_client_that_can_counts_down_by_itself(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    assert visitor.outcome
    stamp = int(AT.replace(tzinfo=UTC).timestamp())
    assert f'<tg-time unix="{stamp}" format="r">in 1 day</tg-time>' in visitor.outcome.screen.text


def test_the_command_takes_the_words_behind_it(visitor: Visitor) -> None:
    visitor.say("/remind tomorrow at 10 order water")
    assert begun(visitor) == Draft("order water", AT)


def test_words_that_wait_for_their_place_are_left_waiting_for_a_reminder(visitor: Visitor) -> None:
    for words in ("remind me tomorrow at 10 order water", "/remind tomorrow at 10 order water"):
        visitor.at("menu", None)
        visitor.say("My soup was cold")
        visitor.say(words)
        assert begun(visitor).what == "order water"
        assert visitor.conversation.parked
        assert visitor.conversation.parked.dialog == "offer"


def test_what_was_no_reminder_goes_where_any_words_go(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    visitor.press("other")
    assert visitor.here == ("offer", "Offering")
    assert [each.content.text for each in visitor.conversation.state.messages] == [
        "remind me tomorrow at 10 order water"
    ]


def test_without_a_time_it_is_asked_for_and_may_be_written(visitor: Visitor) -> None:
    visitor.say("remind me to order water")
    assert visitor.here == ("reminders", "Asking")
    assert "order water" in visitor.text
    visitor.say("tomorrow at 10")
    assert begun(visitor) == Draft("order water", AT)


def test_without_what_it_is_about_that_is_asked_for(visitor: Visitor) -> None:
    visitor.command("remind")
    visitor.say("tomorrow at 10")
    assert visitor.here == ("reminders", "Naming")
    visitor.say("order water")
    assert begun(visitor) == Draft("order water", AT)


def test_more_words_change_what_was_understood(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    visitor.say("tomorrow at 11")
    assert begun(visitor) == Draft("order water", AT.replace(hour=11))


def test_of_several_readings_one_is_chosen(visitor: Visitor) -> None:
    options = (Option(AT.replace(hour=3)), Option(AT.replace(hour=15)))
    visitor.at("reminders", Choosing(Draft("order water"), options, "half"))
    visitor.press("option", "1")
    assert begun(visitor) == Draft("order water", AT.replace(hour=15))


def test_what_is_too_long_is_not_cut(visitor: Visitor) -> None:
    whole = "remind me tomorrow at 10 " + "order water " * 320
    visitor.say(whole)
    assert visitor.here == ("reminders", "Asking")
    assert "too long" in visitor.text
    visitor.press("other")
    assert visitor.conversation.state.messages[0].content.text == whole


def test_a_sticker_is_answered_and_the_draft_stays(visitor: Visitor) -> None:
    visitor.say("remind me to order water")
    visitor.send(Kind.STICKER)
    assert "from text" in visitor.text
    assert visitor.conversation.state.draft.what == "order water"


def test_nothing_repeats_more_often_than_every_ten_minutes(visitor: Visitor) -> None:
    options = (
        Option(AT, "FREQ=MINUTELY;INTERVAL=5", "drink"),
        Option(AT, "FREQ=MINUTELY;INTERVAL=30", "drink"),
    )
    visitor.at("reminders", Choosing(Draft(), options))
    visitor.press("option", "0")
    assert "every 10 minutes at most" in visitor.text
    visitor.at("reminders", Choosing(Draft(), options))
    visitor.press("option", "1")
    assert begun(visitor).rule == "FREQ=MINUTELY;INTERVAL=30"


ASKED = """
remind me
Remind me tomorrow at 10 to order water
please remind me to call
Нагадай
нагадайте мені завтра о 10 замовити воду
нагадай купити хліба
Нагадай про зустріч
постав нагадування на завтра
напомни завтра в 10 заказать воду
напомните мне позвонить маме
поставь напоминание на пятницу
"""
NOT_ASKED = """
Where is my order?
нагадайте номер мого замовлення
нагадайте, будь ласка, що я замовляв?
напомните мой номер заказа
can you remind me what I ordered?
You reminded me of my mother
Дякую, що нагадали
"""


def test_who_asks_to_be_reminded_is_told_from_who_asks_people_something(visitor: Visitor) -> None:
    said = {
        text: asks(visitor.message(Kind.TEXT, text).content)
        for text in (ASKED + NOT_ASKED).split("\n")
        if text
    }
    assert [text for text, is_one in said.items() if is_one] == ASKED.strip().split("\n")


# --- by buttons


@pytest.mark.parametrize(
    ("quick", "at"),
    [("hour", "2026-11-20T11:00"), ("evening", "2026-11-20T19:00"), ("morning", "2026-11-21T09:00")],
)
def test_the_next_times_are_one_press_away(visitor: Visitor, quick: str, at: str) -> None:
    visitor.at("reminders", Asking(Draft("order water")))
    visitor.press("quick", quick)
    assert begun(visitor).starts == datetime.fromisoformat(at)


def test_a_day_is_chosen_from_months_and_then_an_hour(visitor: Visitor) -> None:
    visitor.at("reminders", Asking(Draft("order water")))
    visitor.press("day")
    assert "November 2026" in visitor.text
    visitor.press("no_day")
    assert "still to come" in visitor.note
    visitor.press("month", "1")
    assert "December 2026" in visitor.text
    visitor.press("day", "2026-12-24")
    visitor.press("hour", "18")
    assert begun(visitor).starts == datetime.fromisoformat("2026-12-24T18:00")


def test_the_hour_of_a_day_can_be_written(visitor: Visitor) -> None:
    visitor.at("reminders", Day(Draft("order water")))
    visitor.press("day", "2026-11-24")
    visitor.say("14:30")
    assert begun(visitor).starts == datetime.fromisoformat("2026-11-24T14:30")


def test_a_ticket_can_be_reminded_of(visitor: Visitor) -> None:
    visitor.follow("tickets", "17")
    visitor.press("remind")
    visitor.press("quick", "morning")
    visitor.press("keep")
    assert visitor.done == [
        KeepReminder("Your ticket No. 17: The soup was cold", Plan(AT.replace(hour=9)), ticket=17)
    ]


# --- by which clock


def test_whoever_sets_their_first_one_is_asked_by_which_clock_they_live(visitor: Visitor) -> None:
    visitor.facts = replace(visitor.facts, customer=replace(EMMA, zone=""))
    visitor.care = lambda command, facts: Visitor(TICKET).care(command, facts)
    visitor.say("remind me tomorrow at 10 order water")
    assert visitor.here == ("reminders", "Locating")
    assert "time zone" in visitor.text
    visitor.press("again")
    visitor.say("London")
    visitor.press("yes")
    assert visitor.done == [SetZone("Europe/London")]
    assert begun(visitor) == Draft("order water", AT)


def test_whoever_moves_is_asked_what_becomes_of_those_that_they_have(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.care = lambda command, facts: Visitor(TICKET).care(command, facts)
    visitor.command("settings")
    visitor.press("zone")
    visitor.say("Tbilisi")
    visitor.press("yes")
    assert visitor.here == ("zone", "Following")
    assert "1 reminder set in London time" in visitor.text
    assert visitor.done == []  # nothing is changed before they say
    visitor.press("moments")
    assert visitor.done == [SetZone("Asia/Tbilisi", holds=True)]
    assert visitor.here == ("settings", "Home")


# --- those that there are


def test_there_is_a_list_with_each_to_open(visitor: Visitor) -> None:
    paused = replace(WATER, id=8, what="call", state=Stage.PAUSED)
    visitor.knowing(Reminders(), (WATER, paused))
    visitor.command("remind")
    assert "Every day at 10:00 (London time)" in visitor.text
    assert "paused" in visitor.text
    visitor.press("open", "8")
    visitor.press("resume_it")
    assert visitor.done == [TurnReminder(8, Turn.RESUME)]


def test_a_deleted_one_can_be_brought_back(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.command("remind")
    visitor.press("open", "7")
    visitor.press("delete")
    assert "Deleted: order water" in visitor.text
    visitor.press("undo")
    assert visitor.done == [TurnReminder(7, Turn.DELETE), TurnReminder(404, Turn.RESTORE)]
    assert visitor.here == ("reminders", "One")


def test_one_gets_another_time_or_other_words(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.command("remind")
    visitor.press("open", "7")
    visitor.press("words")
    visitor.say("order still water")
    assert visitor.done.pop() == RewordReminder(7, "order still water")
    visitor.press("move")
    visitor.say("at 11")
    assert "Shall we move" in visitor.text
    visitor.press("keep")
    moved = Plan(AT.replace(hour=11), "FREQ=DAILY")
    assert visitor.done == [KeepReminder("order water", moved, reminder=7)]


def test_nothing_is_lost_where_there_are_too_many(visitor: Visitor) -> None:
    visitor.care = lambda _command, _facts: Refused(TooMany(most=30))
    visitor.say("remind me tomorrow at 10 order water")
    visitor.press("keep")
    assert "already have 30 reminders" in visitor.note
    assert begun(visitor).what == "order water"
