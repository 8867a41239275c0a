"""One screen in a chat: it moves down, and what it said before does not stay when it is true no more."""

from playground.actor import Actor
from playground.shapes import Json
from tests.bot.desk import open_desk
from tests.bot.shop import Shop, complain


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
