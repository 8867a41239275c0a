"""The desk in a real browser: three operators serve three customers, in three languages and two departments' groups.

One story, for a demo takes seconds to start; each act is one customer's.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.scenes import GROUP
from tests.page.seats import be, log, open_topic, press, say
from tests.words import label, sentence

PAYMENTS = GROUP - 1
WIDE = (1720, 900)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
RULES = (
    ("# groups = [-1001000000002] ", "groups = [-1001000000002] "),
    *UNHURRIED,
)
LATE = "We promised an answer {deadline}, and there is none yet. Please answer now."
SORRY = """/replies set cake
uk: Перепрошуємо, {name}! Новий торт уже їде.
ru: Просим прощения, {name}! Новый торт уже едет.
en: We are sorry, {name}! A new cake is on its way."""


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A demo in which payments have a group of their own and Telegram is in no hurry; Tuesday, eleven o'clock."""
    with running_demo(changed(tmp_path, *RULES)) as url:
        to_tuesday(url, 11)
        yield url


def test_three_customers_are_served_by_three_operators(new_page: Open, playground: str) -> None:
    page = new_page("uk", WIDE)
    page.get_by_test_id("split").click()
    prepare(page)
    emma_is_answered_in_english(page)
    ivan_waits_too_long(page, playground)
    olena_is_put_off_until_tomorrow(page, playground)
    emma_gives_a_score(page, playground)


def prepare(page: Page) -> None:
    """Solomiia keeps a canned reply in three languages; Daria begins her shift."""
    solomiia = at_the_desk(page, "solomiia")
    say_all(solomiia, SORRY)
    expect(log(solomiia)).to_contain_text(uk("Saved."))
    daria = at_the_desk(page, "daria")
    say(daria, "/onshift до 20:00")
    expect(log(daria)).to_contain_text(
        uk("{name} is on shift. The shift ends {when}.", name="Дарія", when="сьогодні о 20:00")
    )


def emma_is_answered_in_english(page: Page) -> None:
    """Daria is asked, two press at once, Daria passes it on, Solomiia answers with the canned reply and solves it."""
    emma = complain(page, "emma", ("Complaint", "Delivery", "The cake came squashed", "Done", "Skip", "Send"))
    expect(log(emma)).to_contain_text("We have received your complaint: it is No. 1.")
    daria = be(page, "daria", 1)
    row = forum(daria, GROUP).get_by_role("button", name="№ 1")
    expect(row.get_by_test_id("mentioned")).to_be_visible()
    expect(forum(daria, PAYMENTS).get_by_test_id("mentioned")).to_have_count(0)
    taras = be(page, "taras")
    race(page, taras, daria)
    say(daria, "/pass соломія просить керівника")
    solomiia = be(page, "solomiia", 1)
    open_topic(solomiia, "№ 1")
    expect(log(solomiia)).to_contain_text(uk("Passed on by {name} to {to}.", name="Дарія", to="Соломія"))
    expect(log(solomiia)).to_contain_text(uk("Reason: {reason}", reason="просить керівника"))
    say(solomiia, "/c торт")
    expect(log(solomiia)).to_contain_text(uk("The customer will get ({language}):", language=uk("English")))
    expect(log(solomiia)).to_contain_text("Перепрошуємо, Emma! Новий торт уже їде.")
    press(solomiia, label("Send", "uk"))
    emma = be(page, "emma")
    expect(log(emma)).to_contain_text("We are sorry, Emma! A new cake is on its way.")
    wait_for_her_answer(emma, solomiia)
    press(solomiia, label("Solve", "uk"))
    expect(log(emma)).to_contain_text("Your ticket No. 1 has been solved")
    say(emma, "Thank you!")
    expect(log(solomiia)).to_contain_text("Thank you!")
    expect(solomiia.get_by_test_id("chat-title")).to_contain_text("✅ № 1 Emma")


def race(page: Page, taras: Locator, daria: Locator) -> None:
    """Both press in the same moment: one has it, the other is told who."""
    buttons = []
    for seat in (daria, taras):
        open_topic(seat, "№ 1")
        buttons.append(log(seat).get_by_role("button", name=label("Take", "uk")).element_handle())
    page.evaluate("buttons => buttons.forEach(button => button.click())", buttons)
    expect(page.get_by_test_id("dialog")).to_contain_text(uk("Already taken by {name}.", name="Дарія"))
    page.get_by_test_id("alert-ok").click()
    expect(log(taras)).to_contain_text(uk("In progress: {name}", name="Дарія"))
    expect(log(taras).get_by_text(uk("Taken by {name}.", name="Дарія"))).to_have_count(1)


