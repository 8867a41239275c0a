"""Buttons, keyboards, commands and links on the chat page, and what the bot's answers do."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.raw_bot import Json, RawBot
from tests.page.scenes import EMMA, buttons, heard, started
from tests.page.seats import be, say


def test_a_press_shows_the_bots_answer_in_passing(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "Choose", reply_markup=buttons("Good", "Bad"))
    seat.get_by_role("button", name="Good").click()
    expect(seat.get_by_test_id("toast")).to_have_text("Pressed: good")


def test_a_word_in_passing_is_for_whoever_it_was_said_to(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, "Choose", reply_markup=buttons("Good", "Bad"))
    seat.get_by_role("button", name="Good").click()
    toast = seat.get_by_test_id("toast")
    expect(toast).to_have_text("Pressed: good")
    be(page, "ivan")
    expect(toast).to_have_count(0, timeout=2000)  # by itself it goes later than that
    be(page, "emma")
    expect(toast).to_have_text("Pressed: good")


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


def test_a_deep_link_to_the_bot_starts_it_with_its_payload(page: Page, bot: RawBot) -> None:
    seat = started(page)
    bot.say(EMMA, '<a href="https://t.me/turbota_demo_bot?start=table_5">Table 5</a>')
    seat.get_by_role("link", name="Table 5").click()
    expect(seat.locator("article.out .words").last).to_contain_text("/start table_5")


def test_the_keyboard_of_the_bot_shares_the_persons_own_contact(page: Page, bot: RawBot) -> None:
    seat = started(page)
    keys = {"keyboard": [[{"text": "My number", "request_contact": True}]], "one_time_keyboard": True}
    bot.say(EMMA, "How can we call you?", reply_markup=keys)
    seat.get_by_role("button", name="My number").click()
    page.get_by_test_id("dialog-ok").click()
    expect(seat.locator("article.out").last).to_contain_text("Emma")
    expect(seat.get_by_test_id("reply-keyboard")).to_have_count(0)
    assert heard(bot, page, "message", having="contact")["contact"]["user_id"] == EMMA


def test_a_forced_reply_makes_the_next_words_an_answer(page: Page, bot: RawBot) -> None:
    seat = started(page)
    asked = bot.say(
        EMMA, "Your order?", reply_markup={"force_reply": True, "input_field_placeholder": "A number"}
    )
    expect(seat.get_by_placeholder("A number")).to_be_visible()
    say(seat, "1042")
    expect(seat.locator("article.out").last.get_by_test_id("quote")).to_contain_text("Your order?")
    answer = heard(bot, page, "message", having="reply_to_message")
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]


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


def test_a_long_label_is_cut_short_and_never_inside_its_words(page: Page, bot: RawBot) -> None:
    seat = started(page)
    long, brief = "Неперевершеношвидкісний день", "Так"
    bot.say(EMMA, "Choose", reply_markup=buttons(long, brief, long, brief))
    label = seat.get_by_role("button", name=long).first.locator("span").first
    expect(label).to_have_css("text-overflow", "ellipsis")
    watermarks = [
        box["height"] for box in map(Locator.bounding_box, seat.locator(".inline-button").all()) if box
    ]
    assert len(set(watermarks)) == 1


@pytest.mark.parametrize(
    "labels", [["Залишити відгук", "Мої звернення №"], ["Українська", "Русский 12", "Запитання"]]
)
def test_labels_as_long_as_a_row_may_have_are_whole_on_a_phone(
    page: Page, bot: RawBot, labels: list[str]
) -> None:
    """What `make check` allows: 16 characters beside another one, 10 among three."""
    page.set_viewport_size({"width": 390, "height": 800})
    seat = started(page)
    bot.say(EMMA, "Choose", reply_markup=buttons(*labels))
    for label in labels:
        shown = seat.get_by_role("button", name=label).locator("span").first
        expect(shown).to_be_visible()
        wide, room = shown.evaluate("span => [span.scrollWidth, span.clientWidth]")
        assert wide <= room, label
