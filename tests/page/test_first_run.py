"""From a token to a served customer in a real browser: `turbota run` without a file, and all else said in the chat."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import first_run
from tests.page.scenes import GROUP
from tests.page.seats import be, log, open_topic, press, say
from tests.words import label, sentence

SOLOMIIA = 3001


@pytest.fixture
def code(playground: str, tmp_path: Path) -> Iterator[str]:
    """What the console's link ends with. Nothing is in the folder in which the bot runs."""
    with first_run(playground, tmp_path) as ending:
        yield ending


def test_a_token_alone_becomes_a_bot_that_serves(new_page: Open, code: str, tmp_path: Path) -> None:
    page = new_page("uk")
    page.get_by_test_id("split").click()
    solomiia = in_private(page)
    solomiia.get_by_test_id("start").click()
    expect(log(solomiia)).to_contain_text(sentence("This bot is not set up yet. Please come back later."))
    say(solomiia, f"/start {code}")
    answer(solomiia)
    show_the_group(page)
    solomiia = in_private(page)
    expect(log(solomiia)).to_contain_text(sentence("Is all of this right?"))
    press(solomiia, label("Go live"))
    expect(log(solomiia)).to_contain_text(sentence("Your bot is live."))
    emma = be(page, "emma", 1)
    emma.get_by_test_id("start").click()
    for text in ("Complaint", "Payments"):
        press(emma, text)
    say(emma, "Charged twice")
    for text in ("Done", "Skip", "Send"):
        press(emma, text)
    expect(log(emma)).to_contain_text("We have received your complaint: it is No. 1.")
    solomiia = be(page, "solomiia", 1)
    open_topic(solomiia, "№ 1")
    expect(log(solomiia)).to_contain_text("Charged twice")
    assert [file.name for file in tmp_path.glob("*.toml")] == []


def in_private(page: Page) -> Locator:
    seat = be(page, "solomiia")
    seat.get_by_test_id(f"chat-{SOLOMIIA}").click()
    return seat


def answer(solomiia: Locator) -> None:
    asked = log(solomiia)
    expect(asked).to_contain_text(sentence("What is your business called?"))
    say(solomiia, "Калина")
    expect(asked).to_contain_text(sentence("Where is your business?"))
    press(solomiia, "Київ")
    expect(asked).to_contain_text(sentence("Which languages do your customers speak?"))
    press(solomiia, label("Next"))
    expect(asked).to_contain_text(sentence("When does your team answer?"))
    press(solomiia, label("Around the clock"))
    expect(asked).to_contain_text(sentence("What do customers write to you about?"))
    press(solomiia, label("The usual ones"))
    expect(asked).to_contain_text(sentence("The group where your team answers"))


def show_the_group(page: Page) -> None:
    seat = be(page, "solomiia", 1)
    seat.get_by_test_id(f"forum-{GROUP}").get_by_test_id("topic-0").click()
    say(seat, "Ось наша група")
