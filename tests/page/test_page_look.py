"""The chat page's languages, colours, sizes and keys."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.page.conftest import Open, watch
from tests.page.raw_bot import RawBot
from tests.page.scenes import EMMA, GROUP, PHONE, buttons, started, topic
from tests.page.seats import be
from tests.page.visitors import DESKTOP


def test_everything_is_within_reach_of_the_keyboard(page: Page) -> None:
    seat = started(page)
    seat.get_by_test_id("person-emma").focus()
    page.keyboard.press("ArrowLeft")
    expect(seat.get_by_test_id("person-ivan")).to_be_focused()
    page.keyboard.press("Enter")
    expect(seat.get_by_test_id("start")).to_be_visible()
    be(page, "emma").locator("article").last.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(seat.locator("article").last).to_be_focused()


@pytest.mark.parametrize(
    ("language", "word"), [("uk", "Почати"), ("ru", "Начать"), ("en", "Start"), ("pl", "Start")]
)
def test_the_page_speaks_the_browsers_language(new_page: Open, language: str, word: str) -> None:
    seat = be(new_page(language), "charlie")
    expect(seat.get_by_test_id("start")).to_have_text(word)


def test_the_language_is_the_visitors_and_is_kept(page: Page) -> None:
    page.get_by_test_id("language").select_option("ru")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.reload()
    expect(page.get_by_test_id("clock")).to_have_attribute("title", re.compile("Часы"))


def test_the_clock_says_whose_time_it_shows(page: Page) -> None:
    for person, zone in (("emma", "London time"), ("ivan", "Warsaw time"), ("taras", "Kyiv time")):
        be(page, person)
        expect(page.get_by_test_id("clock")).to_contain_text(zone)


def test_dark_and_light_follow_the_system_until_chosen(new_page: Open) -> None:
    page = new_page(dark=True)
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_test_id("theme").click()
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_a_phone_shows_the_list_or_the_conversation(new_page: Open, bot: RawBot) -> None:
    thread = topic(bot, "№1 Emma", "A complaint")
    page = new_page("uk", PHONE)
    seat = be(page, "taras")
    seat.get_by_test_id(f"topic-{thread}").click()
    expect(seat.get_by_test_id(f"topic-{thread}")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    seat.get_by_test_id("back").click()
    expect(seat.get_by_test_id(f"topic-{thread}")).to_be_visible()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_two_people_side_by_side_keep_their_chats_in_sight(
    new_page: Open, bot: RawBot, language: str
) -> None:
    thread = topic(bot, "№1 Emma", "A complaint")
    page = new_page(language)
    page.get_by_test_id("split").click()
    for index, person in enumerate(("taras", "daria")):
        seat = be(page, person, index)
        seat.get_by_test_id(f"topic-{thread}").click()
        expect(seat.get_by_test_id("composer")).to_be_visible()
        expect(seat.get_by_test_id(f"topic-{thread}")).to_be_in_viewport(ratio=1)
        expect(seat.get_by_test_id("back")).to_be_hidden()


def test_the_name_of_a_group_folds_its_topics_and_opens_none(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№1 Emma", "A complaint")
    seat = be(page, "taras")
    name = seat.get_by_test_id(f"chat-{GROUP}")
    name.click()
    expect(seat.get_by_test_id(f"topic-{thread}")).to_have_count(0)
    expect(name).to_have_attribute("aria-expanded", "false")
    name.click()
    expect(seat.get_by_test_id(f"topic-{thread}")).to_be_visible()
    expect(seat.get_by_test_id("conversation")).to_have_count(0)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_field_for_writing_scrolls_only_what_is_taller_than_it_may_grow(
    new_page: Open,
    bot: RawBot,  # noqa: ARG001 - it makes the world fresh
    size: tuple[int, int],
) -> None:
    field = started(new_page("uk", size)).get_by_test_id("composer")
    for text, scrolls in (("", False), ("a\nb\nc", False), ("так " * 60, False), ("a\n" * 60, True)):
        field.fill(text)
        field.page.wait_for_function(
            "([field, scrolls]) => (field.scrollHeight > field.clientHeight) === scrolls",
            arg=[field.element_handle(), scrolls],
        )


def test_the_field_for_writing_grows_when_its_words_wrap_anew(page: Page) -> None:
    field = started(page).get_by_test_id("composer")
    field.fill("word " * 40)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.wait_for_function(
        "field => field.clientHeight > 100 && field.scrollHeight === field.clientHeight",
        arg=field.element_handle(),
    )


def test_a_newcomer_is_told_who_is_who(browser: Browser, playground: str) -> None:
    page = browser.new_page(locale="uk")
    complaints: list[str] = []
    watch(page, complaints)
    page.goto(playground)
    expect(page.get_by_test_id("hint-panel")).to_contain_text("оператор")
    page.get_by_test_id("hint-close").click()
    page.reload()
    page.get_by_test_id("pane-0").wait_for()
    expect(page.get_by_test_id("hint-panel")).to_have_count(0)
    page.close()
    assert complaints == []


def test_the_buttons_of_a_message_are_one_stop_of_the_tab_key(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "Choose", reply_markup=buttons("Good", "Bad"))
    seat.get_by_role("button", name="Good").focus()
    page.keyboard.press("ArrowRight")
    expect(seat.get_by_role("button", name="Bad")).to_be_focused()
    page.keyboard.press("Escape")
    expect(seat.get_by_test_id("composer")).to_be_focused()


def test_a_panel_takes_the_focus_and_gives_it_back(page: Page) -> None:
    page.get_by_test_id("controls").click()
    expect(page.get_by_test_id("side-close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("controls")).to_be_focused()