def wait_for_her_answer(emma: Locator, solomiia: Locator) -> None:
    """Snoozed until the customer answers; her word brings it back."""
    say(solomiia, "/wait")
    expect(solomiia.get_by_test_id("chat-title")).to_contain_text("💤 № 1 Emma")
    say(emma, "When exactly?")
    expect(solomiia.get_by_test_id("chat-title")).to_contain_text("💬 № 1 Emma")
    say(solomiia, "By one o'clock")
    expect(log(emma)).to_contain_text("By one o'clock")


def ivan_waits_too_long(page: Page, playground: str) -> None:
    """Nobody takes his ticket: the group is told, then Solomiia, and he reads an honest word with a new time."""
    story = ("Жалоба", "Оплата", "Деньги списали дважды", "Готово", "Пропустить", "Отправить")
    ivan = complain(page, "ivan", story)
    expect(log(ivan)).to_contain_text("Оператор ответит здесь сегодня до 12:00")
    taras = be(page, "taras", 1)
    forum(taras, PAYMENTS).get_by_role("button", name="№ 2 Иван").click()
    move_on(playground, HOUR + MINUTE)
    expect(log(taras)).to_contain_text(uk(LATE, deadline="сьогодні до 12:00"))
    expect(log(ivan)).to_contain_text("Просим прощения. На обращение № 2 ответим сегодня")
    move_on(playground, 31 * MINUTE)
    solomiia = be(page, "solomiia", 1)
    expect(forum(solomiia, PAYMENTS).get_by_test_id("mentioned")).to_be_visible()
    forum(solomiia, PAYMENTS).get_by_role("button", name="№ 2 Иван").click()
    say(solomiia, "Простите! Деньги вернули.")
    expect(log(ivan)).to_contain_text("Деньги вернули.")


def olena_is_put_off_until_tomorrow(page: Page, playground: str) -> None:
    story = ("Скарга", "Доставка", "Забули ложки", "Готово", "Пропустити", "Надіслати")
    olena = complain(page, "olena", story)
    taras = be(page, "taras", 1)
    open_topic(taras, "№ 3 Олена")
    say(taras, "Перепрошуємо, Олено! Завтра привеземо.")
    expect(log(olena)).to_contain_text("Завтра привеземо.")
    expect(log(taras).get_by_role("button", name=label("Take", "uk"))).to_have_count(
        0
    )  # the card says it is his
    press_all(taras, label("More", "uk"), label("Snooze", "uk"), "На завтра, 09:00")
    expect(taras.get_by_test_id("chat-title")).to_contain_text("💤 № 3 Олена")
    be(page, "daria", 1)
    move_on(playground, 21 * HOUR)
    row = forum(page.get_by_test_id("pane-1"), GROUP).get_by_role("button", name="№ 3 Олена")
    expect(row).to_contain_text("💬")


def emma_gives_a_score(page: Page, playground: str) -> None:
    move_on(playground, 3 * HOUR)
    emma = be(page, "emma")
    expect(log(emma)).to_contain_text("How did we do with your ticket No. 1?")
    press(emma, "⭐ 5")
    daria = be(page, "daria", 1)
    open_topic(daria, "№ 1 Emma")
    expect(log(daria)).to_contain_text(uk("Rating: {score} out of 5", score=5))


# --- what they do again and again


def uk(text: str, **fields: object) -> str:
    """What the staff reads."""
    return sentence(text, "uk", **fields)


def at_the_desk(page: Page, person: str) -> Locator:
    """An operator in the second pane, where all of the group talk."""
    seat = be(page, person, 1)
    forum(seat, GROUP).get_by_test_id("topic-0").click()
    return seat


def forum(seat: Locator, group: int) -> Locator:
    return seat.get_by_test_id(f"forum-{group}")


def complain(page: Page, person: str, story: tuple[str, ...]) -> Locator:
    """A customer in the first pane; `story` is what they press, and what they write."""
    start, department, words, *rest = story
    seat = be(page, person)
    seat.get_by_test_id("start").click()
    press_all(seat, start, department)
    say(seat, words)
    press_all(seat, *rest)
    return seat


def press_all(seat: Locator, *labels: str) -> None:
    for text in labels:
        press(seat, text)


def say_all(seat: Locator, text: str) -> None:
    """Words of several lines."""
    seat.get_by_test_id("composer").fill(text)
    seat.get_by_test_id("composer").press("Enter")
