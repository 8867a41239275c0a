"""Two staff groups on the page, and what leads an operator to the right topic: links, mentions, pins."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.conftest import running_playground
from tests.page.raw_bot import RawBot
from tests.page.scenes import GROUP, buttons, topic
from tests.page.seats import be, log, press

OTHER = GROUP - 1
TARAS = 2001


@pytest.fixture(scope="module")
def playground() -> Iterator[str]:
    """The address of a playground with two staff groups."""
    with running_playground(groups=2) as url:
        yield url


def forum(seat: Locator, chat_id: int) -> Locator:
    return seat.get_by_test_id(f"forum-{chat_id}")


def test_one_goes_between_groups_whose_topics_have_the_same_number(page: Page, bot: RawBot) -> None:
    threads = {topic(bot, f"№ {at}", f"In {at}", at) for at in (GROUP, OTHER)}
    assert len(threads) == 1
    taras = be(page, "taras")
    for at in (GROUP, OTHER):
        forum(taras, at).get_by_test_id(f"topic-{min(threads)}").click()
        expect(taras.get_by_test_id("chat-title")).to_have_text(f"№ {at}")
        expect(log(taras)).to_contain_text(f"In {at}")


def test_a_link_to_a_topic_opens_it(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№ 7 Emma", "A complaint", OTHER)
    link = f"https://t.me/c/{str(OTHER)[4:]}/{thread}"
    bot.say(GROUP, f'Passed on: <a href="{link}">№ 7</a>')
    taras = be(page, "taras")
    forum(taras, GROUP).get_by_test_id("topic-0").click()
    log(taras).get_by_role("link", name="№ 7").click()
    expect(taras.get_by_test_id("chat-title")).to_have_text("№ 7 Emma")


def test_a_link_to_what_one_cannot_see_leads_nowhere(page: Page, bot: RawBot) -> None:
    bot.say(GROUP, f"https://t.me/c/{str(OTHER)[4:]}/999")
    taras = be(page, "taras")
    forum(taras, GROUP).get_by_test_id("topic-0").click()
    log(taras).get_by_role("link").click()
    expect(taras.get_by_test_id("toast")).to_have_text("That is no longer there.")
    expect(taras.get_by_test_id("chat-title")).to_have_text("General")


def test_who_is_mentioned_sees_it_until_they_have_looked(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№ 1 Emma", f'For <a href="tg://user?id={TARAS}">Taras</a>', OTHER)
    page.get_by_test_id("split").click()
    daria = forum(be(page, "daria", 1), OTHER).get_by_test_id(f"topic-{thread}")
    row = forum(be(page, "taras"), OTHER).get_by_test_id(f"topic-{thread}")
    expect(row.get_by_test_id("mentioned")).to_be_visible()
    expect(daria.locator(".badge")).to_have_text("1")
    expect(daria.get_by_test_id("mentioned")).to_have_count(0)
    row.click()
    expect(row.get_by_test_id("mentioned")).to_have_count(0)
    expect(log(page.get_by_test_id("pane-0")).locator(".mention")).to_have_text("Taras")


def test_what_is_pinned_stands_above_its_conversation_alone(page: Page, bot: RawBot) -> None:
    board = bot.say(OTHER, "The board")
    thread = topic(bot, "№ 1 Emma", "A complaint", OTHER)
    bot.call("pinChatMessage", chat_id=OTHER, message_id=board["message_id"])
    group = forum(be(page, "taras"), OTHER)
    group.get_by_test_id("topic-0").click()
    bot.call("editMessageText", chat_id=OTHER, message_id=board["message_id"], text="The board, anew")
    expect(page.get_by_test_id("pinned")).to_have_text("The board, anew")
    for n in range(30):
        bot.say(OTHER, f"Line {n}")
    log(page.get_by_test_id("pane-0")).get_by_text("Line 29").wait_for()
    expect(log(page.get_by_test_id("pane-0")).get_by_text("The board, anew")).not_to_be_in_viewport()
    page.get_by_test_id("pinned").click()
    expect(log(page.get_by_test_id("pane-0")).get_by_text("The board, anew")).to_be_in_viewport()
    group.get_by_test_id(f"topic-{thread}").click()
    expect(page.get_by_test_id("pinned")).to_have_count(0)


def test_a_press_in_a_topic_shows_the_bots_answer(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№ 1 Emma", "A complaint", OTHER)
    bot.say(OTHER, "Card", message_thread_id=thread, reply_markup=buttons("Take"))
    taras = be(page, "taras")
    forum(taras, OTHER).get_by_test_id(f"topic-{thread}").click()
    press(taras, "Take")
    expect(taras.get_by_test_id("toast")).to_have_text("Pressed: take")
