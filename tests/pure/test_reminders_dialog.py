"""Reminders are asked for in words at any time or by buttons, shown back before they are kept, and answered."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from care.commands import (
    AnswerFollowUp,
    Command,
    Refused,
    Result,
    SetZone,
)
from care.reminders.commands import (
    AnswerReminder,
    AnswerReminders,
    HoldReminders,
    KeepReminder,
    ReminderSet,
    RemindersSet,
    RewordReminder,
    TurnReminder,
)
from care.reminders.model import Answer, Appointment, Plan, Reminder, Turn
from care.reminders.model import State as Stage
from care.values.content import Kind
from care.values.errors import AlreadyAnswered, TooMany
from dialogs.customers.facts import Appointments, CameTogether, Facts, Reminders
from dialogs.customers.reminders.asked import asks
from dialogs.customers.reminders.states import Asking, Choosing, Confirming, Day, Draft, Option
from dialogs.driver import talk
from tests.pure.visitor import EMMA, KAVA, NOW, TICKET, Visitor

AT = datetime.fromisoformat("2026-11-21T10:00")  # in London, as in UTC
WATER = Reminder(
    id=7,
    customer=EMMA.id,
    what="order water",
    plan=Plan(AT, "FREQ=DAILY"),
    due_at=AT.replace(tzinfo=UTC),
)


def care(command: Command, _facts: Facts) -> Result:
    match command:
        case KeepReminder(what, plan):
            return ReminderSet(replace(WATER, what=what, plan=plan))
        case AnswerReminder(answer=Answer.HOUR):
            return ReminderSet(replace(WATER, again_at=NOW + timedelta(hours=1)))
        case TurnReminder(to=Turn.DELETE):
            return ReminderSet(replace(WATER, id=404))
        case _:
            return ReminderSet(WATER)


@pytest.fixture
def visitor(emma: Visitor) -> Visitor:
    emma.care = care
    return emma


def begun(visitor: Visitor) -> Draft:
    assert visitor.here == ("reminders", "Confirming"), visitor.text
    draft: Draft = visitor.conversation.state.draft
    return draft


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
    visitor.say("My soup was cold")
    visitor.say("remind me tomorrow at 10 order water")
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
    assert visitor.here == ("reminders", "Moved")
    assert "1 reminder set in London time" in visitor.text
    visitor.press("moments")
    assert visitor.done == [SetZone("Asia/Tbilisi"), HoldReminders("Europe/London")]
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
    visitor.say("tomorrow at 11")
    assert "Shall we move" in visitor.text
    visitor.press("keep")
    assert visitor.done == [KeepReminder("order water", Plan(AT.replace(hour=11)), reminder=7)]


def test_nothing_is_lost_where_there_are_too_many(visitor: Visitor) -> None:
    visitor.care = lambda _command, _facts: Refused(TooMany(most=30))
    visitor.say("remind me tomorrow at 10 order water")
    visitor.press("keep")
    assert "already have 30 reminders" in visitor.note
    assert begun(visitor).what == "order water"


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


VISIT = Appointment(5, AT.replace(tzinfo=UTC) + timedelta(days=2, hours=5), "hall")  # on Monday at 15:00


def test_of_an_appointment_one_is_shown_back_a_day_or_two_hours_before(visitor: Visitor) -> None:
    visitor.knowing(Appointments(), (VISIT,))
    for before, said, hour in (
        ("1d", "on Sunday, 22 November, at 15:00", 15),
        ("2h", "on Monday, 23 November, at 13:00", 13),
    ):
        visitor.follow("followup", f"appointment-{before}-5")
        assert begun(visitor).appointment == VISIT
        assert said in visitor.text
        assert "Your appointment" in visitor.text
        visitor.press("keep")
        day = 1 if before == "1d" else 2
        when = AT.replace(hour=hour) + timedelta(days=day)
        assert visitor.done[-1] == KeepReminder("Your appointment (The hall)", Plan(when), appointment=VISIT)


def test_before_an_appointment_is_shown_back_its_zone_is_asked_for(emma: Visitor) -> None:
    emma.knowing(Appointments(), (VISIT,))
    emma.facts = replace(emma.facts, customer=replace(EMMA, zone=""))
    emma.follow("followup", "appointment-1d-5")
    assert emma.here == ("reminders", "Locating")
    emma.press("yes")
    assert "on Sunday, 22 November, at 17:00" in emma.text  # in Kyiv


def test_of_what_is_over_or_too_near_it_says_so(visitor: Visitor) -> None:
    visitor.knowing(Appointments(), (replace(VISIT, at=NOW + timedelta(hours=3)),))
    visitor.follow("followup", "appointment-1d-5")
    assert "That time has already passed." in visitor.text
    visitor.follow("followup", "appointment-1d-6")
    assert visitor.note == "That appointment is over or was called off."


def test_signed_feedback_can_be_kept_in_mind(visitor: Visitor) -> None:
    visitor.follow("reminders", "feedback-5-hall")
    visitor.say("tomorrow at 10")
    visitor.press("keep")
    assert visitor.done[-1] == KeepReminder("Your feedback (The hall)", Plan(AT), feedback=5)


def edited(visitor: Visitor, text: str, back: int = 1) -> None:
    """The last message but so many is other words now, and is read again."""
    before = visitor.conversation
    message = before.state.messages[-back]
    edit = replace(message, content=replace(message.content, text=text))
    visitor.conversation = talk.reread(before, talk.corrected(before, edit), visitor.facts)


def test_an_edit_of_what_is_shown_back_is_read_again_and_its_old_buttons_are_none(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 to order water")
    version = visitor.conversation.version
    edited(visitor, "remind me tomorrow at 11 to order milk")
    assert (begun(visitor).what, begun(visitor).starts) == ("order milk", AT.replace(hour=11))
    assert visitor.conversation.version == version + 1
    edited(visitor, "remind me to order milk")
    assert visitor.here == ("reminders", "Asking")
    edited(visitor, "remind me at 3 to order milk")
    assert visitor.here == ("reminders", "Choosing")


def test_what_was_chosen_by_buttons_stays_while_the_words_say_no_other_time(visitor: Visitor) -> None:
    visitor.say("remind me to order water")
    visitor.press("quick", "morning")
    edited(visitor, "remind me to order milk")
    assert (begun(visitor).what, begun(visitor).starts) == ("order milk", AT.replace(hour=9))
    edited(visitor, "remind me on Sunday at 12 to order milk")
    assert begun(visitor).starts == AT.replace(hour=12) + timedelta(days=1)


def test_an_edit_of_one_of_several_messages_keeps_the_others(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10")
    visitor.say("order water")
    edited(visitor, "order milk")
    assert (begun(visitor).what, begun(visitor).starts) == ("order milk", AT)
    edited(visitor, "remind me tomorrow at 12", back=2)
    assert (begun(visitor).what, begun(visitor).starts) == ("order milk", AT.replace(hour=12))
