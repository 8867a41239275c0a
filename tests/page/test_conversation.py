"""The main job in a real browser: the demo as a visitor starts it, played through its page by all who take part."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import running_demo, to_tuesday
from tests.page.seats import be, edit, log, open_topic, press, say, send_album

WIDE = (1720, 900)


@pytest.fixture
def playground() -> Iterator[str]:
    """The address of a fresh demo. It is a Tuesday there, eleven o'clock: the café is open."""
    with running_demo() as url:
        to_tuesday(url, 11)
        yield url


def at_noon_the_next_day(page: Page) -> None:
    """The time at which also those are written to whose zone is only guessed. The world begins at nine."""
    page.get_by_test_id("controls").click()
    page.get_by_test_id("clock-day").click()
    for _hour in range(3):
        page.get_by_test_id("clock-hour").click()
    page.get_by_test_id("controls").click()


def at_the_desk(page: Page, title: str) -> Locator:
    """Taras in the second pane, in the topic with this title."""
    taras = be(page, "taras", 1)
    open_topic(taras, title)
    return taras


def test_emma_complains_with_an_album_is_answered_and_asked_for_a_score_in_english(new_page: Open) -> None:
    page = new_page("en", WIDE)
    page.get_by_test_id("split").click()
    emma = be(page, "emma")
    emma.get_by_test_id("start").click()
    press(emma, "Complaint")
    press(emma, "Delivery")
    say(emma, "The cake came squashed")
    send_album(emma, "top.png", "side.png")
    expect(log(emma)).to_contain_text("2 photos")
    press(emma, "Done")
    say(emma, "A-1705")
    press(emma, "Send")
    expect(log(emma)).to_contain_text("We have received your complaint: it is No. 1.")
    expect(log(emma)).to_contain_text("An operator will answer here by 11:30 today")

    taras = at_the_desk(page, "№ 1 Emma")
    expect(log(taras)).to_contain_text("The cake came squashed")
    expect(log(taras)).to_contain_text("A-1705")
    expect(log(taras).get_by_test_id("album").locator("img")).to_have_count(2)
    press(taras, "Взяти в роботу")
    expect(log(emma)).to_contain_text("is now working on your ticket No. 1")

    say(taras, "I am sorry, Emma. A new cake is on its way.")
    expect(log(emma)).to_contain_text("A new cake is on its way.")
    say(emma, "Thank you. The blue door")
    expect(log(taras)).to_contain_text("The blue door")
    edit(emma, "Thank you. The blue door", "Thank you. The green door")
    expect(log(taras)).to_contain_text("The green door")
    expect(log(taras)).to_contain_text("The blue door")  # the first wording is kept

    press(taras, "Вирішити")
    expect(log(emma)).to_contain_text("Your ticket No. 1 has been solved")
    at_noon_the_next_day(page)
    expect(log(emma)).to_contain_text("How did we do with your ticket No. 1?")
    press(emma, "⭐ 5")
    expect(log(emma)).to_contain_text("Thank you for your rating")
    expect(log(taras)).to_contain_text("5")


def test_olena_gives_a_low_score_in_ukrainian_and_her_ticket_is_opened_again(new_page: Open) -> None:
    page = new_page("uk", WIDE)
    page.get_by_test_id("split").click()
    olena = be(page, "olena")
    olena.get_by_test_id("start").click()
    press(olena, "Скарга")
    press(olena, "Доставка")
    say(olena, "Торт приїхав розчавлений")
    press(olena, "Готово")
    press(olena, "Пропустити")
    press(olena, "Надіслати")
    expect(log(olena)).to_contain_text("Оператор відповість тут сьогодні до 11:30")

    taras = at_the_desk(page, "№ 1 Олена")
    press(taras, "Взяти в роботу")
    say(taras, "Перепрошуємо, Олено. Повернули Вам гроші.")
    expect(log(olena)).to_contain_text("Повернули Вам гроші.")
    say(taras, "/solve")  # the card's button says no until the card has been drawn anew after the answer
    expect(log(olena)).to_contain_text("вирішено")  # before the clock moves on
    at_noon_the_next_day(page)
    press(olena, "⭐ 1")
    press(olena, "Відкрити знову")
    expect(log(olena)).to_contain_text("Що досі не так")
    say(olena, "Гроші не прийшли")
    expect(log(olena).get_by_text("Гроші не прийшли")).to_have_count(2)  # hers, and on the screen that asks
    press(olena, "Надіслати й відкрити")
    expect(taras.get_by_test_id("chat-title")).to_contain_text("🆕 № 1 Олена")
    expect(log(taras)).to_contain_text("Гроші не прийшли")
    press(taras, "Взяти в роботу")
    expect(taras.get_by_test_id("chat-title")).to_contain_text("💬 № 1 Олена")
