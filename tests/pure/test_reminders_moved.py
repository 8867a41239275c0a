"""A reminder that is moved keeps what is not said of it: its hour, its day, how it recurs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from care.business import Language
from care.reminders.commands import KeepReminder
from care.reminders.model import Plan
from dialogs.customers import menu
from dialogs.customers.facts import Reminders
from tests.pure.reminding import BANK, WATER, begun, visitor
from tests.pure.visitor import EMMA, NOW, Visitor

__all__ = ["visitor"]

FRIDAYS = Plan(datetime.fromisoformat("2026-11-13T18:00"), "FREQ=WEEKLY;BYDAY=FR")
WEEKLY: dict[Language, str] = {"en": "order bread", "uk": "замовити хліб", "ru": "заказать хлеб"}
NAMED: dict[Language, str] = {
    "en": "move the bread reminder {}",
    "uk": "перенеси нагадування про хліб {}",
    "ru": "перенеси напоминание про хлеб {}",
}
# To when, what becomes of each Friday at 18:00, and of the one on Tuesday at 10:00; now it is Friday at 10:00.
SATURDAY, EIGHT = ("2026-11-21T18:00 FREQ=WEEKLY;BYDAY=SA", "2026-11-21T10:00"), "T20:00 FREQ=WEEKLY;BYDAY=FR"
EVENING = "2026-11-20" + EIGHT, "2026-11-24T20:00"
NINE = "2026-11-27T09:00 FREQ=WEEKLY;BYDAY=FR", "2026-11-24T09:00"
SAID: dict[Language, dict[str, tuple[str, str]]] = {
    "en": {
        "to Saturday": SATURDAY,
        "to 8pm": EVENING,
        "to 20:00": EVENING,
        "to 9": NINE,
        "to nine": NINE,
        "to 9 in the morning": NINE,
        "to the evening": ("2026-11-20T19:00 FREQ=WEEKLY;BYDAY=FR", "2026-11-24T19:00"),
        "to every Sunday": ("2026-11-22T18:00 FREQ=WEEKLY;BYDAY=SU", "2026-11-22T10:00 FREQ=WEEKLY;BYDAY=SU"),
        "to Saturday at 9": ("2026-11-21T09:00 FREQ=WEEKLY;BYDAY=SA", "2026-11-21T09:00"),
    },
    "uk": {
        "на суботу": SATURDAY,
        "на 8 вечора": EVENING,
        "на 20:00": EVENING,
        "на 9": NINE,
        "на 9 ранку": NINE,
    },
    "ru": {
        "на субботу": SATURDAY,
        "на 8 вечера": EVENING,
        "на восемь вечера": EVENING,
        "на 9": NINE,
        "на 9 утра": NINE,
    },
}
# Days that no week has: the series goes on from then, or it comes just once more.
ONE_DAY: dict[Language, dict[str, str]] = {
    "en": {"to the 5th": "2026-12-05", "to tomorrow": "2026-11-21", "to next Wednesday": "2026-11-25"},
    "uk": {"на 5 число": "2026-12-05", "на завтра": "2026-11-21"},
    "ru": {"на 5 число": "2026-12-05", "на завтра": "2026-11-21"},
}
WEEKDAYS = {"2026-12-05": "SA", "2026-11-21": "SA", "2026-11-25": "WE"}


def plan(said: str) -> Plan:
    starts, _space, rule = said.partition(" ")
    return Plan(datetime.fromisoformat(starts), rule)


def having(visitor: Visitor, language: Language, when: Plan) -> None:
    visitor.facts = replace(visitor.facts, customer=replace(EMMA, language=language))
    visitor.knowing(Reminders(), (replace(BANK, what=WEEKLY[language], plan=when),))


def moved(visitor: Visitor) -> Plan:
    draft = begun(visitor)
    assert draft.starts
    return Plan(draft.starts, draft.rule)


@pytest.mark.parametrize("language", SAID)
def test_what_is_not_said_stays(visitor: Visitor, language: Language) -> None:
    for words, expected in SAID[language].items():
        for before, after in zip((FRIDAYS, BANK.plan), expected, strict=True):
            having(visitor, language, before)
            visitor.command("menu")
            visitor.say(NAMED[language].format(words))
            assert moved(visitor) == plan(after), words
            visitor.at("menu", menu.Home(reminder=8))  # right behind the setting of it
            visitor.say(NAMED[language].split()[0] + " " + words)
            assert moved(visitor) == plan(after), words


@pytest.mark.parametrize("language", ONE_DAY)
def test_whether_a_series_goes_on_from_a_day_or_ends_there_is_asked(
    visitor: Visitor, language: Language
) -> None:
    for words, day in ONE_DAY[language].items():
        rule = f"FREQ=WEEKLY;BYDAY={WEEKDAYS[day]}"
        for option, after in (("0", rule), ("1", "")):
            having(visitor, language, FRIDAYS)
            visitor.command("menu")
            visitor.say(NAMED[language].format(words))
            assert visitor.here == ("reminders", "Choosing"), words
            visitor.press("option", option)
            assert moved(visitor) == plan(f"{day}T18:00 {after}".strip()), words


LATER: dict[Language, dict[str, str]] = {
    "en": {
        "an hour later": "2026-11-24T11:00",
        "by two days": "2026-11-26T10:00",
        "half an hour earlier": "2026-11-24T09:30",
        "for a week": "2026-12-01T10:00",
    },
    "uk": {
        "на годину пізніше": "2026-11-24T11:00",
        "на тиждень": "2026-12-01T10:00",
        "на 2 години": "2026-11-24T12:00",
        "на півгодини раніше": "2026-11-24T09:30",
    },
    "ru": {
        "на час позже": "2026-11-24T11:00",
        "на неделю": "2026-12-01T10:00",
        "на 15 минут": "2026-11-24T10:15",
        "на полчаса раньше": "2026-11-24T09:30",
    },
}


@pytest.mark.parametrize("language", LATER)
def test_by_how_much_counts_from_its_own_time(visitor: Visitor, language: Language) -> None:
    for words, after in LATER[language].items():
        having(visitor, language, BANK.plan)
        visitor.command("menu")
        visitor.say(NAMED[language].format(words))
        assert moved(visitor) == plan(after), words


def test_a_series_is_moved_by_hours_and_asked_about_by_days(visitor: Visitor) -> None:
    having(visitor, "en", FRIDAYS)
    visitor.say("move the bread reminder two hours later")
    assert moved(visitor) == plan("2026-11-20" + EIGHT)
    visitor.command("menu")
    visitor.say("move the bread reminder by a day")
    visitor.press("option", "0")
    assert moved(visitor) == plan("2026-11-21T18:00 FREQ=WEEKLY;BYDAY=SA")


def test_by_hours_or_to_an_hour_is_asked_in_russian(visitor: Visitor) -> None:
    having(visitor, "ru", BANK.plan)
    visitor.say("перенеси напоминание про хлеб на 2 часа")
    options = [option.starts.hour for option in visitor.conversation.state.options]
    assert options == [12, 2, 14]
    having(visitor, "uk", BANK.plan)
    visitor.command("menu")
    visitor.say("перенеси нагадування про хліб на 9 годину")
    assert moved(visitor) == plan("2026-11-24T09:00")


def test_from_when_it_is_moved_is_not_to_when(visitor: Visitor) -> None:
    having(visitor, "en", FRIDAYS)
    visitor.say("move the bread reminder from Friday to Saturday")
    assert moved(visitor) == plan("2026-11-21T18:00 FREQ=WEEKLY;BYDAY=SA")
    visitor.command("menu")
    visitor.say("move the bread reminder from 18:00 to 20:00")
    assert moved(visitor) == plan("2026-11-20" + EIGHT)


def test_what_a_new_one_is_about_is_no_time_by_which_it_is_moved(visitor: Visitor) -> None:
    visitor.say("remind me on Tuesday at 10 to walk the dog")
    visitor.say("walk the dog for an hour")
    assert begun(visitor).what == "walk the dog for an hour"
    assert moved(visitor) == plan("2026-11-24T10:00")


def test_what_recurs_is_said_before_it_is_moved(visitor: Visitor) -> None:
    having(visitor, "en", FRIDAYS)
    visitor.say("change the bread reminder to 8pm")
    assert "every Friday at 20:00" in visitor.text
    visitor.say("to Saturday")  # and what is said on top of it changes no more than that
    assert "every Saturday at 20:00" in visitor.text
    visitor.press("keep")
    assert visitor.done == [
        KeepReminder("order bread", plan("2026-11-21T20:00 FREQ=WEEKLY;BYDAY=SA"), reminder=8)
    ]
    visitor.command("menu")
    visitor.say("move the bread reminder to tomorrow")
    visitor.press("option", "1")
    assert "It will not repeat after that." in visitor.text


def test_a_series_that_is_moved_by_buttons_does_not_end_unasked(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (WATER,))
    visitor.command("remind")
    visitor.press("open", "7")
    visitor.press("move")
    visitor.press("quick", "hour")
    assert visitor.here == ("reminders", "Choosing")
    visitor.press("option", "0")
    assert moved(visitor) == plan("2026-11-20T11:00 FREQ=DAILY")


def test_one_with_an_end_ends_as_it_would_have(visitor: Visitor) -> None:
    for end, left in (("COUNT=4", "COUNT=3"), ("UNTIL=20261204T235959", "UNTIL=20261204T235959")):
        having(visitor, "en", replace(FRIDAYS, rule=f"{FRIDAYS.rule};{end}"))
        visitor.command("menu")
        visitor.say("move the bread reminder to 8pm")
        assert moved(visitor) == plan(f"2026-11-20{EIGHT};{left}")


def test_of_one_by_the_clock_of_another_place_the_moment_stays(visitor: Visitor) -> None:
    there = replace(WATER, plan=FRIDAYS, zone="Europe/Kyiv")  # at 16:00 in London
    visitor.knowing(Reminders(), (there,))
    visitor.say("move my reminder to Saturday")
    assert moved(visitor) == plan("2026-11-21T16:00 FREQ=WEEKLY;BYDAY=SA")


def test_two_hours_a_day_both_stay_on_another_day(visitor: Visitor) -> None:
    twice = Plan(datetime.fromisoformat("2026-11-13T09:00"), "FREQ=WEEKLY;BYDAY=FR;BYHOUR=9,21")
    having(visitor, "en", twice)
    visitor.say("move the bread reminder to Saturday")
    assert moved(visitor) == plan("2026-11-21T09:00 FREQ=WEEKLY;BYDAY=SA;BYHOUR=9,21")


# --- what they write while it is asked whether it is right so


ANEW = {"en": "remind me tomorrow", "uk": "нагадай завтра", "ru": "напомни завтра"}
BESIDE = {"en": "buy some milk", "uk": "купити молоко", "ru": "купить молоко"}


@pytest.mark.parametrize("language", SAID)
def test_who_asks_for_a_new_one_does_not_move_the_other(visitor: Visitor, language: Language) -> None:
    having(visitor, language, FRIDAYS)
    visitor.say(NAMED[language].format(next(iter(SAID[language]))))
    visitor.say(ANEW[language])
    assert visitor.here == ("reminders", "Naming")
    visitor.say(BESIDE[language])
    assert (begun(visitor).number, begun(visitor).what) == (0, BESIDE[language])
    assert visitor.conversation.parked
    assert visitor.conversation.parked.state.draft.number == 8


@pytest.mark.parametrize("language", SAID)
def test_other_words_are_answered_and_not_lost(visitor: Visitor, language: Language) -> None:
    having(visitor, language, FRIDAYS)
    visitor.say(NAMED[language].format(next(iter(SAID[language]))))
    assert ("other", "") not in visitor.buttons
    before = begun(visitor)
    visitor.say(BESIDE[language])
    assert visitor.note
    assert begun(visitor) == before
    visitor.press("other")
    assert visitor.here == ("offer", "Offering")
    assert [each.content.text for each in visitor.conversation.state.messages] == [BESIDE[language]]
    assert visitor.conversation.parked
    assert visitor.conversation.parked.state.draft == before


def test_a_question_is_none_of_its_times(visitor: Visitor) -> None:
    having(visitor, "en", BANK.plan)
    visitor.say("move the bread reminder to 8pm")
    before = begun(visitor)
    visitor.say("are you open tomorrow?")
    assert visitor.note
    assert begun(visitor) == before
    visitor.say("tomorrow at 9?")
    assert moved(visitor) == plan("2026-11-21T09:00")


def test_the_same_one_moved_again_is_moved_once(visitor: Visitor) -> None:
    visitor.knowing(Reminders(), (replace(WATER, plan=FRIDAYS), BANK))
    visitor.say("move the water reminder to Saturday")
    visitor.say("move the reminder about water to Sunday")
    assert moved(visitor).rule == "FREQ=WEEKLY;BYDAY=SU"
    assert visitor.conversation.parked is None
    visitor.say("move the reminder about the bank to Sunday")
    assert begun(visitor).number == 8


def test_a_new_one_keeps_its_day_when_only_the_hour_is_changed(visitor: Visitor) -> None:
    visitor.say("remind me on Tuesday at 10 to order water")
    visitor.say("at 8pm")
    assert moved(visitor) == plan("2026-11-24T20:00")
    visitor.say("remind me in an hour to order water")  # the whole of it is said anew
    assert moved(visitor) == Plan((NOW + timedelta(hours=1)).replace(tzinfo=None))
