"""Delivery to a webhook: until it is accepted, in order within a chat, with the secret."""

from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import pytest
from aiohttp import web

from playground.acts.world import World
from playground.http.courier import method_in, pause_after, retry_after
from playground.values.shapes import Json
from tests.until import until_so

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA, IVAN = 1001, 1002


class Hook:
    """A bot's webhook. `answers` are given in turn, then 200."""

    def __init__(self) -> None:
        self.url = ""
        self.heard: list[Json] = []
        self.secrets: list[str] = []
        self.answers: list[web.Response] = []

    async def serve(self, request: web.Request) -> web.Response:
        self.heard.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""))
        return self.answers.pop(0) if self.answers else web.Response()

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    there = Hook()
    application = web.Application()
    application.router.add_post("/", there.serve)
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    there.url = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield there
    await runner.cleanup()


async def test_what_is_accepted_is_confirmed(world: World, call: Caller, hook: Hook) -> None:
    world.say(world.people["olena"], OLENA, "before")
    await call("setWebhook", url=hook.url, secret_token="s3cret")
    world.say(world.people["olena"], OLENA, "after")
    await until_so(lambda: not world.updates.pending)
    assert hook.texts() == ["before", "after"]
    assert hook.secrets == ["s3cret", "s3cret"]
    assert len(world.record.of("confirmed")) == 2


async def test_a_failure_is_tried_again_before_the_next_of_its_chat(
    world: World, call: Caller, hook: Hook
) -> None:
    hook.answers = [web.Response(status=500)]
    await call("setWebhook", url=hook.url)
    world.say(world.people["olena"], OLENA, "one")
    world.say(world.people["olena"], OLENA, "two")
    world.say(world.people["ivan"], IVAN, "elsewhere")
    await until_so(lambda: not world.updates.pending)
    olena = [text for text in hook.texts() if text != "elsewhere"]
    assert olena == ["one", "one", "two"]
    info = (await call("getWebhookInfo"))["result"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")


async def test_a_method_in_the_answer_is_carried_out(world: World, call: Caller, hook: Hook) -> None:
    hook.answers = [web.json_response({"method": "sendMessage", "chat_id": OLENA, "text": "Hi"})]
    await call("setWebhook", url=hook.url)
    world.say(world.people["olena"], OLENA, "hello")
    await until_so(lambda: len(world.chats[OLENA].messages) == 2)
    assert world.chats[OLENA].messages[2].body["text"] == "Hi"


async def test_a_removed_webhook_gets_nothing_more(world: World, call: Caller, hook: Hook) -> None:
    hook.answers = [web.Response(status=500), web.Response(status=500, headers={"Retry-After": "60"})]
    await call("setWebhook", url=hook.url)
    world.say(world.people["olena"], OLENA, "hello")
    await until_so(lambda: len(hook.heard) == 2)
    await call("deleteWebhook")
    (update,) = (await call("getUpdates"))["result"]
    assert update["message"]["text"] == "hello"
    assert len(hook.heard) == 2


async def test_a_webhook_out_of_reach_is_reported(world: World, call: Caller) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/")
    world.say(world.people["olena"], OLENA, "hello")
    await until_so(lambda: world.updates.webhook and world.updates.webhook.failure)
    info = (await call("getWebhookInfo"))["result"]
    assert info["pending_update_count"] == 1
    assert info["last_error_message"].startswith("Connection failed")


async def test_pending_updates_can_be_dropped(world: World, call: Caller, hook: Hook) -> None:
    world.say(world.people["olena"], OLENA, "old")
    await call("setWebhook", url=hook.url, drop_pending_updates=True, allowed_updates=["message"])
    world.say(world.people["olena"], OLENA, "new")
    await until_so(lambda: hook.heard)
    assert hook.texts() == ["new"]
    assert (await call("getWebhookInfo"))["result"]["allowed_updates"] == ["message"]


def test_retries_come_slower_and_slower() -> None:
    assert [pause_after(tries) for tries in (0, 1, 2, 3, 20)] == [0, 1, 2, 4, 60]
    assert [retry_after(header) for header in ("", "soon", "7", "99999")] == [0, 0, 7, 3600]


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"ok", b'{"method": "getMe"}', b'{"method": "deleteWebhook"}', b"{}"]
)
def test_not_every_answer_is_a_call(body: bytes) -> None:
    assert method_in(body) == {}
