"""One screen in a chat: it moves down, and what it said before does not stay when it is true no more."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from markupsafe import Markup

from bot.delivery.budget import Budgets
from bot.delivery.client import Client
from bot.delivery.journal.journal import Journal
from bot.delivery.journal.watermarks import Watermarks
from bot.delivery.screens import Screens
from bot.observe.metrics import Metrics
from bot.telegram.answers import Show
from bot.telegram.session import LeanSession
from care.business import Limits
from dialogs.engine.machine import Button, Screen
from playground.acts.world import World
from playground.client.actor import Actor
from playground.http.server import serve
from playground.values.shapes import Json
from tests.bot.desk import open_desk
from tests.bot.shop import Shop, complain
from tests.until import PATIENCE


async def screens(actor: Actor) -> list[Json]:
    """The messages that have buttons."""
    return [message for message in await actor.messages() if message.get("reply_markup")]


async def showing(actor: Actor, text: str) -> int:
    return sum(text in message.get("text", "") for message in await actor.messages())


async def test_five_short_messages_have_one_screen_below_them(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    for word in ("Hello", "there", "my", "cake", "is late"):
        await emma.say(word)
    await emma.wait_for("is late")
    await shop.rest()
    [screen] = await screens(emma)
    assert await showing(emma, "Where should it go?") == 1
    assert screen["message_id"] == max(message["message_id"] for message in await emma.messages())


async def test_what_was_not_sent_yet_is_not_said_any_more_once_it_is_sent(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "solve", argument="anyway")
    await desk.emma.wait_for("has been solved")
    await desk.emma.press_button("Not solved yet")
    await desk.emma.say("It is still crushed")
    await desk.emma.wait_for("Not sent yet")
    await desk.emma.say("And cold")
    await desk.emma.wait_for("It is still crushed\nAnd cold")
    await desk.emma.press_button("Send and reopen")
    await desk.emma.wait_for("is open again")
    await shop.rest()
    assert await showing(desk.emma, "Not sent yet") == 0


async def test_the_menu_comes_below_a_promise_whose_text_stays(shop: Shop) -> None:
    desk = await open_desk(shop)
    await desk.press_card(desk.taras, "solve", argument="anyway")
    await desk.emma.wait_for("has been solved")
    await desk.emma.say("It is still crushed")
    await desk.emma.wait_for("which is open again")
    await shop.rest()
    await desk.emma.press_button("Menu")
    await desk.emma.wait_for("How can we help?")
    await shop.rest()
    [promise] = [each for each in await desk.emma.messages() if "which is open again" in each.get("text", "")]
    [menu] = [each for each in await screens(desk.emma) if "How can we help?" in each["text"]]
    assert "An operator will answer here" in promise["text"]
    assert "reply_markup" not in promise
    assert menu["message_id"] > promise["message_id"]


async def test_a_form_that_is_left_by_a_command_leaves_no_screen_behind(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await emma.say("My cake is late")
    await emma.wait_for("Where should it go?")
    await emma.say("/cancel")
    await emma.wait_for("Cancelled")
    await shop.rest()
    assert await showing(emma, "Where should it go?") == 0
    assert len(await screens(emma)) == 1


async def test_a_sent_form_leaves_its_number_and_no_question(shop: Shop) -> None:
    emma = shop.playground.person("emma")
    await complain(emma, "The soup was cold")
    await shop.rest()
    assert await showing(emma, "Is everything correct?") == 0
    assert await showing(emma, "We have received your complaint") == 1


@pytest.mark.parametrize("button", ["Send", "Menu"])
async def test_a_button_that_is_pressed_twice_at_once_is_answered_quietly_and_draws_nothing(
    shop: Shop, button: str
) -> None:
    emma = shop.playground.person("emma")
    await emma.start()
    for label in ("Complaint", "Delivery"):
        await emma.press_button(label)
    await emma.say("The soup was cold")
    for label in ("Done", "Skip", *(["Send"] if button == "Menu" else [])):
        await emma.press_button(label)
    await emma.wait_for("We have received your complaint" if button == "Menu" else "Is everything correct?")
    await shop.rest()
    [(message, data)] = [
        (each["message_id"], key["callback_data"])
        for each in await screens(emma)
        for row in each["reply_markup"]["inline_keyboard"]
        for key in row
        if key["text"] == button
    ]
    answers = await asyncio.gather(emma.press(message, data), emma.press(message, data))
    await emma.wait_for("We have received your complaint")
    await shop.rest()
    assert not any(answer["text"] for answer in answers)
    assert await showing(emma, "We have received your complaint") == 1
    assert await showing(emma, "How can we help?") == (1 if button == "Menu" else 0)


async def test_a_press_on_a_screen_that_is_being_replaced_leaves_the_chat_with_one() -> None:
    """Telegram is slow: a later screen is on its way when the button of the one before is pressed."""
    world = World()
    emma = world.people["emma"]
    world.start(emma)
    async with serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context() as bot, asyncio.TaskGroup() as tasks:
            client = Client(bot, Budgets(Limits(private_per_second=1000)), Journal(Watermarks([])), Metrics())
            drawn = Screens(client, tasks)
            drawn.speak([show(emma.id, 1)])
            await drawn.quiet(PATIENCE)
            first = drawn.shown[emma.id]
            drawn.speak([show(emma.id, 1, retire=first)])
            await asyncio.sleep(0)  # it is being drawn
            drawn.speak([show(emma.id, 2, edit=first)])
            await drawn.quiet(PATIENCE)
    left = [message.words for message in world.chats[emma.id].visible() if message.markup]
    assert left == ["Screen 2"]


def show(chat_id: int, version: int, edit: int | None = None, retire: int | None = None) -> Show:
    screen = Screen(Markup("Screen {}").format(version), ((Button("Done", "done"),),))
    return Show(chat_id, "complaint", version, screen, edit, retire, lapsed=True)
