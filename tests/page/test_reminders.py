"""Reminders in a real browser: by words in each language, by buttons, and with the clock moving until they come."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.seats import be, log, press, say
from tests.words import label, sentence

WIDE = (1280, 900)
# Who says what, and what they are to do then.
WORDS = {
    "olena": ("uk", "нагадай завтра о 12 замовити воду", "замовити воду"),
    "ivan": ("ru", "напомни завтра в 12 заказать воду", "заказать воду"),
    "emma": ("en", "remind me tomorrow at 12 to order water", "order water"),
}


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A fresh demo in which Telegram is in no hurry. It is a Tuesday there, eleven o'clock."""
    with running_demo(changed(tmp_path, *UNHURRIED)) as url:
        to_tuesday(url, 11)
        yield url


def asked(seat: Locator, language: str, words: str) -> None:
    """They say it, and by which clock they live, and that it is right so."""
    say(seat, words)
    zone = "To remind you at the right time, we need to know your time zone."
    expect(log(seat)).to_contain_text(sentence(zone, language))
    press(seat, label("Yes", language))
    expect(log(seat)).to_contain_text("12:00")
    press(seat, label("Yes, remind me", language))


def test_it_is_asked_for_in_three_languages_and_comes_on_the_next_day(
    new_page: Open, playground: str
) -> None:
    page = new_page("uk", WIDE)
    for person, (language, words, _what) in WORDS.items():
        seat = be(page, person)
        seat.get_by_test_id("start").click()
        asked(seat, language, words)
    emma = be(page, "emma")
    expect(log(emma)).to_contain_text("We will remind you on Wednesday")
    say(emma, "/remind")
    press(emma, "New reminder")
    say(emma, "call the courier")
    expect(log(emma)).to_contain_text("When shall we remind you?")
    press(emma, "Choose a day")
    expect(log(emma)).to_contain_text("Which day?")
    press(emma, "Back")
    expect(log(emma)).to_contain_text("When shall we remind you?")
    press(emma, "In an hour")
    expect(log(emma)).to_contain_text("Shall we remind you")
    press(emma, "Yes, remind me")
    move_on(playground, timedelta(hours=1))
    expect(log(emma)).to_contain_text("🔔 call the courier")
    press(emma, "In 10 minutes")
    expect(log(emma)).to_contain_text("We will remind you again today at")
    for words in ("remind me tomorrow at 12 to call Ivan", "remind me tomorrow at 12 to buy bread"):
        say(emma, words)
        press(emma, "Yes, remind me")
    move_on(playground, timedelta(hours=26))
    for person in ("olena", "ivan"):
        language, _words, what = WORDS[person]
        seat = be(page, person)
        expect(log(seat)).to_contain_text(f"🔔 {what}")
        press(seat, label("Done", language))
    emma_answers_three_that_came_in_one_message(be(page, "emma"))


def emma_answers_three_that_came_in_one_message(emma: Locator) -> None:
    expect(log(emma)).to_contain_text("You asked us to remind you of this:")
    press(emma, "One at a time")
    expect(log(emma)).to_contain_text("And 2 more.")
    press(emma, "Done")
    expect(log(emma)).to_contain_text("And 1 more.")
    press(emma, "All in an hour")
    expect(log(emma)).to_contain_text("We will remind you again today at")
