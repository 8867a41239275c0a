"""What must arrive does, once, whatever Telegram does to us."""

from typing import Any

import pytest

from playground.actor import Actor
from tests.bot.shop import GROUP, Shop, complain

SOUP = "The soup was cold"


async def standing(taras: Actor, text: str) -> list[dict[str, Any]]:
    """The bot's messages in the group that hold `text`."""
    return [message for message in await taras.messages(GROUP) if text in message.get("text", "")]


FAULTS = [
    ("lost", {}),
    ("502", {}),
    ("429", {"retry_after": 1}),
    ("html", {"status": 404}),
    ("html", {"status": 200, "done": True}),
    ("half", {"done": True}),
    ("empty", {"done": True}),
    ("body", {"body": "[]"}),
]


@pytest.mark.parametrize("method", ["createForumTopic", "sendMessage"])
@pytest.mark.parametrize(("kind", "which"), FAULTS)
async def test_a_ticket_stands_once_when_a_call_fails_or_its_answer_is_lost(
    shop: Shop, method: str, kind: str, which: dict[str, Any]
) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await shop.playground.fail(kind, method=method, chat_id=GROUP, times=1, **which)
    await complain(emma, SOUP)
    await taras.wait_for(SOUP, chat_id=GROUP)
    await shop.rest()
    assert len(await standing(taras, SOUP)) == 1
    assert len(await taras.topics(GROUP)) == 1


async def test_a_ticket_reaches_the_staff_though_the_bot_was_ended_before_it_could_tell_them(
    shop: Shop,
) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await shop.playground.fail("500", chat_id=GROUP, times=1000)
    await complain(emma, SOUP)
    await shop.end()
    await shop.playground.heal()
    await shop.open()
    await taras.wait_for(SOUP, chat_id=GROUP)
    await shop.rest()
    assert len(await standing(taras, SOUP)) == 1


async def test_a_deleted_topic_is_made_anew_with_everything_that_was_said(shop: Shop) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    solomiia = shop.playground.person("solomiia")
    await complain(emma, SOUP)
    await taras.wait_for(SOUP, chat_id=GROUP)
    old = (await taras.topics(GROUP))[0]["message_thread_id"]
    await solomiia.do("topics", chat_id=GROUP, action="delete", message_thread_id=old)
    await emma.start("t-1")
    await emma.press_button("Add")
    await emma.say("And the spoon was missing")
    await emma.press_button("Send")
    await taras.wait_for("And the spoon was missing", chat_id=GROUP)
    await shop.rest()
    topics = await taras.topics(GROUP)
    assert [topic["name"] for topic in topics] == ["🆕 № 1 Emma"]
    assert topics[0]["message_thread_id"] != old
    assert len(await standing(taras, SOUP)) == 1
    assert len(await standing(taras, "And the spoon was missing")) == 1
