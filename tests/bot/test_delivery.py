"""What must arrive does, once, whatever Telegram does to us."""

import asyncio
import sqlite3
import time
from datetime import timedelta
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import pytest

from care.store import sqlite
from playground.client.actor import Actor
from tests.bot.shop import GROUP, Shop, complain

pytestmark = pytest.mark.usefixtures("soon_again")
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


async def add(emma: Actor, text: str) -> None:
    await emma.start("t-1")
    await emma.press_button("Add")
    await emma.say(text)
    await emma.press_button("Send")


async def gone_by(shop: Shop) -> None:
    """Wait until the fault that was asked for has struck."""
    deadline = time.monotonic() + 20
    while (await shop.playground.snapshot())["faults"]:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)


@pytest.mark.parametrize("method", ["createForumTopic", "sendMessage"])
async def test_a_ticket_stands_once_though_the_store_was_away_when_it_was_to_be_written_down(
    shop: Shop, method: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "BUSY", 0.2)
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    await shop.playground.fail("delay", method=method, chat_id=GROUP, silence=0.5)
    await complain(emma, SOUP)
    await gone_by(shop)
    other = sqlite3.connect(tmp_path / "turbota.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await asyncio.sleep(1.5)  # the answer comes, and cannot be written down
    other.execute("ROLLBACK")
    other.close()
    await taras.wait_for(SOUP, chat_id=GROUP, timeout=20)
    await shop.rest()
    assert len(await standing(taras, SOUP)) == 1
    assert len(await taras.topics(GROUP)) == 1


@pytest.mark.parametrize("where", ["bot.delivery.topics.card_of", "bot.delivery.kinds.card.find_entries"])
async def test_a_mistake_of_ours_costs_a_post_some_time_and_nothing_else(
    shop: Shop, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    emma, taras = shop.playground.person("emma"), shop.playground.person("taras")
    right, calls = resolve_name(where), []

    def wrong(*arguments: Any) -> Any:  # noqa: ANN401 - whatever it is called with
        calls.append(arguments)
        if len(calls) == 1:
            raise KeyError("a mistake of ours")
        return right(*arguments)

    monkeypatch.setattr(where, wrong)
    monkeypatch.setattr("bot.delivery.worker.LEASE", timedelta(seconds=3))
    await complain(emma, SOUP)
    await taras.wait_for(SOUP, chat_id=GROUP, timeout=20)
    await add(emma, "And the spoon was missing")
    await taras.wait_for("And the spoon was missing", chat_id=GROUP, timeout=30)
    await shop.rest()
    assert calls
    assert len(await standing(taras, SOUP)) == 1
    assert len(await standing(taras, "And the spoon was missing")) == 1


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
    await add(emma, "And the spoon was missing")
    await taras.wait_for("And the spoon was missing", chat_id=GROUP)
    await shop.rest()
    topics = await taras.topics(GROUP)
    assert [topic["name"] for topic in topics] == ["🆕 № 1 Emma"]
    assert topics[0]["message_thread_id"] != old
    assert len(await standing(taras, SOUP)) == 1
    assert len(await standing(taras, "And the spoon was missing")) == 1
