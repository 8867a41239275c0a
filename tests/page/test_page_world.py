"""The staff group, the desk of the world, and what outlives a reload, a restart, a move to another id."""

import httpx
from playwright.sync_api import Browser, Page, expect

from tests.page.conftest import running_playground
from tests.page.raw_bot import RawBot
from tests.page.scenes import EMMA, GROUP, started, topic
from tests.page.seats import be, log, pane, say


def test_operators_talk_in_a_topic_side_by_side(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№1 Emma", "A complaint")
    page.get_by_test_id("split").click()
    taras, daria = be(page, "taras", 0), be(page, "daria", 1)
    taras.get_by_test_id(f"topic-{thread}").click()
    expect(daria.get_by_test_id(f"topic-{thread}").locator(".badge")).to_have_text("1")
    say(taras, "I take this one")
    daria.get_by_test_id(f"topic-{thread}").click()
    expect(daria.locator("article.in").last).to_contain_text("Тарас")
    expect(daria.get_by_test_id("log")).to_contain_text("I take this one")


def test_a_stranger_sees_nothing_of_the_group(page: Page, bot: RawBot) -> None:
    topic(bot, "№1 Emma", "A complaint")
    seat = be(page, "charlie")
    expect(seat.get_by_test_id(f"chat-{GROUP}")).to_have_count(0)
    assert "complaint" not in seat.inner_text()


def test_members_make_rename_and_close_topics(page: Page, bot: RawBot) -> None:
    seat = be(page, "solomiia")
    seat.get_by_test_id("topic-new").click()
    page.get_by_test_id("dialog-line").fill("Plans")
    page.get_by_test_id("dialog-ok").click()
    seat.locator(".topics bdi", has_text="Plans").click()
    seat.get_by_test_id("chat-menu").click()
    page.get_by_test_id("topic-rename").click()
    page.get_by_test_id("dialog-line").fill("Plans for May")
    page.get_by_test_id("dialog-ok").click()
    expect(seat.get_by_test_id("chat-title")).to_have_text("Plans for May")
    assert bot.call("sendMessage", chat_id=GROUP, text="Heard")


def test_a_reload_keeps_chats_persons_panes_and_scroll(page: Page, bot: RawBot) -> None:
    seat = started(page)
    for n in range(40):
        bot.say(EMMA, f"Line {n}")
    log(seat).get_by_text("Line 39").wait_for()
    page.get_by_test_id("split").click()
    be(page, "daria", 1)
    seat.locator(".log").evaluate("log => (log.scrollTop = 120)")
    expect(seat.get_by_test_id("to-end")).to_be_visible()
    page.reload()
    expect(pane(page, 1).get_by_test_id("person-daria")).to_have_attribute("aria-selected", "true")
    log(seat).get_by_text("Line 39").wait_for()
    page.wait_for_function("log => log.scrollTop === 120", arg=seat.locator(".log").element_handle())


def test_the_page_outlives_a_restart_of_the_server(browser: Browser) -> None:
    page = browser.new_page()
    with running_playground() as url:
        page.goto(url)
        started(page)
    page.get_by_test_id("offline").wait_for()
    with running_playground(int(url.rpartition(":")[2])):
        expect(be(page, "emma").get_by_test_id("start")).to_be_visible()
        expect(page.get_by_test_id("offline")).to_have_count(0)
        page.close()


def test_the_world_moves_on_by_a_day(page: Page) -> None:
    seat = started(page)
    page.get_by_test_id("controls").click()
    page.get_by_test_id("clock-day").click()
    expect(seat.get_by_test_id("log")).to_contain_text("Yesterday")
    say(seat, "Next day")
    expect(seat.get_by_test_id("log")).to_contain_text("Today")


def test_times_are_in_the_persons_own_zone(page: Page) -> None:
    olena, emma = (started(page, key).locator("article time").last.inner_text() for key in ("olena", "emma"))
    behind = (int(olena[:2]) - int(emma[:2])) % 24
    assert behind in (2, 1), (
        "Kyiv is two hours ahead of London; one by the figures, if the hour struck between"
    )


def test_calls_are_made_to_fail_from_the_panel(page: Page, playground: str) -> None:
    page.get_by_test_id("controls").click()
    page.get_by_test_id("fault-kind").select_option("429")
    page.get_by_test_id("fault-times").fill("3")
    page.get_by_test_id("fault-method").fill("sendMessage")
    page.get_by_test_id("fault-add").click()
    expect(page.get_by_test_id("faults")).to_contain_text("3 more times")
    faults = httpx.get(f"{playground}/control/faults", trust_env=False).json()["faults"]
    assert [(fault["kind"], fault["times"], fault["method"]) for fault in faults] == [
        ("429", 3, "sendMessage")
    ]
    page.get_by_test_id("faults-clear").click()
    expect(page.get_by_test_id("faults")).to_have_count(0)


def test_the_bot_loses_a_right_and_a_member_leaves(page: Page, bot: RawBot) -> None:
    page.get_by_test_id("controls").click()
    page.get_by_test_id("right-can_manage_topics").uncheck()
    page.get_by_test_id("member-daria").click()
    expect(page.get_by_test_id("member-daria")).to_have_text("Add")
    member = bot.call("getChatMember", chat_id=GROUP, user_id=700001)
    assert member["status"] == "administrator"
    assert not member["can_manage_topics"]


def test_who_stands_in_a_group_follows_it_to_its_new_id(page: Page, bot: RawBot) -> None:
    thread = topic(bot, "№1 Emma", "A complaint")
    seat = be(page, "taras")
    seat.get_by_test_id(f"topic-{thread}").click()
    page.get_by_test_id("controls").click()
    page.get_by_test_id("group-upgrade").click()
    page.get_by_test_id("dialog-ok").click()
    expect(seat.get_by_test_id(f"chat-{GROUP}")).to_have_count(0)
    expect(seat.get_by_test_id("log")).to_contain_text("A complaint")


def test_earlier_messages_are_drawn_above_what_is_being_read(page: Page, bot: RawBot) -> None:
    for n in range(130):
        bot.say(GROUP, f"Line {n}")
    seat = be(page, "taras")
    seat.get_by_test_id("topic-0").click()
    expect(log(seat).locator("article")).to_have_count(120)
    seat.get_by_test_id("earlier").click()
    expect(log(seat).locator("article")).to_have_count(130)
    expect(log(seat).get_by_text("Line 10").first).to_be_in_viewport()


def test_telegram_is_made_slow_at_the_desk_of_the_world(page: Page, playground: str) -> None:
    page.get_by_test_id("controls").click()
    page.get_by_test_id("delay").select_option("20-120")
    expect(page.get_by_test_id("delay")).to_have_value("20-120")
    delay = httpx.get(f"{playground}/control/delay", trust_env=False).json()
    assert delay == {"least": 20, "most": 120}
    httpx.post(f"{playground}/control/delay", json={"least": 7, "most": 9}, trust_env=False)
    expect(page.get_by_test_id("delay")).to_have_value("7-9")
