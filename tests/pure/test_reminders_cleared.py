"""All reminders go at once, by words at any time; it is asked first, and one press brings them back."""

from dataclasses import replace

import pytest

from care.business import Language
from care.commands import Refused
from care.reminders.commands import RemindersSet, TurnReminders
from care.reminders.model import Turn
from care.values.content import Kind
from care.values.errors import NoSuchReminder
from dialogs.customers.facts import Reminders
from dialogs.customers.reminders.asked import asks
from tests.pure.reminding import BANK, WATER, begun, visitor
from tests.pure.visitor import EMMA, Visitor

__all__ = ["visitor"]

ALL: dict[Language, tuple[str, ...]] = {
    "en": (
        "cancel all reminders",
        "delete all my reminders",
        "Please remove my reminders!",
        "clear all reminders",
    ),
    "uk": ("скасуй усі нагадування", "Видаліть, будь ласка, всі мої нагадування", "прибери всі нагадування"),
    "ru": ("отмени все напоминания", "удалите мои напоминания", "убери все мои напоминания, пожалуйста"),
}


@pytest.fixture
def owner(visitor: Visitor) -> Visitor:
    visitor.knowing(Reminders(), (WATER, BANK))
    visitor.care = lambda _command, _facts: RemindersSet((WATER, BANK))
    return visitor


@pytest.mark.parametrize("language", ALL)
def test_it_is_asked_and_done_and_undone_by_a_press_each(owner: Visitor, language: Language) -> None:
    owner.facts = replace(owner.facts, customer=replace(EMMA, language=language))
    for words in ALL[language]:
        owner.command("menu")
        owner.done.clear()
        owner.say(words)
        assert owner.here == ("reminders", "Clearing"), words
        assert "2" in owner.text
        assert "order water" in owner.text
        assert owner.done == []
        owner.press("delete")
        assert "call the bank" in owner.text
        owner.press("undo")
        assert owner.done == [TurnReminders((7, 8), Turn.DELETE), TurnReminders((7, 8), Turn.RESTORE)], words
        assert owner.here == ("reminders", "List")


def test_in_the_middle_of_one_that_is_begun_they_are_no_words_for_it(owner: Visitor) -> None:
    for before in ("remind me", "remind me tomorrow", "remind me tomorrow at 10 to feed the cat"):
        owner.command("menu")
        owner.say(before)
        owner.say("отмени все напоминания")
        assert owner.here == ("reminders", "Clearing"), before
        assert owner.conversation.state.numbers == (7, 8)


def test_nothing_goes_unless_they_say_so(owner: Visitor) -> None:
    owner.say("cancel all reminders")
    owner.press("back")
    assert (owner.here, owner.done) == (("reminders", "List"), [])


def test_one_that_is_set_meanwhile_stays(owner: Visitor) -> None:
    owner.knowing(Reminders(), (WATER,))
    owner.say("cancel all reminders")
    owner.knowing(Reminders(), (WATER, BANK))
    owner.press("delete")
    assert owner.done == [TurnReminders((7,), Turn.DELETE)]


def test_it_is_said_what_could_not_be_done(owner: Visitor) -> None:
    owner.say("cancel all reminders")
    owner.press("delete")
    owner.care = lambda _command, _facts: RemindersSet((WATER,))
    owner.press("undo")
    assert owner.note.startswith("1 reminder is back.")
    assert "could not be brought back" in owner.note
    owner.say("cancel all reminders")
    owner.care = lambda _command, _facts: Refused(NoSuchReminder())
    owner.press("delete")
    assert owner.here == ("reminders", "List")
    assert owner.note


def test_who_has_none_is_told_so(visitor: Visitor) -> None:
    visitor.say("cancel all reminders")
    assert visitor.text == "You have no reminders."


@pytest.mark.parametrize(
    "words", ["cancel all", "delete my data", "cancel all my orders and reminders of them"]
)
def test_what_else_may_go_is_for_people(owner: Visitor, words: str) -> None:
    assert not asks(owner.message(Kind.TEXT, words).content)


# --- one that nobody calls a reminder


@pytest.mark.parametrize(
    "words", ["reschedule bank to 8pm", "перенеси call the bank на 20:00", "change the bank to 8pm"]
)
def test_the_only_one_that_shares_a_word_is_moved(owner: Visitor, words: str) -> None:
    owner.say(words)
    draft = begun(owner)
    assert (draft.number, draft.starts) == (8, BANK.plan.starts.replace(hour=20))
    assert ("other", "") in owner.buttons  # it may have been said to people
    owner.press("other")
    assert [each.content.text for each in owner.conversation.state.messages] == [words]


@pytest.mark.parametrize(
    "words", ["reschedule delivery to 8pm", "move my bank transfer to Saturday", "reschedule the bank"]
)
def test_what_none_or_no_time_is_named_in_is_for_people(owner: Visitor, words: str) -> None:
    owner.say(words)
    assert owner.here == ("offer", "Offering")
    assert [each.content.text for each in owner.conversation.state.messages] == [words]


def test_of_two_that_share_a_word_none_is(owner: Visitor) -> None:
    owner.knowing(Reminders(), (BANK, replace(BANK, id=9)))
    owner.say("reschedule bank to 8pm")
    assert owner.here == ("offer", "Offering")
