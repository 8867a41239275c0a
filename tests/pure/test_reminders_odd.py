"""What is odd is answered clearly: nothing is guessed, and nothing that was written is lost."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.business import LANGUAGES, Language
from care.values.content import Kind
from dialogs.customers.reminders.asking import why
from dialogs.customers.reminders.understanding import LONG, OFTEN, WORDLESS
from dialogs.language.places import words_for
from dialogs.language.when import Why
from tests.pure.visitor import EMMA, Visitor

# What is said, where it leads, and what is said to it. Nothing of it may be kept without a press.
ODD = {
    "remind me": ("Asking", "What shall we remind you of, and when?"),
    "remind me yesterday to call": ("Asking", "already passed"),
    "remind me at 25:00 to call": ("Asking", "no such time of day"),
    "remind me on 31 February to call": ("Asking", "no such day"),
    "remind me in 100 years to call": ("Asking", "too far ahead"),
    "remind me every 0 days to call": ("Asking", "cannot repeat like that"),
    "remind me every 5 minutes to drink": ("Asking", "every 10 minutes at most"),
    "remind me at 3 to call": ("Choosing", "a.m. or p.m."),
    "remind me tomorrow at 10 and on Friday at 12 to call": ("Choosing", "two different times"),
}
IN_OTHERS: dict[Language, tuple[str, ...]] = {
    "uk": (
        *("нагадай", "нагадай вчора", "нагадай о 25:00", "нагадай 31 лютого", "нагадай через 100 років"),
        "нагадай кожні 0 днів",
    ),
    "ru": (
        *("напомни", "напомни вчера", "напомни в 25:00", "напомни 31 февраля", "напомни через 100 лет"),
        "напомни каждые 0 дней",
    ),
}


def test_what_is_odd_is_asked_about_and_stays_with_its_words() -> None:
    wrong = {}
    for text, (state, answer) in ODD.items():
        visitor = Visitor()
        visitor.say(text)
        held = [each.content.text for each in visitor.conversation.state.messages]
        if (
            visitor.here != ("reminders", state)
            or answer not in visitor.text
            or held != [text]
            or visitor.done
        ):
            wrong[text] = (visitor.here, visitor.text, held)
    assert wrong == {}


@pytest.mark.parametrize("language", ["uk", "ru"])
def test_it_is_answered_in_their_language(language: Language) -> None:
    wrong = {}
    for text in IN_OTHERS[language]:
        visitor = Visitor(customer=replace(EMMA, language=language))
        visitor.say(text)
        if visitor.here != ("reminders", "Asking") or visitor.done:
            wrong[text] = (visitor.here, visitor.text)
    assert wrong == {}


def test_a_date_within_four_thousand_characters_is_neither_cut_nor_kept() -> None:
    visitor = Visitor()
    whole = (
        "remind me " + "to tell the courier about the door " * 60 + "tomorrow at 10 " + "and the bell " * 140
    )
    visitor.say(whole[:4000])
    assert visitor.here == ("reminders", "Asking")
    assert "too long" in visitor.text
    visitor.press("other")
    assert visitor.conversation.state.messages[0].content.text == whole[:4000]


def test_a_sticker_and_a_voice_message_are_answered() -> None:
    for kind in (Kind.STICKER, Kind.VOICE):
        visitor = Visitor()
        visitor.command("remind")
        visitor.send(kind)
        assert "only make a reminder from text" in visitor.text


def test_a_zone_that_does_not_exist_is_asked_for_again() -> None:
    visitor = Visitor(customer=replace(EMMA, zone=""))
    visitor.say("remind me tomorrow at 10 to call")
    visitor.press("again")
    visitor.say("Atlantis")
    assert "do not know that city" in visitor.note
    assert visitor.here == ("reminders", "Locating")
    visitor.say("London")
    visitor.press("yes")
    assert visitor.conversation.state.draft.starts == datetime.fromisoformat("2026-11-21T10:00")


def test_whatever_is_not_plain_has_a_sentence_in_each_language() -> None:
    names = [*(each for each in Why if each is not Why.NOTHING), LONG, OFTEN, WORDLESS]
    for language in LANGUAGES:
        _ = words_for(replace(EMMA, language=language), Visitor().facts.business)
        assert [name for name in names if not why(name, _)] == []
