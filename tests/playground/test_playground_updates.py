"""getUpdates: nothing is lost until it is confirmed, and only one may ask."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from playground.acts import groups, pressing, private
from playground.acts.world import World
from playground.values.shapes import Json
from playground.world import cast
from tests.until import until_so

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA = 1001


def write(world: World, *texts: str) -> list[int]:
    """Olena writes: the ids of the updates that wait then."""
    for text in texts:
        world.say(world.people["olena"], OLENA, text)
    return [update.id for update in world.updates.pending]


async def ids(call: Caller, **values: object) -> list[int]:
    return [update["update_id"] for update in (await call("getUpdates", **values))["result"]]


async def test_updates_come_again_until_they_are_confirmed(world: World, call: Caller) -> None:
    first, second = write(world, "one", "two")
    assert await ids(call) == [first, second]
    assert await ids(call, offset=second) == [second]
    assert await ids(call, offset=second + 1) == []
    assert [entry["update_ids"] for entry in world.record.of("confirmed")] == [[first], [second]]


async def test_a_limit_leaves_the_rest_for_later(world: World, call: Caller) -> None:
    waiting = write(world, "one", "two", "three")
    assert await ids(call, limit=2) == waiting[:2]


async def test_a_negative_offset_forgets_all_but_the_last(world: World, call: Caller) -> None:
    waiting = write(world, "one", "two", "three")
    assert await ids(call, offset=-1) == waiting[2:]
    assert await ids(call) == waiting[2:]


async def test_a_long_poll_ends_with_the_first_update(world: World, call: Caller) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await until_so(lambda: world.updates.polled)
    write(world, "hello")
    assert (await poll)["result"][0]["message"]["text"] == "hello"


async def test_a_second_poller_ends_the_first(world: World, call: Caller) -> None:
    first = asyncio.create_task(call("getUpdates", timeout=30))
    await until_so(lambda: world.updates.polled)
    assert (await call("getUpdates"))["ok"]
    conflict = await first
    assert conflict["error_code"] == 409
    assert conflict["description"].startswith("Conflict: terminated by other getUpdates request")


async def test_polling_beside_a_webhook_is_a_conflict(call: Caller) -> None:
    await call("setWebhook", url="https://127.0.0.1:1/")
    assert "can't use getUpdates method while webhook is active" in (await call("getUpdates"))["description"]
    await call("deleteWebhook")
    assert (await call("getUpdates"))["ok"]


async def test_waiting_updates_expire_and_presses_sooner(world: World, call: Caller) -> None:
    write(world, "hello")
    mine = world.post(world.chats[OLENA], world.bot.user, {"text": "Hi"})
    world.press(world.people["olena"], OLENA, mine.id, "x")
    world.advance(151)
    assert [next(reversed(update)) for update in (await call("getUpdates"))["result"]] == ["message"]
    world.advance(86_400)
    assert await ids(call) == []
    assert [len(entry["update_ids"]) for entry in world.record.of("expired")] == [1, 1]


async def test_some_kinds_must_be_asked_for(world: World, call: Caller) -> None:
    olena, message = world.people["olena"], world.say(world.people["olena"], OLENA, "hello")
    pressing.react(world, olena, OLENA, message.id, "👍")
    await call("getUpdates", allowed_updates=["message_reaction", "chat_member"])
    pressing.react(world, olena, OLENA, message.id, "🔥")
    groups.join(world, world.people["charlie"], cast.GROUP_ID)
    kinds = [next(reversed(update)) for update in (await call("getUpdates"))["result"]]
    assert kinds == ["message", "message_reaction", "chat_member"]


async def test_blocking_is_told_and_silences_the_chat(world: World, call: Caller) -> None:
    olena = world.people["olena"]
    private.start(world, olena)
    private.block(world, olena)
    private.block(world, olena)
    private.start(world, olena, "table-7")
    updates = (await call("getUpdates"))["result"]
    statuses = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates if "my_chat_member" in u]
    assert statuses == ["kicked", "member"]
    assert updates[-1]["message"]["text"] == "/start table-7"


async def test_ids_go_on_over_a_reset(world: World, call: Caller) -> None:
    (before,) = write(world, "one")
    await call("setMyName", name="Care")
    world.reset()
    assert write(world, "two") == [before + 1]
    assert world.bot.user["first_name"] == "Care"


async def test_a_poll_ends_when_the_world_is_reset(world: World, call: Caller) -> None:
    poll = asyncio.create_task(call("getUpdates", timeout=30))
    await until_so(lambda: world.updates.polled)
    world.reset()
    assert (await poll)["result"] == []
