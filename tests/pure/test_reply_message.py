"""A canned reply that is written in a message: what it changes, and which mistake stands in which line."""

import pytest

from bot.replies.written import read_reply
from bot.settings.errors import SettingsError
from care.business import Localized
from care.replies.model import Canned, Reply
from tests.for_each import for_each
from tests.pure.test_replies import BUSINESS, words

OLD = Canned("late", Reply(department="delivery", uk="Старий", en="Old"))


def test_a_message_changes_what_it_names() -> None:
    key, reply = read_reply("late\nEN: New,\nlonger\n\nru: Новый\nuk:", OLD, BUSINESS)
    assert (key, reply) == ("late", Reply(department="delivery", en="New,\nlonger", ru="Новый"))


def test_a_message_changes_the_titles_that_it_names() -> None:
    old = Canned("late", Reply(title=Localized({"uk": "Стара", "en": "Old"}), en="Text"))
    _key, reply = read_reply("late\nназва uk: Нова\nTitle ru: Новое\ntitle en:", old, BUSINESS)
    assert reply == Reply(title=Localized({"uk": "Нова", "ru": "Новое"}), en="Text")
    _key, reply = read_reply("late\ntitle uk:\ntitle ru:", Canned("late", reply), BUSINESS)
    assert reply == Reply(en="Text")


@pytest.mark.parametrize(
    ("first", "department"), [("late", None), ("late all", None), ("late quality", "quality")]
)
def test_a_message_names_the_department_or_none(first: str, department: str | None) -> None:
    assert read_reply(f"{first}\nen: New", None, BUSINESS)[1].department == department


@for_each(
    "message, mistake",
    [
        ("late\nHello", "line 2: start each text with its language"),
        ("late\nen: Hello\n{nmae}", "line 2: late.en: there is no field {nmae}"),
        ("late\nen: a\nuk: b\nen: c", "line 4: the key “en” is used twice"),
        ("late kitchen\nen: Hello", "line 1: late.department: there is no department “kitchen”"),
        ("late for delivery\nen: Hello", "line 1: write one key"),
        ("LATE\nen: Hello", "line 1: LATE: use 1 to 16"),
        ("\nen: Hello", "line 1: use 1 to 16"),
        ("new", "line 1: new: give the text"),
        ("late\nen: a\ntitle en: " + "b" * 40, "line 3: late.title: write a title of at most 32 characters"),
        ("late\ntitle en: a\nen: b\ntitle en: c", "line 4: the key “title en” is used twice"),
    ],
)
def test_every_mistake_of_a_message_has_its_line(message: str, mistake: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_reply(message, None, BUSINESS)
    assert caught.value.sentences(words())[0].startswith(f"/replies: {mistake}")


def test_a_message_that_says_nothing_of_one_is_no_change() -> None:
    with pytest.raises(SettingsError) as caught:
        read_reply("late", Canned("late", Reply(en="Text")), BUSINESS)
    assert caught.value.sentences(words())[0].startswith(
        "/replies: line 1: start each text with its language"
    )
