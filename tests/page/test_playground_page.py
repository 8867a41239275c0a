"""The chat page in a real browser, against a real playground and a bot that makes raw calls."""

import re
import struct
import zlib

import httpx
import pytest
from playwright.sync_api import Browser, FilePayload, Locator, Page, expect

from tests.page.conftest import Open, running_playground, watch
from tests.page.raw_bot import Json, RawBot

GROUP = -1001000000001
OLENA, EMMA, TARAS = 1001, 1003, 2001
PHONE = (360, 740)


def picture(name: str) -> FilePayload:
    """A PNG of 8 by 6 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 6, 8, 2, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\x20\x80\x60" * 8) * 6)
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return {"name": name, "mimeType": "image/png", "buffer": data}


def pane(page: Page, index: int = 0) -> Locator:
    return page.get_by_test_id(f"pane-{index}")


def be(page: Page, person: str, index: int = 0) -> Locator:
    """Seat a person in a pane; returns the pane."""
    pane(page, index).get_by_test_id(f"person-{person}").click()
    return pane(page, index)


def log(seat: Locator) -> Locator:
    return seat.get_by_test_id("log")


def say(seat: Locator, text: str) -> None:
    seat.get_by_test_id("composer").fill(text)
    seat.get_by_test_id("composer").press("Enter")


def started(page: Page, person: str = "emma") -> Locator:
    """The pane of a person who has pressed Start."""
    seat = be(page, person)
    seat.get_by_test_id("start").click()
    log(seat).get_by_text("/start").wait_for()
    return seat


def topic(bot: RawBot, name: str, text: str) -> int:
    """A topic of the staff group with a message in it."""
    thread: int = bot.call("createForumTopic", chat_id=GROUP, name=name)["message_thread_id"]
    bot.say(GROUP, text, message_thread_id=thread)
    return thread


def heard(bot: RawBot, page: Page, kind: str) -> Json:
    """The newest update of a kind, once there is one."""
    for _ in range(200):
        if found := [update[kind] for update in bot.heard if kind in update]:
            newest: Json = found[-1]
            return newest
        page.wait_for_timeout(25)
    raise AssertionError(f"The bot has not heard of {kind}")


def buttons(*texts: str) -> Json:
    return {"inline_keyboard": [[{"text": text, "callback_data": text.lower()} for text in texts]]}


def test_a_press_shows_the_bots_answer_in_passing(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "Choose", reply_markup=buttons("Good", "Bad"))
    seat.get_by_role("button", name="Good").click()
    expect(seat.get_by_test_id("toast")).to_have_text("Pressed: good")


def test_a_press_answered_with_an_alert_must_be_acknowledged(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.answers["stop"] = lambda press: bot.call(
        "answerCallbackQuery", callback_query_id=press["id"], text="Wait", show_alert=True
    )
    bot.say(EMMA, "Choose", reply_markup=buttons("Stop"))
    seat.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("Wait")
    page.get_by_test_id("alert-ok").click()
    expect(page.get_by_role("alertdialog")).to_have_count(0)


def test_a_pressed_button_is_busy_until_the_bot_answers(page: Page, bot: RawBot) -> None:
    seat = started(page)
    pressed: list[Json] = []
    bot.answers["slow"] = pressed.append
    bot.say(EMMA, "Choose", reply_markup=buttons("Slow"))
    button = seat.get_by_role("button", name="Slow")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    bot.call("answerCallbackQuery", callback_query_id=heard(bot, page, "callback_query")["id"])
    expect(button).to_have_attribute("aria-busy", "false")


def test_what_a_person_writes_never_becomes_markup(page: Page) -> None:
    seat = started(page)
    text = "<img src=x onerror=alert(1)> & <b>not bold</b>"
    say(seat, text)
    expect(seat.locator("article.out .words").last).to_contain_text(text)
    expect(seat.locator(".words img, .words b, .words strong")).to_have_count(0)


def test_entities_are_counted_in_utf16_units(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "😀😀 <b>bold <i>both</i></b> <code>x = 1</code>")
    expect(seat.locator(".words strong")).to_have_text("bold both")
    expect(seat.locator(".words strong em")).to_have_text("both")
    expect(seat.locator(".words code")).to_have_text("x = 1")


def test_a_link_that_could_run_a_script_is_only_text(page: Page, bot: RawBot) -> None:
    seat = started(page)
    say(seat, "javascript:alert(1)")
    bot.say(EMMA, "See https://example.org/a now")
    expect(seat.get_by_role("link")).to_have_attribute("href", "https://example.org/a")


def test_a_deep_link_to_the_bot_starts_it_with_its_payload(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, '<a href="https://t.me/turbota_demo_bot?start=table_5">Table 5</a>')
    seat.get_by_role("link", name="Table 5").click()
    expect(seat.locator("article.out .words").last).to_contain_text("/start table_5")


def test_a_spoiler_shows_its_words_when_pressed(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "The code is <tg-spoiler>1042</tg-spoiler>")
    seat.get_by_role("button", name="Hidden text: show").click()
    expect(seat.locator(".spoiler.open")).to_have_text("1042")


def test_several_pictures_make_one_album(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("file-input").set_input_files([picture(f"{n}.png") for n in range(3)])
    page.get_by_test_id("attach-caption").fill("The window")
    page.get_by_test_id("attach-send").click()
    expect(seat.get_by_test_id("album").locator("img")).to_have_count(3)
    assert "media_group_id" in heard(bot, page, "message")


def test_a_picture_can_go_as_a_file(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("file-input").set_input_files(picture("receipt.png"))
    page.get_by_test_id("attach-as-file").check()
    page.get_by_test_id("attach-send").click()
    expect(seat.locator("a.document")).to_contain_text("receipt.png")
    assert heard(bot, page, "message")["document"]["file_name"] == "receipt.png"


@pytest.mark.parametrize("kind", ["voice", "dice"])
def test_the_paper_clip_sends_what_is_no_file(page: Page, bot: RawBot, kind: str) -> None:
    seat = started(page)
    seat.get_by_test_id("attach").click()
    page.get_by_test_id(f"attach-{kind}").click()
    seat.locator("article.out").nth(1).wait_for()
    assert kind in heard(bot, page, "message")


def test_the_keyboard_of_the_bot_shares_the_persons_own_contact(page: Page, bot: RawBot) -> None:
    seat = started(page)
    keys = {"keyboard": [[{"text": "My number", "request_contact": True}]], "one_time_keyboard": True}
    bot.say(EMMA, "How can we call you?", reply_markup=keys)
    seat.get_by_role("button", name="My number").click()
    page.get_by_test_id("dialog-ok").click()
    expect(seat.locator("article.out").last).to_contain_text("Emma")
    expect(seat.get_by_test_id("reply-keyboard")).to_have_count(0)
    assert heard(bot, page, "message")["contact"]["user_id"] == EMMA


def test_a_forced_reply_makes_the_next_words_an_answer(page: Page, bot: RawBot) -> None:
    seat = started(page)
    asked = bot.say(
        EMMA, "Your order?", reply_markup={"force_reply": True, "input_field_placeholder": "A number"}
    )
    expect(seat.get_by_placeholder("A number")).to_be_visible()
    say(seat, "1042")
    expect(seat.locator("article.out").last.get_by_test_id("quote")).to_contain_text("Your order?")
    assert heard(bot, page, "message")["reply_to_message"]["message_id"] == asked["message_id"]


def test_an_edited_message_is_marked_and_its_first_wording_kept(page: Page, bot: RawBot) -> None:
    seat = started(page)
    say(seat, "Cold pizza")
    log(seat).get_by_text("Cold pizza").click(button="right")
    page.get_by_test_id("menu-edit").click()
    say(seat, "Cold soup")
    bubble = seat.locator("article.out").last
    expect(bubble.get_by_test_id("edited")).to_be_visible()
    assert heard(bot, page, "edited_message")["text"] == "Cold soup"
    bubble.get_by_text("Cold soup").click(button="right")
    page.get_by_test_id("menu-history").click()
    expect(page.get_by_test_id("dialog")).to_contain_text("Cold pizza")


def test_a_reaction_joins_and_leaves(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "Solved")
    log(seat).get_by_text("Solved").click(button="right")
    page.get_by_test_id("react-👍").click()
    expect(seat.get_by_test_id("reaction")).to_have_attribute("aria-pressed", "true")
    assert heard(bot, page, "message_reaction")["new_reaction"] == [{"type": "emoji", "emoji": "👍"}]
    seat.get_by_test_id("reaction").click()
    expect(seat.get_by_test_id("reaction")).to_have_count(0)


def test_a_message_can_be_forwarded_with_protection(page: Page, bot: RawBot) -> None:
    seat = started(page)
    say(seat, "See this")
    log(seat).get_by_text("See this").click(button="right")
    page.get_by_test_id("menu-forward").click()
    page.get_by_test_id("forward-protected").check()
    page.get_by_test_id(f"forward-{EMMA}-0").click()
    expect(seat.locator("article.out").last).to_contain_text("Forwarded from")
    assert heard(bot, page, "message")["has_protected_content"]


def test_a_deleted_message_is_gone(page: Page) -> None:
    seat = started(page)
    say(seat, "Never mind")
    log(seat).get_by_text("Never mind").click(button="right")
    page.get_by_test_id("menu-delete").click()
    expect(seat.locator("article", has_text="Never mind")).to_have_count(0)


def test_who_blocked_the_bot_must_unblock_it_to_write(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("chat-menu").click()
    page.get_by_test_id("chat-block").click()
    expect(seat.get_by_test_id("composer")).to_have_count(0)
    assert heard(bot, page, "my_chat_member")["new_chat_member"]["status"] == "kicked"
    seat.get_by_test_id("unblock").click()
    expect(seat.get_by_test_id("composer")).to_be_visible()


def test_typing_shows_until_the_message_comes(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.call("sendChatAction", chat_id=EMMA, action="typing")
    expect(seat.get_by_test_id("typing")).to_be_visible()
    bot.say(EMMA, "Here it is")
    expect(seat.get_by_test_id("typing")).to_have_count(0)


def test_commands_are_completed_by_keyboard(page: Page, bot: RawBot) -> None:
    commands = [
        {"command": "start", "description": "Begin"},
        {"command": "help", "description": "What I can"},
    ]
    bot.call("setMyCommands", commands=commands)
    seat = started(page)
    seat.get_by_test_id("composer").press_sequentially("/h")
    expect(page.get_by_test_id("command-help")).to_contain_text("What I can")
    seat.get_by_test_id("composer").press("Enter")
    expect(seat.locator("article.out .words").last).to_contain_text("/help")


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
    assert seat.locator(".log").evaluate("log => log.scrollTop") == 120


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
    assert behind in (1, 2), "Kyiv is two hours ahead of London, less if the hour struck between"


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


def test_a_newcomer_is_told_who_is_who(browser: Browser, playground: str) -> None:
    page = browser.new_page(locale="uk")
    complaints: list[str] = []
    watch(page, playground, complaints)
    page.goto(playground)
    expect(page.get_by_test_id("hint-panel")).to_contain_text("оператор")
    page.get_by_test_id("hint-close").click()
    page.reload()
    page.get_by_test_id("pane-0").wait_for()
    expect(page.get_by_test_id("hint-panel")).to_have_count(0)
    page.close()
    assert complaints == []
