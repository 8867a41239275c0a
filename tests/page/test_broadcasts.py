"""A broadcast in a real browser: an admin writes it in three languages, and it comes at ten o'clock wherever one lives.

One wants no more of them, one has blocked the bot, one asks about it; what is said of it afterwards adds up.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, running_demo, to_tuesday
from tests.page.seats import be, log, press, say
from tests.words import label, like, sentence

WIDE = (1720, 900)
TEXTS = {"uk": "Нова кава вже тут", "ru": "Новый кофе уже здесь", "en": "A new coffee is here"}
OWN = {"uk": "Українська", "ru": "Русский", "en": "English"}
# Who wants news, in which language, and where they live; the last one blocks the bot.
PEOPLE = {
    "olena": ("uk", "Київ"),
    "ivan": ("ru", "Варшава"),
    "emma": ("en", "London"),
    "daria": ("uk", "Київ"),
}

STAFF = {"daria": 2002, "solomiia": 3001}


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A fresh demo in which Telegram is in no hurry. It is a Tuesday there, nine o'clock."""
    with running_demo(changed(tmp_path, *UNHURRIED)) as url:
        to_tuesday(url, 9)
        yield url


def test_it_comes_at_ten_in_each_zone_and_what_is_said_of_it_adds_up(new_page: Open, playground: str) -> None:
    assert playground
    page = new_page("en", WIDE)
    page.get_by_test_id("split").click()
    for person, (language, city) in PEOPLE.items():
        wants_news(in_private(page, person), language, city)
    composes(in_private(page, "solomiia", 1))
    daria_blocks_the_bot(in_private(page, "daria"))
    comes_hour_by_hour(page)
    emma_wants_no_more(be(page, "emma"))
    ivan_asks(be(page, "ivan"))
    adds_up(in_private(page, "solomiia", 1))


def in_private(page: Page, person: str, index: int = 0) -> Locator:
    """With the bot alone: whoever is of the staff sees the group first."""
    seat = be(page, person, index)
    if person in STAFF:
        seat.get_by_test_id(f"chat-{STAFF[person]}").click()
    return seat


def wants_news(seat: Locator, language: str, city: str) -> None:
    seat.get_by_test_id("start").click()
    say(seat, "/settings")
    press(seat, label("Time zone", language))
    say(seat, city)
    press(seat, label("Yes", language))
    press(seat, label("Messages from us", language))
    press(seat, f"▫️ {label('News and offers', language)}")
    expect(log(seat)).to_contain_text(label("News and offers", language))


def composes(admin: Locator) -> None:
    """Nothing can be sent before each language has its text; then it is seen as it will arrive."""
    admin.get_by_test_id("start").click()
    say(admin, "/broadcast")
    for language in ("en", "uk"):
        press(admin, f"✎ {OWN[language]}")
        say(admin, TEXTS[language])
        expect(log(admin)).to_contain_text(f"✓ {OWN[language]}")
    expect(log(admin)).to_contain_text(sentence("there is no text yet."))
    expect(log(admin).get_by_role("button", name=label("Review and send"))).to_have_count(0)
    press(admin, f"✎ {OWN['ru']}")
    say(admin, TEXTS["ru"])
    press(admin, f"✎ {label('Ask an operator')}")
    press(admin, label("Send me a preview"))
    for language in TEXTS:
        fewer = log(admin).get_by_role("button", name=label("No more of these", language), exact=True)
        expect(fewer).to_have_count(1)
    press(admin, label("When"))
    press(admin, "10:00")
    press(admin, label("Review and send"))
    press(admin, label("Send"))
    said = "Broadcast No. {number} has been accepted: {recipients}. You can follow it or stop it in /admin."
    expect(log(admin)).to_contain_text(like(said))
    expect(log(admin)).to_contain_text(sentence("scheduled"))  # with whoever may be written to by now


def daria_blocks_the_bot(seat: Locator) -> None:
    seat.get_by_test_id("chat-menu").click()
    seat.page.get_by_test_id("chat-block").click()
    expect(seat.get_by_test_id("composer")).to_have_count(0)


def comes_hour_by_hour(page: Page) -> None:
    """At ten in Kyiv, in Warsaw, in London."""
    page.get_by_test_id("controls").click()
    for person in ("olena", "ivan", "emma"):
        language, _ = PEOPLE[person]
        expect(log(be(page, person))).not_to_contain_text(TEXTS[language])
        page.get_by_test_id("clock-hour").click()
        expect(log(be(page, person)).locator("article").filter(has_text=TEXTS[language])).to_contain_text(
            "10:0"
        )
    page.get_by_test_id("controls").click()


def emma_wants_no_more(seat: Locator) -> None:
    press(seat, label("No more of these", "en"))
    expect(log(seat)).to_contain_text("We will not write to you about this any more: news and offers.")


def ivan_asks(seat: Locator) -> None:
    press(seat, label("Ask an operator", "ru"))
    say(seat, "А без кофеина есть?")
    press(seat, label("Send", "ru"))
    expect(log(seat)).to_contain_text(like("We have received your question: it is No. {number}.", "ru"))


def adds_up(admin: Locator) -> None:
    expect(log(admin)).to_contain_text(like("Broadcast No. {number} is finished."))
    press(admin, label("Results of No. {number}", number=1))
    expect(log(admin)).to_contain_text(sentence("Tickets after pressing a button: {count}", count=1))
    result = (
        log(admin)
        .locator("article")
        .filter(has_text=sentence("Tickets after pressing a button: {count}", count=1))
    )
    for said in (
        sentence("delivered: {count}", count=3),
        sentence("Pressed a button below it: {count} ({share})", count=1, share="33%"),
        sentence("Pressed “No more of these”: {count}", count=1),
        f"English: {sentence('delivered: {count}', count=1)} · {sentence('unsubscribed: {count}', count=1)}",
        f"Українська: {sentence('delivered: {count}', count=1)} · {sentence('blocked the bot: {count}', count=1)}",
    ):
        expect(result).to_contain_text(said)
