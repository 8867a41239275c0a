"""What Telegram has not answered: looked for before it is sent again, and in nobody's way meanwhile."""

import asyncio
import time
from typing import Any

import pytest

from bot.delivery.arrival import probe
from bot.tools.outbox import doubts
from playground.client.actor import Actor
from tests.bot.shop import GROUP, Shop, complain
from tests.until import until

SOUP, BREAD, TEA = "The soup was cold", "The bread was old", "The tea was salty"


async def standing(person: Actor, text: str, chat_id: int | None = None) -> list[dict[str, Any]]:
    """The messages of a chat that hold `text`."""
    return [message for message in await person.messages(chat_id) if text in message.get("text", "")]


async def served(shop: Shop) -> int:
    """Emma has a ticket, which stands in this topic, and nothing is on its way."""
    solomiia = shop.playground.person("solomiia")
    await complain(shop.playground.person("emma"), SOUP)
    await solomiia.wait_for(SOUP, chat_id=GROUP)
    await shop.rest()
    topic: int = (await solomiia.topics(GROUP))[0]["message_thread_id"]
    return topic


async def struck(shop: Shop) -> None:
    """Wait until a call has met the fault that was asked for."""
    await until(shop.playground.snapshot, lambda world: not world["faults"], within=15)


@pytest.mark.parametrize("done", [False, True])
async def test_an_answer_that_was_on_its_way_when_the_bot_was_ended_arrives_once(
    shop: Shop, *, done: bool
) -> None:
    emma = shop.playground.person("emma")
    topic = await served(shop)
    await shop.playground.fail(
        "reset" if done else "timeout", method="sendMessage", chat_id=emma.id, done=done
    )
    await shop.playground.person("solomiia").say("On its way", GROUP, topic)
    await struck(shop)
    # Others talk with the bot meanwhile: their screens have the next ids.
    ivan = shop.playground.person("ivan")
    for _ in range(12):
        await ivan.start()
    await shop.end()
    await shop.open()
    await emma.wait_for("On its way")
    await shop.rest()
    assert len(await standing(emma, "On its way")) == 1


async def test_what_is_in_doubt_holds_back_its_ticket_and_not_its_group(shop: Shop) -> None:
    taras = shop.playground.person("taras")
    await shop.playground.fail("500", method="createForumTopic", chat_id=GROUP, times=1)
    await complain(shop.playground.person("emma"), SOUP)
    began = time.monotonic()
    await complain(shop.playground.person("charlie"), BREAD)
    await taras.wait_for(BREAD, chat_id=GROUP)
    await taras.wait_for(SOUP, chat_id=GROUP)
    assert time.monotonic() - began < 20
    await shop.rest()
    assert len(await taras.topics(GROUP)) == 2


async def test_what_cannot_be_proven_is_sent_again_and_said_to_the_staff(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(probe, "PROBES", 0)
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    topic = await served(shop)
    await shop.playground.fail("lost", method="sendMessage", chat_id=emma.id, times=1)
    await shop.playground.person("solomiia").say("And again", GROUP, topic)
    await taras.wait_for("двічі", chat_id=GROUP)
    texts = [message.get("text") for message in await emma.messages()]
    assert len(texts) == len(set(texts)) + 1
    [line] = await doubts(shop.settings)
    assert "chat 1003  No. 1  sent again, may appear twice" in line


async def test_under_traffic_what_is_owed_goes_out_soon_after_the_start(shop: Shop) -> None:
    emma, ivan, taras = (shop.playground.person(key) for key in ("emma", "ivan", "taras"))
    await ivan.start()
    await shop.playground.fail("500", chat_id=GROUP, times=10_000)
    await complain(emma, SOUP)
    await shop.end()
    await shop.playground.heal()

    async def chatter() -> None:
        while True:
            await ivan.say("Is anybody there?")
            await asyncio.sleep(0.05)

    traffic = asyncio.create_task(chatter())
    try:
        await shop.open()
        began = time.monotonic()
        await taras.wait_for(SOUP, chat_id=GROUP)
        assert time.monotonic() - began < 5  # there was a time when it waited for silence, ten seconds
    finally:
        traffic.cancel()
