"""Reminders of an appointment or of feedback, and words that are edited while one is shown back."""

from dataclasses import replace
from datetime import UTC, timedelta

from care.reminders.commands import (
    KeepReminder,
)
from care.reminders.model import Appointment, Plan
from dialogs.customers.facts import Appointments
from dialogs.driver import talk
from tests.pure.reminding import AT, begun, visitor
from tests.pure.visitor import EMMA, NOW, Visitor

__all__ = ["visitor"]

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
