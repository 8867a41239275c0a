"""From a token alone to a bot that serves: all is asked in the chat, and no file is there."""

import pytest

from care.business import Business, Limits
from care.rules.blank import BLANK
from care.rules.setting_up import code_of
from playground.client.actor import Actor
from playground.world.cast import BOT_ID
from tests.bot.shop import GROUP, TOKEN, Shop, complain
from tests.words import label, like, sentence

CODE = code_of(TOKEN)
RIGHTS = {"can_manage_topics": True, "can_delete_messages": True, "can_pin_messages": True}
NOT_YET = sentence("This bot is not set up yet. Please come back later.", "en")


@pytest.fixture
def business() -> Business:
    """Nothing is said; for people who are as quick as tests are."""
    return BLANK.model_copy(update={"limits": Limits(private_per_second=1000, group_per_minute=6000)})


@pytest.fixture
def solomiia(shop: Shop) -> Actor:
    return shop.playground.person("solomiia")


@pytest.fixture
def emma(shop: Shop) -> Actor:
    return shop.playground.person("emma")


async def answers(solomiia: Actor) -> None:
    """All questions but that for the group."""
    await solomiia.start(CODE)
    await solomiia.wait_for(sentence("What is your business called?"))
    await solomiia.say("Калина")
    await solomiia.wait_for(sentence("Where is your business?"))
    await solomiia.say("Київ")
    await solomiia.wait_for(sentence("Which languages do your customers speak?"))
    await solomiia.press_button(label("Next"))
    await solomiia.say("щодня 0-24")
    await solomiia.wait_for(sentence("What do customers write to you about?"))
    await solomiia.say("Доставка / Доставка / Delivery\nКухня / Кухня / Kitchen")
    await solomiia.wait_for(sentence("The group where your team answers"))


async def test_a_token_becomes_a_bot_that_serves_without_a_file(
    shop: Shop, solomiia: Actor, emma: Actor
) -> None:
    await answers(solomiia)
    await emma.start()
    await emma.wait_for(NOT_YET)
    await solomiia.say("привіт", GROUP)
    await solomiia.wait_for(sentence("Is all of this right?"))
    await solomiia.press_button(label("Go live"))
    await solomiia.wait_for(sentence("Your bot is live."))
    await complain(emma, "Cold soup", department="Kitchen")
    await solomiia.wait_for("Cold soup", GROUP)
    assert shop.business == BLANK.model_copy(update={"limits": shop.business.limits}), "no file was read"


async def test_whoever_is_killed_in_the_middle_is_asked_the_next_question(
    shop: Shop, solomiia: Actor
) -> None:
    await solomiia.start(CODE)
    await solomiia.say("Калина")
    await solomiia.wait_for(sentence("Where is your business?"))
    await shop.end()
    await shop.open()
    await solomiia.say("/start")
    await solomiia.say("Київ")
    await solomiia.wait_for(sentence("Which languages do your customers speak?"))


async def test_nobody_without_the_code_becomes_the_admin_and_with_it_only_one(
    shop: Shop, solomiia: Actor, emma: Actor
) -> None:
    await emma.start("f-table_1")
    await emma.wait_for(NOT_YET)
    await solomiia.start(CODE)
    await solomiia.wait_for(sentence("What is your business called?"))
    await emma.start(CODE)
    await shop.rest()
    assert len([each for each in await emma.messages() if NOT_YET in each.get("text", "")]) == 2


async def test_what_cannot_be_is_said_with_what_to_write_instead(solomiia: Actor) -> None:
    await solomiia.start(CODE)
    await solomiia.wait_for(sentence("What is your business called?"))
    await solomiia.say("К" * 65)
    await solomiia.wait_for(like("A name has 1 to {limit} characters. Please send a shorter one."))


async def test_a_group_in_which_the_bot_could_not_work_is_said_and_mended_there(
    shop: Shop, solomiia: Actor
) -> None:
    """What it lacks is read in private at once; once it has it, the admin goes on without a word."""
    await answers(solomiia)
    await solomiia.do("rights", chat_id=GROUP, user_id=BOT_ID, rights=RIGHTS | {"can_manage_topics": False})
    await solomiia.wait_for(like("The bot cannot manage topics in “{title}” yet. Make it an administrator …"))
    await solomiia.press_button(label("I have done it"))
    await solomiia.do("rights", chat_id=GROUP, user_id=BOT_ID, rights=RIGHTS)
    await solomiia.wait_for(sentence("Is all of this right?"))
    await shop.playground.person("taras").say("І я тут", GROUP)
    await shop.rest()
    assert await shop.calls("createForumTopic") == []


async def test_nothing_of_the_ordinary_bot_is_reached_before_it_opens(shop: Shop, solomiia: Actor) -> None:
    await answers(solomiia)
    for text in ("/complaint", "/menu", "/cancel", "/broadcast", "/admin"):
        await solomiia.say(text)
    await shop.rest()
    shown = await solomiia.screen()
    assert shown is not None
    assert sentence("The group where your team answers") in shown["text"]
