"""How close shall we be? Who wants answers only is asked nothing, who praised us is asked once: in a real browser."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.seats import be, log, open_topic, press, say

WIDE = (1720, 900)
DAY = timedelta(days=1)


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A fresh demo in which Telegram is in no hurry. It is a Tuesday there, eleven o'clock: the café is open."""
    with running_demo(changed(tmp_path, *UNHURRIED)) as url:
        to_tuesday(url, 11)
        yield url


def asks(page: Page, person: str, question: str, department: str, send: str) -> Locator:
    seat = be(page, person)
    press(seat, question)
    press(seat, department)
    say(seat, "Is it on its way?")
    press(seat, send)
    return seat


def is_solved(page: Page, title: str) -> None:
    taras = be(page, "taras", 1)
    open_topic(taras, title)
    expect(taras.get_by_test_id("chat-title")).to_contain_text(title)
    press(taras, "Взяти в роботу")
    say(taras, "Перепрошуємо.")
    say(taras, "/solve")  # the card's button says no until the card has been drawn anew after the answer
    expect(log(taras)).to_contain_text("Вирішено")


def test_who_wants_answers_only_is_asked_nothing_and_who_praises_us_is_asked_how_close(
    new_page: Open, playground: str
) -> None:
    page = new_page("en", WIDE)
    page.get_by_test_id("split").click()
    emma = be(page, "emma")
    emma.get_by_test_id("start").click()
    say(emma, "/settings")
    press(emma, "Messages from us")
    press(emma, "○ Only answer me")
    expect(log(emma)).to_contain_text("● Only answer me")
    expect(log(emma)).not_to_contain_text("Short surveys")
    say(emma, "/menu")
    asks(page, "emma", "Question", "Delivery", "Send")
    olena = be(page, "olena")
    olena.get_by_test_id("start").click()
    asks(page, "olena", "Запитання", "Доставка", "Надіслати")
    is_solved(page, "№ 1 Emma")
    is_solved(page, "№ 2 Олена")

    move_on(playground, DAY)
    press(be(page, "olena"), "⭐ 5")
    move_on(playground, timedelta(minutes=2))
    expect(log(olena)).to_contain_text("що нам узяти на себе?")
    press(olena, "Нагадувати про плани")
    expect(log(olena)).to_contain_text("● Нагадувати про плани")
    expect(log(be(page, "emma"))).not_to_contain_text("How did we do")
