"""What people do and see, through the client that tests use, and what a watching page is told."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from playground.acts.world import World
from playground.client.actor import Actor
from playground.client.client import Playground
from playground.values.errors import Refusal
from playground.values.shapes import Json
from playground.world import cast
from playground.world.events import KEPT, Events

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA = 1001


@pytest.fixture
def olena(playground: Playground) -> Actor:
    return playground.person("olena")


@pytest.fixture
def taras(playground: Playground) -> Actor:
    return playground.person("taras")


async def test_a_start_carries_its_payload(world: World, olena: Actor) -> None:
    assert (await olena.start("table-7"))["text"] == "/start table-7"
    assert world.chats[OLENA].started
    with pytest.raises(Refusal, match="at most 64 characters"):
        await olena.start("two words")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"contact": {"phone_number": "+380441234567", "first_name": "Олена", "user_id": 1001}}, "contact"),
        ({"location": {"latitude": 50.45, "longitude": 30.52}}, "location"),
        ({"sticker": "👍"}, "sticker"),
        ({"dice": True}, "dice"),
        ({"poll": {"question": "Tea?", "options": ["Yes", "No"]}}, "poll"),
    ],
)
async def test_people_send_more_than_words(olena: Actor, content: Json, kind: str) -> None:
    assert kind in await olena.send(**content)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "exactly one of text, contact"),
        ({"text": "x", "dice": True}, "exactly one of text, contact"),
        ({"text": " "}, "message text is empty"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"contact": {}}, "lacks something: 'phone_number'"),
        ({"location": {"latitude": "north", "longitude": 0}}, "lacks something"),
        ({"text": "x", "reply_to": 99}, "There is no message 99"),
        ({"text": "x", "message_thread_id": 99}, "There is no topic 99"),
        ({"text": "x", "shout": True}, 'parameter "shout" is not supported'),
    ],
)
async def test_what_cannot_be_sent_is_refused_in_a_sentence(olena: Actor, body: Json, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        await olena.do("messages", chat_id=OLENA, **body)


async def test_four_thousand_emoji_can_be_sent(olena: Actor) -> None:
    assert (await olena.say("👍" * 4096))["text"] == "👍" * 4096


async def test_forwarded_and_protected_messages_say_so(olena: Actor) -> None:
    message = await olena.say("from elsewhere", forwarded=True, protected=True)
    assert message["forward_origin"]["sender_user"]["id"] == OLENA
    assert message["has_protected_content"]


async def test_nobody_sees_anothers_chat(playground: Playground, taras: Actor) -> None:
    await playground.person("olena").say("private")
    charlie = playground.person("charlie")
    for chat in (OLENA, cast.GROUP_ID):
        with pytest.raises(Refusal, match="charlie is not in chat"):
            await charlie.messages(chat)
    assert await taras.messages(cast.GROUP_ID) == []


async def test_an_edit_keeps_the_first_words_and_is_told(olena: Actor, call: Caller) -> None:
    message = await olena.say("helo")
    edited = await olena.edit(message["message_id"], "hello /help")
    assert (edited["text"], edited["edits"]) == ("hello /help", ["helo"])
    update = (await call("getUpdates"))["result"][-1]["edited_message"]
    assert (update["text"], update["entities"][0]["type"]) == ("hello /help", "bot_command")
    assert update["edit_date"]


async def test_only_ones_own_words_can_be_edited(world: World, olena: Actor) -> None:
    mine = world.post(world.chats[OLENA], world.bot.user, {"text": "Hi"})
    place = await olena.send(location={"latitude": 1, "longitude": 1})
    with pytest.raises(Refusal, match="another's message"):
        await olena.edit(mine.id, "x")
    with pytest.raises(Refusal, match="nothing to edit"):
        await olena.edit(place["message_id"], "x")
    with pytest.raises(Refusal, match="message text is empty"):
        await olena.edit((await olena.say("x"))["message_id"], " ")


async def test_deletion_is_not_told_to_the_bot(world: World, olena: Actor) -> None:
    message = await olena.say("oops")
    before = len(world.updates.pending)
    await olena.do("delete", chat_id=OLENA, message_id=message["message_id"])
    assert await olena.messages() == []
    assert len(world.updates.pending) == before


async def answer_presses(call: Caller, text: str) -> None:
    """A bot that answers one press."""
    offset = 0
    while True:
        for update in (await call("getUpdates", offset=offset, timeout=5))["result"]:
            offset = update["update_id"] + 1
            press = {"callback_query_id": update["callback_query"]["id"]}
            if (await call("answerCallbackQuery", **press, text=text, show_alert=True))["ok"]:
                return


async def test_a_button_is_found_by_label_or_data_and_answered(
    world: World, olena: Actor, call: Caller
) -> None:
    keyboard = {
        "inline_keyboard": [
            [{"text": "📝 Complaint", "callback_data": "c.1"}, {"text": "Site", "url": "tg://x"}]
        ]
    }
    screen = world.post(world.chats[OLENA], world.bot.user, {"text": "Menu"}, markup=keyboard)
    shown = await olena.screen()
    assert shown is not None
    assert shown["message_id"] == screen.id
    for wanted in ("Complaint", "c.1"):
        answering = asyncio.create_task(answer_presses(call, "Noted"))
        assert await olena.press_button(wanted) == {"answered": True, "text": "Noted", "show_alert": True}
        await answering


async def test_a_reply_keyboards_button_is_said(world: World, olena: Actor) -> None:
    world.post(world.chats[OLENA], world.bot.user, {"text": "?"}, markup={"keyboard": [[{"text": "Yes"}]]})
    assert (await olena.press_button("Yes"))["text"] == "Yes"


async def test_a_press_may_be_forged_but_not_on_nothing(world: World, olena: Actor) -> None:
    mine = world.post(world.chats[OLENA], world.bot.user, {"text": "Hi"})
    forged = await olena.do("press", chat_id=OLENA, message_id=mine.id, data="forged", wait=0)
    assert forged == {"answered": False, "text": None, "show_alert": False}
    with pytest.raises(Refusal, match="There is no message"):
        await olena.press(99, "x")
    with pytest.raises(Refusal, match="1 to 64 bytes"):
        await olena.press(mine.id, "я" * 33)
    with pytest.raises(Refusal, match="Only the bot's messages"):
        await olena.press((await olena.say("x"))["message_id"], "x")


async def test_a_reaction_is_one_and_can_be_taken_back(olena: Actor) -> None:
    message = await olena.say("x")
    where = {"chat_id": OLENA, "message_id": message["message_id"]}
    for emoji in ("👍", "❤️‍🔥"):
        await olena.do("react", **where, emoji=emoji)
    assert (await olena.messages())[0]["reactions"] == [{"emoji": "❤️‍🔥", "by": OLENA}]
    await olena.do("react", **where)
    assert (await olena.messages())[0]["reactions"] == []
    with pytest.raises(Refusal, match="is no reaction"):
        await olena.do("react", **where, emoji="x")


async def test_who_blocked_the_bot_cannot_write_to_it(olena: Actor) -> None:
    await olena.do("block")
    with pytest.raises(Refusal, match="has blocked the bot"):
        await olena.say("x")
    await olena.do("unblock")
    assert await olena.say("x")


async def test_waiting_ends_with_what_was_waited_for(world: World, olena: Actor) -> None:
    waiting = asyncio.create_task(olena.wait_for("day", after=1))
    await olena.messages()
    for text in ("Good day", "Good night", "Good day again"):
        world.post(world.chats[OLENA], world.bot.user, {"text": text})
    assert (await waiting)["text"] == "Good day again"


async def test_a_wait_in_vain_tells_what_was_seen_instead(olena: Actor) -> None:
    await olena.say("hello?")
    with pytest.raises(
        TimeoutError, match=r"olena does not see 'Good day' within 0.01 s, but:\n  1 Олена: hello\?"
    ):
        await olena.wait_for("Good day", timeout=0.01)
    with pytest.raises(TimeoutError, match="the button 'Yes'"):
        await olena.press_button("Yes", timeout=0.01)


async def test_topics_are_seen_and_written_in(taras: Actor, playground: Playground) -> None:
    made = await playground.person("solomiia").do(
        "topics", chat_id=cast.GROUP_ID, action="create", name="№ 1"
    )
    (topic,) = await taras.topics()
    assert topic["message_thread_id"] == made["message_thread_id"]
    assert not topic["closed"]
    await taras.say("Mine", cast.GROUP_ID, topic["message_thread_id"])
    await taras.say("Elsewhere", cast.GROUP_ID)
    said = await taras.messages(cast.GROUP_ID, topic["message_thread_id"])
    assert [message.get("text") for message in said] == [None, "Mine"]


@pytest.mark.parametrize(
    ("verb", "path", "status"),
    [
        ("POST", "/people/nobody/start", 404),
        ("POST", "/people/olena/dance", 404),
        ("GET", "/people/olena/seen?chat_id=x", 400),
        ("POST", "/control/chats/1001/upgrade", 404),
    ],
)
async def test_errors_have_a_sentence(playground: Playground, verb: str, path: str, status: int) -> None:
    with pytest.raises(Refusal) as refused:
        await playground.request(verb, path)
    assert refused.value.status == status


async def test_the_snapshot_has_everything(playground: Playground, call: Caller) -> None:
    await call("setMyName", name="Турбота", language_code="uk")
    await call("setMyCommands", commands=[{"command": "help", "description": "Допомога"}], language_code="uk")
    everything = await playground.snapshot()
    assert everything["bot"]["texts"] == {"name": {"uk": "Турбота"}}
    assert [person["key"] for person in everything["people"]] == [person.key for person in cast.CAST]
    chats = {chat["id"]: chat for chat in everything["chats"]}
    assert chats[OLENA]["commands"] == {"1001": [{"command": "help", "description": "Допомога"}]}
    assert chats[1003]["commands"] == {"1003": []}
    assert chats[cast.GROUP_ID]["title"] == cast.GROUP_TITLE


async def told(stream: aiohttp.StreamReader) -> AsyncIterator[Json]:
    """The events of a stream."""
    async for line in stream:
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


async def test_a_page_is_told_what_changes(
    world: World, url: str, olena: Actor, playground: Playground
) -> None:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/people/events?after=0") as response:
        events = told(response.content)
        message = await olena.say("hello")
        await playground.advance(hours=1)
        await playground.fail("429")
        world.delete(world.chats[OLENA], list(world.chats[OLENA].visible()))
        got = [await anext(events) for _ in range(5)]
    assert [event["type"] for event in got] == ["chat", "message", "clock", "faults", "deleted"]
    assert got[1]["message"]["message_id"] == message["message_id"]
    assert got[2]["clock"]["offset"] == 3600
    assert got[4]["message_ids"] == [message["message_id"]]


def test_who_was_away_too_long_begins_anew() -> None:
    events = Events()
    for _ in range(KEPT + 5):
        events.add("clock", dict)
    assert events.after(3) == [{"n": KEPT + 5, "type": "reset"}]
    assert [event["n"] for event in events.after(KEPT + 3)] == [KEPT + 4, KEPT + 5]


async def test_the_record_can_be_read_in_pages(world: World, playground: Playground, olena: Actor) -> None:
    for text in ("one", "two"):
        await olena.say(text)
    assert [entry["kind"] for entry in await playground.record()] == ["message", "update"] * 2
    page = await playground.request("GET", "/control/record", params={"after": 1, "limit": 2})
    assert [entry["i"] for entry in page["entries"]] == [2, 3]
    assert (page["next"], page["last"]) == (3, 4)
    assert world.record.of("message")[1]["message"]["text"] == "two"


async def test_a_reset_begins_a_fresh_world(playground: Playground, olena: Actor) -> None:
    await olena.say("old")
    await playground.advance(days=1)
    await playground.reset()
    everything = await playground.snapshot()
    assert everything["messages"][str(OLENA)] == []
    assert everything["clock"]["offset"] == 0
