"""What an operator promised and what follows a visit, in a real browser, with the clock moving.

One story, for a demo takes seconds to start; each act is one customer's.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.seats import be, log, open_topic, press, say
from tests.words import label, like, sentence

WIDE = (1720, 900)
NPS = "[followups.nps]                  # would they recommend us?\non = true                        "
RULES = (
    *UNHURRIED,
    ('close_topic_after = "1d"', 'close_topic_after = "5d"'),
    (f'{NPS}# whether it is sent at all\nafter = "1d"', '[followups.nps]\non = true\nafter = "2h"'),
    ("least = 3                        # visits", "least = 2  # visits"),
)
DELIVERED = "Your order {order} has been delivered. Did everything go well?"
ONCE_MORE = "We are asking once more and will not ask again: did everything go well? It takes a minute."
RECOMMEND = "Would you recommend us to your friends and family? 0 is definitely not, 10 is definitely yes."


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A demo in which Telegram is in no hurry, and regulars come twice. It is a Tuesday there, eleven o'clock."""
    with running_demo(changed(tmp_path, *RULES)) as url:
        to_tuesday(url, 11)
        yield url


def test_what_was_promised_comes_and_what_follows_comes_when_it_may(new_page: Open, playground: str) -> None:
    page = new_page("en", WIDE)
    page.get_by_test_id("split").click()
    asks(page, "emma", "en", "Delivery")
    asks(page, "olena", "uk", "Доставка")
    emma_is_promised_an_answer(page)
    emma_is_asked_after_her_visit(page, playground)
    olena_is_left_in_peace_until_morning(page, playground)
    one_thing_at_a_time(page, playground)
    olena_wants_answers_only(page, playground)
    expect(log(be(page, "emma"))).not_to_contain_text("We promised to write to you")


def asks(page: Page, person: str, language: str, department: str) -> None:
    seat = be(page, person)
    seat.get_by_test_id("start").click()
    press(seat, label("Question", language))
    press(seat, department)
    say(seat, "Is it on its way?")
    press(seat, label("Send", language))


def at_the_desk(page: Page, title: str) -> Locator:
    taras = be(page, "taras", 1)
    open_topic(taras, title)
    expect(taras.get_by_test_id("chat-title")).to_contain_text(title)
    return taras


def told(page: Page, title: str, *events: str) -> None:
    """Taras tells what has happened, in the customer's topic."""
    taras = at_the_desk(page, title)
    for event in events:
        noted = log(taras).get_by_text(sentence("Noted."))
        before = noted.count()
        say(taras, f"/event {event}")
        expect(noted).to_have_count(before + 1)


def emma_is_promised_an_answer(page: Page) -> None:
    """It moves, of which she hears, and is kept."""
    emma, taras = be(page, "emma"), at_the_desk(page, "№ 1 Emma")
    press(taras, label("Take"))
    say(taras, "/promise через 2 години")
    expect(log(emma)).to_contain_text("will write to you about your ticket No. 1 by 13:00 today")
    say(taras, "/promise через 3 години")
    expect(log(emma)).to_contain_text("will write to you by 14:00 today (Kyiv time), not by 13:00 today.")
    say(taras, "The courier comes at two.")
    expect(log(taras)).to_contain_text(like("This answer keeps the promise to write {deadline}."))


def emma_is_asked_after_her_visit(page: Page, playground: str) -> None:
    """She does not answer yet."""
    told(page, "№ 1 Emma", "visit V-1 branch")
    move_on(playground, timedelta(hours=2))
    expect(log(be(page, "emma"))).to_contain_text("Thank you for your visit (Café in Podil). How was it?")


def olena_is_left_in_peace_until_morning(page: Page, playground: str) -> None:
    """Three things are due for her in the night and in the morning."""
    taras = at_the_desk(page, "№ 2 Олена")
    press(taras, label("Take"))
    say(taras, "Так, уже їде.")
    say(taras, "/solve")  # the card's button says no until the card has been drawn anew after the answer
    olena = be(page, "olena")
    expect(log(olena)).to_contain_text("вирішено")
    move_on(playground, timedelta(hours=6, minutes=30))
    told(page, "№ 2 Олена", "delivered D-1", "purchase D-2")
    move_on(playground, timedelta(hours=3))


def one_thing_at_a_time(page: Page, playground: str) -> None:
    """The most important first, the next not before three hours later. Emma is asked once more, and answers."""
    score = "Оберіть оцінку"
    delivered, recommend = sentence(DELIVERED, "uk", order="D-1"), sentence(RECOMMEND, "uk")
    olena = be(page, "olena")
    move_on(playground, timedelta(hours=10, minutes=45))
    expect(log(olena)).to_contain_text(score)
    move_on(playground, timedelta(hours=3, minutes=45))
    expect(log(olena)).to_contain_text(delivered)
    emma = be(page, "emma")
    expect(log(emma)).to_contain_text(ONCE_MORE)
    press(emma, "Leave feedback")
    press(emma, "⭐ 5")
    move_on(playground, timedelta(hours=3))
    olena = be(page, "olena")
    for text, came in ((score, "09:15"), (delivered, "13:00"), (recommend, "16:00")):
        expect(log(olena).locator("article").filter(has_text=text)).to_contain_text(came)


def olena_wants_answers_only(page: Page, playground: str) -> None:
    """What is told of her is followed by nothing; what is told of Emma is."""
    olena = be(page, "olena")
    say(olena, "/settings")
    press(olena, label("Messages from us", "uk"))
    press(olena, f"○ {label('Only answer me', 'uk')}")
    expect(log(olena)).to_contain_text(f"● {label('Only answer me', 'uk')}")
    told(page, "№ 2 Олена", "delivered D-3")
    told(page, "№ 1 Emma", "delivered V-2")
    move_on(playground, timedelta(hours=2))
    emma = be(page, "emma")
    expect(log(emma)).to_contain_text(sentence(DELIVERED, "en", order="V-2"))
    expect(log(emma).get_by_text(ONCE_MORE)).to_have_count(1)
    expect(log(be(page, "olena"))).not_to_contain_text("D-3")
