"""Reminders that they have, changed by words: the one before them, one that is named, one whose words are edited."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.business import Language
from care.reminders.commands import KeepReminder, RewordReminder, TurnReminder
from care.reminders.model import Plan, Turn
from care.values.content import Kind
from dialogs.customers import menu
from dialogs.customers.facts import Reminders
from dialogs.engine.machine import Said
from tests.pure.reminding import BANK, WATER, begun, visitor
from tests.pure.visitor import EMMA, Visitor

__all__ = ["visitor"]

LATER = datetime.fromisoformat("2026-11-20T11:00")
SATURDAY = datetime.fromisoformat("2026-11-21T10:00")
MOVES: dict[Language, tuple[str, ...]] = {
    "en": ("move it to Saturday", "please reschedule to Saturday", "can you move this one to Saturday?"),
    "uk": ("перенеси на суботу", "перенесіть його на суботу, будь ласка", "Відклади на суботу!"),
    "ru": ("перенеси на субботу", "перенесите его на субботу", "отложи на субботу"),
}


def on_its_page(visitor: Visitor, language: Language = "en") -> None:
    visitor.facts = replace(visitor.facts, customer=replace(EMMA, language=language))
    visitor.knowing(Reminders(), (WATER, BANK))
    visitor.command("remind")
    visitor.press("open", "8")


@pytest.mark.parametrize("language", MOVES)
def test_on_its_page_it_is_moved_by_a_few_words(visitor: Visitor, language: Language) -> None:
    for words in MOVES[language]:
        on_its_page(visitor, language)
        visitor.say(words)
        draft = begun(visitor)
        assert (draft.number, draft.what, draft.starts) == (8, "call the bank", SATURDAY), words


@pytest.mark.parametrize("language", MOVES)
def test_one_that_was_set_just_now_is_moved_by_them(visitor: Visitor, language: Language) -> None:
    for words in MOVES[language]:
        on_its_page(visitor, language)
        visitor.at("menu", menu.Home(reminder=8))
        visitor.say(words)
        draft = begun(visitor)
        assert (draft.number, draft.what, draft.starts) == (8, "call the bank", SATURDAY), words
    on_its_page(visitor, language)
    visitor.command("menu")  # they have looked at something else since
    visitor.say(MOVES[language][0])
    assert visitor.here[0] == "offer"


@pytest.mark.parametrize("words", ["delete it", "Видали його, будь ласка", "отмени"])
def test_on_its_page_it_goes_and_can_be_brought_back(visitor: Visitor, words: str) -> None:
    on_its_page(visitor)
    visitor.say(words)
    assert visitor.done == [TurnReminder(8, Turn.DELETE)]


@pytest.mark.parametrize("words", ["move my delivery to Saturday", "cancel my order please", "move it"])
def test_on_its_page_other_words_are_for_people(visitor: Visitor, words: str) -> None:
    on_its_page(visitor)
    visitor.say(words)
    assert visitor.here[0] == "offer"
    assert visitor.done == []


def test_one_that_none_fits_is_said_and_all_are_shown(visitor: Visitor) -> None:
    for words in ("move the reminder about the cake to Saturday", "cancel the reminder about the cake"):
        visitor.knowing(Reminders(), (WATER,))
        visitor.say(words)
        assert visitor.note == "You have no reminder about that."
        assert "order water" in visitor.text
        assert visitor.here == ("reminders", "List")


def test_of_several_that_fit_it_is_asked_which(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER, BANK))
    visitor.say("move the reminder to Saturday")
    assert visitor.note == "More than one of your reminders matches that. Choose the one you mean."
    assert visitor.here == ("reminders", "List")
    visitor.knowing(Reminders(), (BANK,))
    visitor.say("move the reminder to Saturday")
    assert begun(visitor).number == 8


# --- the message by which it was set is edited


def edit(visitor: Visitor, text: str) -> None:
    visitor.hear(Said(visitor.message(Kind.TEXT, text), corrected=True))


def test_another_time_is_another_time_of_the_same_one(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER, BANK))
    edit(visitor, "remind me every day at 11 to order water")
    draft = begun(visitor)
    assert (draft.number, draft.starts) == (7, LATER)
    visitor.press("keep")
    assert visitor.done == [KeepReminder("order water", Plan(LATER, "FREQ=DAILY"), 7)]


def test_other_words_at_the_same_time_are_its_words_now(visitor: Visitor) -> None:
    began = replace(WATER, plan=replace(WATER.plan, starts=SATURDAY - timedelta(days=9)))
    visitor.knowing(Reminders(), (began, BANK))
    edit(visitor, "remind me every day at 10 to order sparkling water")
    assert visitor.done == [RewordReminder(7, "order sparkling water")]
    assert visitor.here == ("reminders", "One")


def test_the_same_words_show_it_and_of_what_is_not_plain_a_new_one_is_begun(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER, BANK))
    edit(visitor, "remind me every day at 10 to order water")
    assert (visitor.here, visitor.done) == (("reminders", "One"), [])
    edit(visitor, "remind me tomorrow at 10 to feed the cat")
    assert begun(visitor).number == 0


def test_a_sticker_does_not_take_the_day_back(visitor: Visitor) -> None:
    visitor.say("remind me to feed the cat")
    visitor.press("day")
    visitor.send(Kind.STICKER)
    assert visitor.here == ("reminders", "Day")
    visitor.press("day", "2026-11-25")
    visitor.send(Kind.STICKER)
    assert visitor.here == ("reminders", "Hour")
    assert "in words" in visitor.note
    visitor.press("hour", "12")
    assert begun(visitor).starts == datetime.fromisoformat("2026-11-25T12:00")
