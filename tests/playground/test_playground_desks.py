"""Two staff groups, and a bot at work in a topic of the second, by either client library."""

from collections.abc import AsyncIterator
from typing import Any, TypeAlias

import pytest

from playground.acts.world import World
from playground.http.server import serve
from playground.values.pictures import png
from playground.values.shapes import Json
from playground.world import cast
from tests.playground.test_playground_clients import KITS

FIRST, SECOND = cast.group_id(1), cast.group_id(2)
TARAS = 2001

Client: TypeAlias = Any  # either library's bot: they name their methods alike
Kit: TypeAlias = Any  # of KITS


@pytest.fixture
def world() -> World:
    return World(groups=2)


@pytest.fixture(params=KITS)
async def client(request: pytest.FixtureRequest, url: str, world: World) -> AsyncIterator[Client]:
    """A bot of one of the two libraries."""
    if request.param == "aiogram":
        import aiogram
        from aiogram.client.session.aiohttp import AiohttpSession
        from aiogram.client.telegram import TelegramAPIServer

        session = AiohttpSession(api=TelegramAPIServer.from_base(url))
        async with aiogram.Bot(world.token, session=session) as bot:
            yield bot
    else:
        import telegram

        async with telegram.Bot(world.token, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot") as bot:
            yield bot


@pytest.fixture
async def topic(client: Client) -> Json:
    """Where a method's message goes."""
    thread = await client.create_forum_topic(chat_id=SECOND, name="№ 1")
    return {"chat_id": SECOND, "message_thread_id": thread.message_thread_id}


@pytest.fixture
def kit(request: pytest.FixtureRequest) -> Kit:
    return KITS[request.node.callspec.params["client"]]()


def seen(world: World, message_id: int) -> Json:
    """A message of the second group as people see it."""
    return world.chats[SECOND].messages[message_id].shown()


def test_groups_have_the_same_members_and_messages_of_their_own(world: World) -> None:
    first, second = world.chats[FIRST], world.chats[SECOND]
    assert (first.title, second.title) == ("Команда", "Команда 2")
    assert [first.has(id_) for id_ in (TARAS, 2002, 3001, cast.BOT_ID, 4001)] == [True] * 4 + [False]
    assert first.members.keys() == second.members.keys()
    taras = world.people["taras"]
    assert world.say(taras, FIRST, "One").id == world.say(taras, SECOND, "Other").id


def test_a_fresh_world_has_as_many_groups(world: World) -> None:
    world.reset()
    assert {FIRST, SECOND} <= world.chats.keys()


async def test_one_group_is_what_there_is_unless_more_are_asked_for() -> None:
    async with serve(single := World()):
        assert SECOND not in single.chats


async def test_a_person_is_mentioned_by_their_id(client: Client, topic: Json, world: World) -> None:
    text = f'For <a href="tg://user?id={TARAS}">Тарас</a>'
    sent = await client.send_message(**topic, text=text, parse_mode="HTML")
    (entity,) = seen(world, sent.message_id)["entities"]
    assert (entity["type"], entity["user"]["id"], entity["offset"]) == ("text_mention", TARAS, 4)


async def test_a_message_in_a_topic_is_edited_in_place(client: Client, topic: Json, world: World) -> None:
    sent = await client.send_message(**topic, text="First")
    await client.edit_message_text(chat_id=SECOND, message_id=sent.message_id, text="Second")
    shown = seen(world, sent.message_id)
    assert (shown["text"], shown["message_thread_id"]) == ("Second", topic["message_thread_id"])


async def test_pictures_and_documents_go_into_a_topic(
    client: Client, topic: Json, world: World, kit: Kit
) -> None:
    photo = await client.send_photo(**topic, photo=kit.file(png(640, 480), "chart.png"), caption="Figures")
    document = await client.send_document(**topic, document=kit.file(b"a;b", "figures.csv"))
    shown = seen(world, photo.message_id)
    assert (shown["photo"][-1]["width"], shown["caption"]) == (640, "Figures")
    assert seen(world, document.message_id)["document"]["file_name"] == "figures.csv"


async def test_a_pin_stands_until_its_message_is_deleted(client: Client, world: World) -> None:
    board = await client.send_message(chat_id=SECOND, text="Board")
    other = await client.send_message(chat_id=SECOND, text="Other")
    await client.pin_chat_message(chat_id=SECOND, message_id=board.message_id, disable_notification=True)
    assert world.chats[SECOND].shown()["pinned"] == [board.message_id]
    assert "pinned" not in world.chats[FIRST].shown()
    await client.delete_messages(chat_id=SECOND, message_ids=[board.message_id, other.message_id])
    assert "pinned" not in world.chats[SECOND].shown()


async def test_a_press_in_a_topic_is_answered_with_a_toast(
    client: Client, topic: Json, world: World, kit: Kit
) -> None:
    sent = await client.send_message(**topic, text="Card", reply_markup=kit.keyboard("Take", "take"))
    press = world.press(world.people["taras"], SECOND, sent.message_id, "take")
    await client.answer_callback_query(callback_query_id=str(press.id), text="Yours")
    outcome = await press.outcome(5)
    assert (outcome["answered"], outcome["text"]) == (True, "Yours")
