"""Several reminders are asked for before it is known where their author lives: all wait together, and none is lost."""

from dataclasses import replace

import pytest

from care.business import Language
from care.commands import Done, SetZone
from care.reminders.commands import KeepReminder, ReminderSet
from care.values.content import Kind
from dialogs.customers.facts import Reminders
from dialogs.driver.parked import count
from dialogs.engine.machine import Said
from tests.pure.reminding import WATER, begun, care, visitor
from tests.pure.visitor import EMMA, Visitor, shown

__all__ = ["visitor"]

ASKED: dict[Language, tuple[str, str, str]] = {
    "en": (
        "remind me tomorrow at 10 to order water",
        "remind me in 2 hours to call",
        "remind me to feed the cat",
    ),
    "uk": (
        "нагадай завтра о 10 замовити воду",
        "нагадай через 2 години подзвонити",
        "нагадай погодувати кота",
    ),
    "ru": ("напомни завтра в 10 заказать воду", "напомни через 2 часа позвонить", "напомни покормить кота"),
}


@pytest.fixture
def newcomer(visitor: Visitor) -> Visitor:
    return at_no_clock(visitor, "en")


def at_no_clock(visitor: Visitor, language: Language) -> Visitor:
    visitor.facts = replace(visitor.facts, customer=replace(EMMA, zone="", language=language))
    visitor.care = lambda command, facts: Done() if isinstance(command, SetZone) else care(command, facts)
    return visitor


def asked(visitor: Visitor, language: Language = "en") -> None:
    for words in ASKED[language]:
        visitor.say(words)


def kept(visitor: Visitor) -> list[str]:
    return [each.what for each in visitor.done if isinstance(each, KeepReminder)]


@pytest.mark.parametrize("language", ASKED)
def test_all_of_them_are_confirmed_one_after_the_other(visitor: Visitor, language: Language) -> None:
    at_no_clock(visitor, language)
    asked(visitor, language)
    assert (visitor.here, visitor.note) == (("reminders", "Locating"), "")
    assert "2" in visitor.text
    assert visitor.conversation.parked is None
    visitor.press("yes")
    for words in ASKED[language][:2]:
        what = begun(visitor).what
        assert words.endswith(what)
        visitor.press("keep")
        assert visitor.outcome
        assert what in shown(visitor.outcome.stays)  # above the next one
        assert visitor.outcome.kept is None
    visitor.press("quick", "hour")  # the third one said no time
    visitor.press("keep")
    assert visitor.outcome
    assert visitor.outcome.kept
    assert visitor.outcome.stays == ""
    assert len(kept(visitor)) == 3
    assert visitor.here == ("menu", "Home")


def test_how_many_are_left_is_said_and_each_can_be_dropped(newcomer: Visitor) -> None:
    asked(newcomer)
    newcomer.press("yes")
    assert "And 2 more." in newcomer.text
    newcomer.press("skip")
    assert "No reminder was set" in newcomer.note
    assert begun(newcomer).what == "call"
    newcomer.press("other")  # it was for people
    assert newcomer.here == ("offer", "Offering")
    newcomer.press("cancel")
    newcomer.press("resume")
    assert newcomer.conversation.state.draft.what == "feed the cat"


def test_the_menu_and_the_list_say_what_waits(newcomer: Visitor) -> None:
    newcomer.knowing(Reminders(), ())
    asked(newcomer)
    newcomer.say("my reminders")
    assert newcomer.here == ("reminders", "List")
    assert newcomer.note == ""
    for words in ASKED["en"]:
        assert words in newcomer.text
    newcomer.command("menu")
    assert "You started 3 reminders" in newcomer.text
    newcomer.say("my reminders")
    newcomer.press("resume")
    assert newcomer.here == ("reminders", "Locating")


def test_one_more_from_the_menu_waits_with_them(newcomer: Visitor) -> None:
    for words in (f"remind me tomorrow at {hour} to drink" for hour in range(8, 18)):
        newcomer.command("menu")
        newcomer.say(words)
        assert newcomer.note == ""
    assert newcomer.here == ("reminders", "Locating")
    assert count(newcomer.conversation.parked) == 0
    assert len(newcomer.conversation.state.draft.then) == 9


def test_one_that_waits_is_edited(newcomer: Visitor) -> None:
    asked(newcomer)
    edit = replace(newcomer.conversation.state.draft.then[1])
    corrected = replace(edit, content=replace(edit.content, text="remind me to feed the dog"))
    newcomer.hear(Said(corrected, corrected=True))
    assert [each.content.text for each in newcomer.conversation.state.draft.then] == [
        ASKED["en"][1],
        "remind me to feed the dog",
    ]


def test_one_that_is_there_already_leads_on_to_the_next(newcomer: Visitor) -> None:
    asked(newcomer)
    newcomer.press("yes")
    newcomer.care = lambda _command, _facts: ReminderSet(WATER, already=True)
    newcomer.press("keep")
    assert newcomer.note == "You already have this reminder."
    assert begun(newcomer).what == "call"


def test_other_words_are_where_they_live(newcomer: Visitor) -> None:
    asked(newcomer)
    newcomer.press("again")
    newcomer.say("London")
    newcomer.press("yes")
    assert begun(newcomer).what == "order water"
    newcomer.send(Kind.STICKER)
    assert len(begun(newcomer).then) == 2
