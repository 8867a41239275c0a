"""What people write while a reminder is begun, and what may be one though nobody asks for it."""

from dataclasses import replace
from datetime import timedelta

from care.commands import Done, SetZone
from care.reminders.commands import ReminderSet
from care.reminders.model import Plan
from care.values.content import Kind
from dialogs.customers import unsent
from dialogs.customers.facts import Reminders
from dialogs.customers.reminders.states import Draft
from dialogs.registry import DIALOGS
from tests.pure.reminding import AT, WATER, begun, care, visitor
from tests.pure.visitor import EMMA, NOW, Visitor

__all__ = ["visitor"]


# --- one more while one is begun


def parked(visitor: Visitor) -> str:
    assert visitor.conversation.parked
    draft: Draft = visitor.conversation.parked.state.draft
    return draft.what


def at_no_clock(visitor: Visitor) -> None:
    visitor.facts = replace(visitor.facts, customer=replace(EMMA, zone=""))
    visitor.care = lambda command, facts: Done() if isinstance(command, SetZone) else care(command, facts)


def test_another_one_takes_nothing_from_the_one_that_is_begun(visitor: Visitor) -> None:
    for words in ("in an hour and a half call the supplier", "remind me to feed the cat"):
        visitor.say("remind me every monday at 10 to order water")
        visitor.say(words)
        assert "not set yet" in visitor.note
        assert visitor.conversation.state.draft.what in words
        assert parked(visitor) == "order water"
    visitor.say("tomorrow at 12 feed the cat")  # the same, at another time
    assert begun(visitor).what == "feed the cat"


def test_words_that_ask_are_kept_while_it_is_asked_where_they_live(visitor: Visitor) -> None:
    at_no_clock(visitor)
    visitor.command("remind")
    visitor.say("remind me in an hour and a half to call the supplier")
    visitor.press("yes")
    assert begun(visitor).what == "call the supplier"


def test_theirs_are_shown_to_whoever_asks_for_them_in_words(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    for words in ("мої нагадування", "Мои напоминания?", "show me my reminders"):
        visitor.command("menu")
        visitor.say(words)
        assert visitor.here == ("reminders", "List"), words


ONCE = replace(WATER, what="замовити воду", plan=Plan(AT + timedelta(days=3)))
CAKE = replace(ONCE, id=8, what="Забрати торт")


def test_the_one_that_is_to_go_or_to_move_is_known_by_a_word_of_it(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (ONCE, CAKE))
    for words, number in (
        ("скасуй нагадування про торт", 8),
        ("Видаліть, будь ласка, нагадування про воду", 7),
        ("удали напоминание про воду", 7),
        ("please cancel my торт reminder", 8),
    ):
        visitor.command("menu")
        visitor.say(words)
        assert visitor.here == ("reminders", "One"), words
        assert visitor.conversation.state.reminder == number
    for words in (
        "перенеси нагадування про воду на завтра о 10",
        "перенеси напоминание про воду на завтра в 10",
    ):
        visitor.command("menu")
        visitor.say(words)
        assert begun(visitor) == Draft("замовити воду", AT, number=7, was=ONCE.plan), words
    visitor.press("cancel")
    visitor.say("move my reminder about торт")
    assert visitor.here == ("reminders", "Asking")
    assert visitor.conversation.state.draft == Draft("Забрати торт", number=8, was=CAKE.plan)


def test_where_it_is_not_plain_which_is_meant_all_are_shown_and_nothing_is_lost(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER, CAKE))
    for words in ("cancel my reminder", "скасуй нагадування про ліки"):
        visitor.command("menu")
        visitor.say(words)
        assert visitor.here == ("reminders", "List"), words
    visitor.knowing(Reminders(), ())
    visitor.command("menu")
    visitor.say("cancel my reminder")
    assert visitor.here == ("offer", "Offering")
    visitor.knowing(Reminders(), (WATER,))
    visitor.command("menu")
    visitor.say("cancel my reminder")
    assert visitor.here == ("reminders", "One")
    for words in ("cancel my order", "Скасуйте замовлення, я не отримав нагадування!"):
        visitor.command("menu")
        visitor.say(words)
        assert visitor.here[0] != "reminders", words


def test_what_plainly_says_when_and_what_then_can_be_a_reminder_by_one_press(visitor: Visitor) -> None:
    visitor.say("in an hour and a half call the supplier")
    visitor.press("go", "reminders")
    assert begun(visitor).what == "call the supplier"
    for words in ("Where is my order?", "We come tomorrow at 10?", "The soup was cold"):
        visitor.at("menu", None)
        visitor.say(words)
        assert ("go", "reminders") not in visitor.buttons, words


def test_what_is_moved_is_a_reminder(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.command("remind")
    visitor.press("open", "7")
    visitor.press("move")
    visitor.say("at 11")
    assert visitor.outcome
    labels = [str(button.label) for row in visitor.outcome.screen.rows for button in row]
    assert "Yes, move it" in labels
    assert "This is not a reminder" not in labels


def test_a_sticker_takes_no_time_away(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    visitor.send(Kind.STICKER)
    assert begun(visitor) == Draft("order water", AT)
    assert "in words" in visitor.note


def test_the_same_again_leads_to_the_one_that_is_there(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.care = lambda _command, _facts: ReminderSet(WATER, already=True)
    visitor.say("remind me tomorrow at 10 order water")
    visitor.press("keep")
    assert (visitor.here, visitor.note) == (("reminders", "One"), "You already have this reminder.")


def test_the_reminder_of_one_that_was_left_quotes_it(visitor: Visitor) -> None:
    visitor.say("remind me tomorrow at 10 order water")
    known, words = visitor.facts, visitor.conversation.state.messages
    screen = unsent.reminder([DIALOGS["reminders"]], NOW, known, known.words, words)
    assert "order water" in screen.text
