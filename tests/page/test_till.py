"""A purchase from both sides in a real browser: the page's till and the customer's chat, in three languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import Open
from tests.page.demos import UNHURRIED, changed, move_on, running_demo, to_tuesday
from tests.page.seats import be, log, press
from tests.words import counted, label, sentence

WIDE = (1280, 900)
ENDING = ("expire_months = 0", "expire_months = 1")
ENDS = (
    "{count} point is valid through {date}, then it expires.",
    "{count} points are valid through {date}, then they expire.",
)
CODE = re.compile(r"\d[\d ]{7,}\d")


@dataclass(frozen=True)
class Buyer:
    """`person` and the cashier have the same `language`, and these are the words of the till in it."""

    person: str
    language: str
    brought: str
    used: str
    handed: str
    took: str


BUYERS = (
    Buyer("olena", "uk", "+62 бали", "Цей код уже використано.", "Погашено.", "−6 балів"),
    Buyer("ivan", "ru", "+62 балла", "Этот код уже использован.", "Погашено.", "−6 баллов"),
    Buyer("emma", "en", "+62 points", "This code has already been used.", "Used.", "−6 points"),
)


@pytest.fixture
def playground(tmp_path: Path) -> Iterator[str]:
    """A demo whose points end; Telegram is in no hurry, and it is a Tuesday, eleven o'clock."""
    with running_demo(changed(tmp_path, *UNHURRIED, ENDING)) as url:
        to_tuesday(url, 11)
        yield url


def test_a_purchase_is_played_from_both_sides(new_page: Open, playground: str) -> None:
    page = new_page("uk", WIDE, refusal=(404, 409))
    page.get_by_test_id("till").click()
    for buyer in BUYERS:
        page.get_by_test_id("language").select_option(buyer.language)
        seat = be(page, buyer.person)
        seat.get_by_test_id("start").click()
        code = they_buy(page, seat, buyer)
        a_picture_of_the_code_is_worth_nothing(page, code, buyer)
        they_have_a_coffee_for_their_points(page, seat, buyer)
        one_of_two_comes_back(page, seat, buyer)
    move_on(playground, timedelta(days=40))
    for buyer in BUYERS:
        ends = counted(*ENDS, 6, buyer.language, date="…").partition("…")[0]
        expect(log(be(page, buyer.person))).to_contain_text(ends)
    a_world_that_begins_anew_has_a_till_anew(page, playground)


def they_buy(page: Page, seat: Locator, buyer: Buyer) -> str:
    press(seat, label("My points", buyer.language))
    press(seat, label("My card", buyer.language))
    code = newest_code(seat)
    at(page, "code").fill(code)
    at(page, "find").click()
    for index, (what, quantity, money) in enumerate((("coffee", "2", "130,00"), ("cake", "1", "495.50"))):
        if index:
            at(page, "add").click()
        at(page, f"what-{index}").fill(what)
        at(page, f"quantity-{index}").fill(quantity)
        at(page, f"sum-{index}").fill(money)
    at(page, "pay").click()
    expect(at(page, "brought").first).to_contain_text(buyer.brought)
    expect(log(seat)).to_contain_text(sentence("For your purchase.", buyer.language))
    return code


def a_picture_of_the_code_is_worth_nothing(page: Page, code: str, buyer: Buyer) -> None:
    at(page, "next").click()
    at(page, "code").fill(code)
    at(page, "find").click()
    expect(problem(page, "code")).to_have_text(buyer.used)


def they_have_a_coffee_for_their_points(page: Page, seat: Locator, buyer: Buyer) -> None:
    press(seat, label("My points", buyer.language))
    press(seat, label("Rewards", buyer.language))
    log(seat).get_by_role("button", name="50").last.click()
    press(seat, label("Get the voucher", buyer.language))
    at(page, "voucher-code").fill(newest_code(seat))
    at(page, "use").click()
    expect(at(page, "voucher")).to_contain_text(buyer.handed)
    at(page, "use").click()
    expect(problem(page, "voucher-code")).to_have_text(buyer.used)


def one_of_two_comes_back(page: Page, seat: Locator, buyer: Buyer) -> None:
    at(page, "back-1").first.fill("1")
    at(page, "refund-1").first.click()
    expect(at(page, "brought").first).to_contain_text(buyer.took)
    expect(log(seat)).to_contain_text(sentence("Because a purchase was returned.", buyer.language))


def a_world_that_begins_anew_has_a_till_anew(page: Page, playground: str) -> None:
    """It knows no receipt of the world before, and its key is one of the shop as it is now."""
    expect(at(page, "receipt")).to_have_count(len(BUYERS))
    page.get_by_test_id("controls").click()
    page.get_by_test_id("world-reset").click()
    page.get_by_test_id("dialog-ok").click()
    emma = be(page, "emma")
    emma.get_by_test_id("start").wait_for()
    to_tuesday(playground, 11)
    emma.get_by_test_id("start").click()
    page.get_by_test_id("till").click()
    expect(at(page, "receipt")).to_have_count(0)
    what_was_bought_under_a_phone_is_theirs_once_they_share_it(page, emma)


def what_was_bought_under_a_phone_is_theirs_once_they_share_it(page: Page, emma: Locator) -> None:
    at(page, "code").fill("+44 7700 900003")
    at(page, "find").click()
    expect(at(page, "customer")).to_contain_text("no customer has added this number to the bot yet")
    at(page, "sum-0").fill("100")
    at(page, "pay").click()
    expect(at(page, "brought")).to_contain_text("waiting until the bot knows whose it is")
    for button in ("My points", "Phone and card", "Add my phone"):
        press(emma, label(button, "en"))
    emma.get_by_test_id("reply-0-0").click()
    page.get_by_test_id("dialog-ok").click()
    expect(log(emma)).to_contain_text("We have given you 10 points.")
    at(page, "next").click()
    at(page, "code").fill("+447700900003")
    at(page, "find").click()
    expect(at(page, "customer")).to_contain_text("Emma10 points")


def at(page: Page, what: str) -> Locator:
    return page.get_by_test_id("till-panel").get_by_test_id(f"till-{what}")


def problem(page: Page, entered: str) -> Locator:
    """What is said beside this field."""
    beside = (
        page.get_by_test_id("till-panel")
        .locator("section")
        .filter(has=page.get_by_test_id(f"till-{entered}"))
    )
    return beside.get_by_test_id("till-problem")


def newest_code(seat: Locator) -> str:
    """Of the card or the voucher that was shown last."""
    shown = log(seat).locator("code").last
    expect(shown).to_have_text(CODE)
    return shown.inner_text()
