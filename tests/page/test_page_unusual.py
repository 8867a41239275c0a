"""What people send rarely, from the page's own menu."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.raw_bot import RawBot
from tests.page.scenes import heard, started

# The sample, and the field that the bot hears of.
SAMPLES = {
    "live": "location",
    "venue": "venue",
    "nameless": "contact",
    "vcard": "contact",
    "checklist": "checklist",
    "story": "story",
    "game": "game",
    "paid": "paid_media",
    "quote": "external_reply",
    "premium": "caption",
    "spoiler": "has_media_spoiler",
    "above": "show_caption_above_media",
    "protected": "has_protected_content",
    "new": "hologram",
}


def send(page: Page, seat: Locator, sample: str) -> None:
    seat.get_by_test_id("attach").click()
    page.get_by_test_id("attach-unusual").click()
    page.get_by_test_id(f"unusual-{sample}").click()


@pytest.mark.parametrize(("sample", "field"), SAMPLES.items())
def test_a_sample_of_the_unusual_reaches_the_bot(page: Page, bot: RawBot, sample: str, field: str) -> None:
    seat = started(page)
    send(page, seat, sample)
    assert heard(bot, page, "message", having=field)
    expect(seat.locator("article.out")).to_have_count(2)


def test_a_caption_above_its_photo_is_drawn_above_it(page: Page, bot: RawBot) -> None:
    seat = started(page)
    for sample in ("above", "premium"):
        send(page, seat, sample)
        assert heard(bot, page, "message", having="photo")
    expect(seat.locator("article.out img")).to_have_count(2)
    above, below = seat.locator("article.out .bubble.pictured").all()
    assert is_above(above.locator(".words"), above.locator(".picture"))
    assert is_above(below.locator(".picture"), below.locator(".words"))


def is_above(upper: Locator, lower: Locator) -> bool:
    one, other = upper.bounding_box(), lower.bounding_box()
    assert one
    assert other
    return one["y"] + one["height"] <= other["y"]


def test_a_list_that_goes_on_shows_it_at_its_lower_edge(page: Page) -> None:
    seat = started(page)
    seat.get_by_test_id("attach").click()
    page.get_by_test_id("attach-unusual").click()
    shade = page.locator(".choices").evaluate(
        """list => {
          const last = list.querySelector("li:last-of-type");
          const gap = () => list.getBoundingClientRect().bottom - last.getBoundingClientRect().bottom;
          const before = gap();
          list.scrollTop = list.scrollHeight;
          return { before, after: gap(), edge: getComputedStyle(list, "::after").position };
        }"""
    )
    assert shade["edge"] == "sticky"
    assert shade["before"] < 0 <= shade["after"]  # there is more; and in the end nothing is covered


def test_a_live_location_is_moved_and_stopped_from_its_menu(page: Page, bot: RawBot) -> None:
    seat = started(page)
    send(page, seat, "live")
    first = heard(bot, page, "message", having="location")["location"]
    expect(seat.locator("article.out")).to_have_count(2)  # the bot can hear of it before the page draws it
    seat.locator("article.out").last.click(button="right")
    page.get_by_test_id("menu-live-move").click()
    assert heard(bot, page, "edited_message")["location"]["latitude"] > first["latitude"]
    seat.locator("article.out").last.click(button="right")
    page.get_by_test_id("menu-live-stop").click()
    expect(seat.locator("article.out").last).not_to_contain_text("Live location")
    seat.locator("article.out").last.click(button="right")
    expect(page.get_by_test_id("menu-live-stop")).to_have_count(0)


def test_voice_messages_can_be_forbidden_to_the_bot(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("chat-menu").click()
    page.get_by_test_id("chat-voices-off").click()
    seat.get_by_test_id("chat-menu").click()
    expect(page.get_by_test_id("chat-voices-on")).to_be_visible()
    assert bot is not None


def test_an_open_menu_follows_what_changes_meanwhile(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("chat-menu").click()
    expect(page.get_by_test_id("chat-voices-off")).to_be_visible()
    page.request.post(f"{page.url}people/emma/voices", data={"allowed": False})
    expect(page.get_by_test_id("chat-voices-on")).to_be_visible()
    assert bot is not None
