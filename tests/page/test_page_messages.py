"""Messages on the chat page: written, drawn, changed, forwarded, gone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.conftest import Open
from tests.page.raw_bot import RawBot
from tests.page.scenes import EMMA, heard, started
from tests.page.seats import log, picture, say, send_album


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


def test_a_spoiler_shows_its_words_when_pressed(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "The code is <tg-spoiler>1042</tg-spoiler>")
    seat.get_by_role("button", name="Show the hidden text").click()
    expect(seat.locator(".spoiler.open")).to_have_text("1042")


def test_several_pictures_make_one_album(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("file-input").set_input_files([picture(f"{n}.png") for n in range(3)])
    page.get_by_test_id("attach-caption").fill("The window")
    page.get_by_test_id("attach-send").click()
    expect(seat.get_by_test_id("album").locator("img")).to_have_count(3)
    assert heard(bot, page, "message", having="media_group_id")


def test_a_picture_can_go_as_a_file(page: Page, bot: RawBot) -> None:
    seat = started(page)
    seat.get_by_test_id("file-input").set_input_files(picture("receipt.png"))
    page.get_by_test_id("attach-as-file").check()
    page.get_by_test_id("attach-send").click()
    expect(seat.locator("a.document")).to_contain_text("receipt.png")
    assert heard(bot, page, "message", having="document")["document"]["file_name"] == "receipt.png"


@pytest.mark.parametrize("kind", ["voice", "dice"])
def test_the_paper_clip_sends_what_is_no_file(page: Page, bot: RawBot, kind: str) -> None:
    seat = started(page)
    seat.get_by_test_id("attach").click()
    page.get_by_test_id(f"attach-{kind}").click()
    seat.locator("article.out").nth(1).wait_for()
    assert heard(bot, page, "message", having=kind)


def test_a_file_that_is_too_large_is_refused_with_the_limit_in_the_language_of_the_page(
    new_page: Open,
    bot: RawBot,  # noqa: ARG001 - the one to whom it would go
    tmp_path: Path,
) -> None:
    film = tmp_path / "film.bin"
    film.write_bytes(bytes(60 * 2**20))
    page = new_page("uk", refusal=413)
    started(page).get_by_test_id("file-input").set_input_files(film)
    page.get_by_test_id("attach-send").click()
    expect(page.get_by_test_id("toast")).to_have_text("Файл завеликий: можна надсилати до 50 МБ.")


def test_ones_own_words_come_into_sight_wherever_one_reads(page: Page, bot: RawBot) -> None:
    seat = started(page)
    for number in range(30):
        bot.say(EMMA, f"Letter {number}")
    log(seat).get_by_text("Letter 29").wait_for()  # until then the end comes nearer by itself
    log(seat).get_by_text("Letter 0").scroll_into_view_if_needed()
    expect(seat.get_by_test_id("to-end")).to_be_visible()
    bot.say(EMMA, "One more")
    log(seat).get_by_text("One more").wait_for()
    expect(log(seat).get_by_text("One more")).not_to_be_in_viewport()
    say(seat, "I have read them")
    expect(log(seat).get_by_text("I have read them")).to_be_in_viewport()
    expect(seat.get_by_test_id("to-end")).to_have_count(0)


def test_a_file_of_ones_own_comes_into_sight(page: Page, bot: RawBot) -> None:
    seat = started(page)
    for number in range(30):
        bot.say(EMMA, f"Letter {number}")
    log(seat).get_by_text("Letter 29").wait_for()  # until then the end comes nearer by itself
    log(seat).get_by_text("Letter 0").scroll_into_view_if_needed()
    expect(seat.get_by_test_id("to-end")).to_be_visible()
    send_album(seat, "1.png", "2.png")
    expect(seat.get_by_test_id("album").locator("img").last).to_be_in_viewport()


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
    assert heard(bot, page, "message", having="has_protected_content")


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


def test_files_dropped_on_the_conversation_are_offered(page: Page) -> None:
    seat = started(page)
    drop = """() => {
        const files = new DataTransfer();
        files.items.add(new File(["words"], "list.txt", { type: "text/plain" }));
        return files;
    }"""
    seat.get_by_test_id("conversation").dispatch_event("drop", {"dataTransfer": page.evaluate_handle(drop)})
    page.get_by_test_id("attach-send").click()
    expect(seat.locator("a.document")).to_contain_text("list.txt")
