"""Faults on request, Telegram's limits, and the clock that can be moved."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from playground.acts.world import World
from playground.client.client import Playground
from playground.content.files import Upload
from playground.values.errors import ApiError, Refusal
from playground.values.shapes import Json
from playground.world import cast
from playground.world.faults import Fault
from playground.world.limits import Limits

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA, EMMA = 1001, 1003


@pytest.fixture
def met(world: World) -> World:
    """Olena and Emma have opened their chats."""
    for key in ("olena", "emma"):
        world.start(world.people[key])
    return world


def sent(world: World) -> list[str]:
    """The bot's words to Olena."""
    return [message.words for message in world.chats[OLENA].visible() if message.sender_id == world.bot.id]


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("429", 429, "Too Many Requests: retry after 7"),
        ("500", 500, "Internal Server Error"),
        ("502", 502, "Bad Gateway"),
        ("blocked", 403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_the_next_calls_fail_as_asked(
    met: World, call: Caller, playground: Playground, kind: str, code: int, words: str
) -> None:
    await playground.fail(kind, times=2, method="sendMessage", chat_id=OLENA, retry_after=7)
    answers = [await call("sendMessage", chat_id=chat, text="Hi") for chat in (EMMA, OLENA, OLENA, OLENA)]
    assert [answer.get("error_code", 200) for answer in answers] == [200, code, code, 200]
    assert answers[1]["description"] == words
    assert sent(met) == ["Hi"]


async def test_a_429_says_when_to_come_back(met: World, url: str, playground: Playground) -> None:
    await playground.fail("429", retry_after=5)
    async with aiohttp.ClientSession() as session:
        response = await session.post(f"{url}/bot{met.token}/getMe")
        body = await response.json()
    assert (response.status, response.headers["Retry-After"], body["parameters"]) == (
        429,
        "5",
        {"retry_after": 5},
    )


async def test_a_lost_answer_took_effect(met: World, call: Caller, playground: Playground) -> None:
    await playground.fail("lost")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call("sendMessage", chat_id=OLENA, text="Hi")
    assert sent(met) == ["Hi"]
    assert [entry["lost"] for entry in met.record.of("call")] == [True]


async def test_a_timeout_took_none(met: World, call: Caller, playground: Playground) -> None:
    await playground.fail("timeout", silence=0.01)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call("sendMessage", chat_id=OLENA, text="Hi")
    assert sent(met) == []


@pytest.mark.parametrize(
    ("kind", "which", "status", "begins"),
    [
        ("html", {}, 502, "<html>"),
        ("html", {"status": 404}, 404, "<html>"),
        ("html", {"status": 200, "done": True}, 200, "<html>"),
        ("half", {}, 200, '{"ok":true,"resul'),
        ("half", {"done": True}, 200, '{"ok":true,"result":{"message_id":'),
        ("empty", {}, 200, ""),
        ("body", {"body": "[1]", "status": 201, "content_type": "text/plain; charset=koi8-r"}, 201, "[1]"),
        ("502", {"done": True}, 502, '{"ok":false,"error_code":502'),
    ],
)
async def test_an_answer_may_be_none_of_telegrams(
    met: World, url: str, playground: Playground, kind: str, which: Json, status: int, begins: str
) -> None:
    await playground.fail(kind, **which)
    async with aiohttp.ClientSession() as session:
        response = await session.post(
            f"{url}/bot{met.token}/sendMessage", json={"chat_id": OLENA, "text": "Hi"}
        )
        text = await response.text("utf-8")
    assert response.status == status
    assert text.startswith(begins)
    assert sent(met) == (["Hi"] if which.get("done") else [])
    [entry] = met.record.of("call")
    assert (entry["ok"], entry["lost"]) == (bool(which.get("done")), True)


@pytest.mark.parametrize("words", ["VOICE_MESSAGES_FORBIDDEN", "Bad Request: VOICE_MESSAGES_FORBIDDEN"])
async def test_a_refusal_is_in_the_words_that_were_asked_for(
    met: World, call: Caller, playground: Playground, words: str
) -> None:
    await playground.fail("refusal", method="sendVoice", description=words)
    answer = await call("sendVoice", chat_id=OLENA, voice="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: VOICE_MESSAGES_FORBIDDEN",
    }
    assert sent(met) == []


async def test_a_reset_before_the_call_takes_no_effect(
    met: World, call: Caller, playground: Playground, caplog: pytest.LogCaptureFixture
) -> None:
    await playground.fail("reset")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call("sendMessage", chat_id=OLENA, text="Hi")
    assert sent(met) == []
    assert caplog.records == []  # nothing went wrong here


async def test_a_delayed_call_goes_well_in_the_end(met: World, call: Caller, playground: Playground) -> None:
    await playground.fail("delay", silence=0.1)
    before = asyncio.get_running_loop().time()
    assert (await call("sendMessage", chat_id=OLENA, text="Hi"))["ok"]
    assert asyncio.get_running_loop().time() - before >= 0.098  # whole milliseconds at either end
    assert sent(met) == ["Hi"]


async def test_downloads_fail_only_where_they_are_named(met: World, url: str, playground: Playground) -> None:
    message = met.send_files(met.people["olena"], OLENA, [Upload("a.txt", b"Hi", "text/plain")], "document")
    file = met.files.get(message[0].body["document"]["file_id"])
    assert file is not None
    await playground.fail("empty")
    await playground.fail("html", status=200, method="download")
    async with aiohttp.ClientSession() as session:
        address = f"{url}/file/bot{met.token}/{file.path}"
        read = [await (await session.get(address)).text() for _ in range(2)]
    assert read[0].startswith("<html>")
    assert read[1] == "Hi"


async def test_polls_fail_only_where_they_are_named(met: World, call: Caller, playground: Playground) -> None:
    await playground.fail("500")
    assert (await call("getUpdates"))["ok"]
    await playground.heal()
    await playground.fail("502", method="getupdates")
    assert (await call("getUpdates"))["error_code"] == 502
    assert met.faults.shown() == []


def test_there_are_no_other_faults() -> None:
    with pytest.raises(Refusal, match="There is no fault 'fire'"):
        Fault("fire")
    with pytest.raises(Refusal, match="at least once"):
        Fault("429", times=0)
    with pytest.raises(Refusal, match="no effect"):
        Fault("refusal", done=True)
    with pytest.raises(Refusal, match="from 100 to 599"):
        Fault("html", status=7)


def charged(limits: Limits, chat_id: int, messages: int) -> int:
    """How many of these messages in a row the limits let pass."""
    for passed in range(messages):
        try:
            limits.charge(chat_id)
        except ApiError:
            return passed
    return messages


def test_limits_are_telegrams() -> None:
    assert charged(Limits(on=False), cast.GROUP_ID, 100) == 100
    assert charged(Limits(on=True), cast.GROUP_ID, 100) == 20
    assert charged(Limits(on=True), OLENA, 100) == 5
    everyone = Limits(on=True)
    assert sum(charged(everyone, chat, 1) for chat in range(1, 100)) == 30


def test_an_album_costs_as_much_as_its_items_and_paid_messages_spare_the_total() -> None:
    limits = Limits(on=True)
    limits.charge(cast.GROUP_ID, 10)
    limits.charge(cast.GROUP_ID, 10)
    with pytest.raises(ApiError, match="retry after 3"):
        limits.charge(cast.GROUP_ID)
    assert sum(charged(limits, chat, 1) for chat in range(1, 100)) == 10
    limits.charge(200, paid=True)


async def test_edits_and_topics_count_too(call: Caller, world: World) -> None:
    world.limits = Limits(on=True)
    group = {"chat_id": cast.GROUP_ID}
    first = await call("sendMessage", **group, text="0")
    message = {**group, "message_id": first["result"]["message_id"]}
    for number in range(1, 19):
        assert (await call("editMessageText", **message, text=str(number)))["ok"]
    assert (await call("createForumTopic", **group, name="x"))["ok"]
    assert (await call("sendMessage", **group, text="y"))["error_code"] == 429


async def test_time_moves_forward_for_everybody(world: World, playground: Playground) -> None:
    waiting = asyncio.create_task(
        playground.request("GET", "/control/clock", params={"after": 0, "wait": 30})
    )
    await playground.request("GET", "/control/clock")
    await playground.advance(days=1, hours=1)
    assert (await waiting)["offset"] == 90_000
    assert world.say(world.people["olena"], OLENA, "Hi").body["date"] == int(world.clock.unix())


async def test_time_does_not_go_back(playground: Playground) -> None:
    with pytest.raises(Refusal, match="Time only goes forward"):
        await playground.advance(seconds=-1)
    assert (await playground.request("GET", "/control/clock", params={"after": 0, "wait": 0.01}))[
        "offset"
    ] == 0


async def test_a_chance_strikes_a_part_of_the_calls(met: World, call: Caller, playground: Playground) -> None:
    await playground.fail("500", times=1000, chance=0.5, method="sendMessage")
    answers = [await call("sendMessage", chat_id=OLENA, text=str(number)) for number in range(60)]
    assert 0 < sum(answer["ok"] for answer in answers) < 60
    assert len(sent(met)) == sum(answer["ok"] for answer in answers)
    with pytest.raises(Refusal, match="A chance is above 0"):
        await playground.fail("500", chance=0)
