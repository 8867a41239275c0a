"""The lean session speaks as aiogram's own does, in fewer words."""

import traceback
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    DeleteWebhook,
    GetMe,
    GetWebhookInfo,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SetMyCommands,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    MediaUnion,
)

from bot.intake.polling import GetUpdates
from bot.telegram.session import LeanSession, Sent
from playground.acts.world import World
from playground.http.server import serve
from playground.values.messages import Message
from playground.world.faults import Fault

OLENA = 1001
HELLO = SendMessage(chat_id=OLENA, text="Добрий день & <b>вітаємо</b>", parse_mode="HTML")


@pytest.fixture
def world() -> World:
    world = World()
    world.start(world.people["olena"])
    return world


@pytest.fixture
async def bot(world: World) -> AsyncIterator[Bot]:
    async with serve(world) as url:
        session = LeanSession(api=TelegramAPIServer.from_base(url))
        async with Bot(world.token, session=session).context() as bot:
            yield bot


def last(world: World) -> Message:
    return list(world.chats[OLENA].visible())[-1]


async def send(bot: Bot, method: TelegramMethod[Any]) -> object:
    """Whatever the session gives back: for a message it is not what aiogram's types say."""
    return await bot(method)


def file(name: str) -> BufferedInputFile:
    return BufferedInputFile(name.encode(), name)


async def test_of_a_sent_message_it_tells_where_it_stands(bot: Bot, world: World) -> None:
    assert await send(bot, HELLO) == Sent(OLENA, last(world).id)
    assert last(world).words == "Добрий день & вітаємо"


async def test_buttons_arrive(bot: Bot, world: World) -> None:
    button = InlineKeyboardButton(text="Взяти", callback_data="t1.1.take.")
    markup = InlineKeyboardMarkup(inline_keyboard=[[button]])
    await bot(HELLO.model_copy(update={"reply_markup": markup}))
    shown = {"inline_keyboard": [[{"text": "Взяти", "callback_data": "t1.1.take."}]]}
    assert last(world).markup == shown


async def test_files_go_as_a_form(bot: Bot, world: World) -> None:
    sent = await send(bot, SendDocument(chat_id=OLENA, document=file("data.json"), caption="Ваші дані"))
    assert sent == Sent(OLENA, last(world).id)
    assert last(world).body["document"]["file_name"] == "data.json"


async def test_the_parts_of_an_album_are_told_one_by_one(bot: Bot, world: World) -> None:
    media: list[MediaUnion] = [InputMediaDocument(media=file(name)) for name in ("one.txt", "two.txt")]
    sent = await send(bot, SendMediaGroup(chat_id=OLENA, media=media))
    assert sent == [Sent(OLENA, last(world).id - 1), Sent(OLENA, last(world).id)]


async def test_other_answers_are_whole(bot: Bot, world: World) -> None:
    assert (await bot(GetMe())).username == world.bot.username


async def test_a_refusal_is_aiograms(bot: Bot) -> None:
    with pytest.raises(TelegramBadRequest, match="chat not found"):
        await bot(HELLO.model_copy(update={"chat_id": 42}))


async def test_too_many_requests_say_how_long_to_wait(bot: Bot, world: World) -> None:
    world.faults.waiting.append(Fault("429", retry_after=7))
    with pytest.raises(TelegramRetryAfter) as raised:
        await bot(HELLO)
    assert raised.value.retry_after == 7


async def test_a_429_that_lost_its_pause_is_one_too(bot: Bot, world: World) -> None:
    world.faults.waiting.append(Fault("refusal", code=429, description="Too Many Requests"))
    with pytest.raises(TelegramRetryAfter) as raised:
        await bot(HELLO)
    assert raised.value.retry_after > 0


METHODS = [
    HELLO,
    GetMe(),
    GetWebhookInfo(),
    DeleteWebhook(),
    SetMyCommands(commands=[]),
    GetUpdates(timeout=0),
]
NOBODYS = [
    *(Fault("html", status=status) for status in (200, 301, 404, 429, 502, 504)),
    Fault("half"),
    Fault("half", done=True),
    Fault("empty"),
    Fault("empty", status=502),
    Fault("500"),
    *(
        Fault("body", body=body)
        for body in (
            "[]", "null", "7", '"ok"', "{}", '{"ok":true}', '{"ok":true,"result":null}', '{"ok":false}',
            '{"ok":false,"error_code":400}', '{"ok":"yes","result":[]}', '{"error":"bad gateway"}',
            '{"ok":true,"result":{"message_id":1}}', "\ufeff" + '{"ok":true,"result":7}', "[" * 100_000,
            '{"ok":true,"result":' + "9" * 5000 + "}",
        )
    ),
    Fault("body", body="{\udcff}"),
    Fault("body", body='{"ok":true,"result":true}', status=503),
    Fault("body", body='{"ok":false,"error_code":400,"description":"x"}', status=502),
    Fault("body", body="<p>", content_type="text/html; charset=no-such-charset"),
]  # fmt: skip


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.__api_method__)
async def test_what_is_no_answer_of_telegrams_is_a_server_error(
    bot: Bot, world: World, method: TelegramMethod[Any]
) -> None:
    for fault in NOBODYS:
        world.faults.waiting.append(replace(fault, method=method.__api_method__))
        with pytest.raises(TelegramServerError):
            pytest.fail(f"{fault} was read as {await bot(method)!r}")


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("http://127.0.0.1:9", "ClientConnectorError"),
        ("http://127.0.0.1:99999", "InvalidUrlClientError"),
        ("http://no-such-host.invalid", "ClientConnectorDNSError"),
        ("http://[::bad", "InvalidUrlClientError"),
        ("nonsense", "InvalidUrlClientError"),
    ],
)
async def test_an_address_that_leads_nowhere_is_a_network_error_that_does_not_tell_the_token(
    address: str, error: str
) -> None:
    session = LeanSession(api=TelegramAPIServer.from_base(address))
    async with Bot("700001:playground", session=session).context() as bot:
        with pytest.raises(TelegramNetworkError) as raised:
            await bot(HELLO, request_timeout=5)
    said = "".join(traceback.format_exception(raised.value))
    assert error in said
    assert "700001:playground" not in said


@pytest.mark.parametrize(
    "fault", [Fault("lost"), Fault("timeout"), Fault("reset")], ids=lambda fault: fault.kind
)
async def test_an_answer_that_never_came_is_a_network_error(bot: Bot, world: World, fault: Fault) -> None:
    world.faults.waiting.append(fault)
    with pytest.raises(TelegramNetworkError):
        await bot(HELLO, request_timeout=1)
