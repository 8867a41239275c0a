"""Files: what people and the bot send, albums, downloads, and the sizes of pictures."""

import struct
from collections.abc import Callable, Coroutine
from typing import Any

import aiohttp
import pytest

from playground.acts.world import World
from playground.client.client import Playground
from playground.content.files import CAP, DOWNLOAD_LIMIT, Files, Upload
from playground.values.errors import Refusal
from playground.values.pictures import png, size_of
from playground.values.shapes import Json

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA, EMMA = 1001, 1003
PHOTO = Upload("a.png", png(1600, 400), "image/png")


async def test_a_photo_comes_in_sizes(playground: Playground) -> None:
    (message,) = await playground.person("olena").send_files(PHOTO, caption="/look at <b>this</b>")
    assert [(size["width"], size["height"]) for size in message["photo"]] == [
        (90, 22),
        (320, 80),
        (800, 200),
        (1600, 400),
    ]
    assert message["caption"] == "/look at <b>this</b>"
    assert message["caption_entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


async def test_several_files_make_an_album_and_voices_do_not(world: World, playground: Playground) -> None:
    olena = playground.person("olena")
    album = await olena.send_files(PHOTO, PHOTO, caption="both")
    voices = await olena.send_files(Upload("a.ogg", b"1"), Upload("b.ogg", b"2"), kind="voice")
    assert len({message["media_group_id"] for message in album}) == 1
    assert [message.get("caption") for message in album] == ["both", None]
    assert not any("media_group_id" in message for message in voices)
    assert len(world.updates.pending) == 4


@pytest.mark.parametrize("kind", ["video", "voice", "audio", "document", "video_note", "animation"])
async def test_the_bot_downloads_what_people_send(
    world: World, url: str, call: Caller, playground: Playground, kind: str
) -> None:
    (message,) = await playground.person("olena").send_files(Upload("a.bin", b"bytes"), kind=kind)
    file = (await call("getFile", file_id=message[kind]["file_id"]))["result"]
    async with aiohttp.ClientSession() as session:
        downloaded = await session.get(f"{url}/file/bot{world.token}/{file['file_path']}")
        shown = await session.get(f"{url}/people/file/{file['file_id']}")
        assert (await downloaded.read(), await shown.read()) == (b"bytes", b"bytes")


async def test_what_is_too_big_cannot_be_downloaded_but_sent_on(world: World, call: Caller) -> None:
    big = Upload("film.mp4", bytes(DOWNLOAD_LIMIT + 1), "video/mp4")
    (message,) = world.send_files(world.people["olena"], OLENA, [big], "video")
    file_id = message.body["video"]["file_id"]
    assert (await call("getFile", file_id=file_id))["description"] == "Bad Request: file is too big"
    assert (await call("sendVideo", chat_id=OLENA, video=file_id))["result"]["video"] == message.body["video"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/file/bot1:x/photos/file_1.jpg", 401),
        ("/file/bot700001:playground/photos/file_1.jpg", 404),
        ("/people/file/x", 404),
    ],
)
async def test_files_need_the_token_and_a_path(url: str, path: str, status: int) -> None:
    async with aiohttp.ClientSession() as session, session.get(url + path) as response:
        assert response.status == status


@pytest.mark.parametrize(
    ("kind", "upload", "words"),
    [
        ("photo", Upload("a.png", b"no picture"), "IMAGE_PROCESS_FAILED"),
        ("photo", Upload("a.png", bytes(11 * 2**20)), "too big for a photo"),
        ("document", Upload("a.txt", b""), "file must be non-empty"),
        ("document", Upload("a.txt", bytes(51 * 2**20)), "A file may have at most 50 MB"),
        ("sticker", Upload("a.webp", b"x"), "Files are not sent as sticker"),
    ],
)
def test_not_every_file_is_taken(world: World, kind: str, upload: Upload, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        world.send_files(world.people["olena"], OLENA, [upload], kind)


async def test_albums_are_copied_as_albums(world: World, call: Caller) -> None:
    olena, emma = world.people["olena"], world.people["emma"]
    world.start(emma)
    album = world.send_files(olena, OLENA, [PHOTO, PHOTO], "photo", "both")
    lone = world.say(olena, OLENA, "there")
    ids = [message.id for message in (*album, lone)]
    copies = (await call("copyMessages", chat_id=EMMA, from_chat_id=OLENA, message_ids=[*ids, 99]))["result"]
    bodies = [world.chats[EMMA].messages[copy["message_id"]].body for copy in copies]
    assert bodies[0]["media_group_id"] == bodies[1]["media_group_id"] != album[0].body["media_group_id"]
    assert (bodies[0]["caption"], bodies[2]["text"]) == ("both", "there")
    bare = await call(
        "copyMessages", chat_id=EMMA, from_chat_id=OLENA, message_ids=ids[:1], remove_caption=True
    )
    assert "caption" not in world.chats[EMMA].messages[bare["result"][0]["message_id"]].body


async def test_a_part_of_an_album_takes_no_keyboard_and_says_that_nothing_has_changed(
    world: World, call: Caller
) -> None:
    sent = world.send_files(world.people["olena"], OLENA, [PHOTO], "photo")[0]
    media = [{"type": "photo", "media": sent.body["photo"][-1]["file_id"]}] * 2
    album = (await call("sendMediaGroup", chat_id=OLENA, media=media))["result"]
    button = {"reply_markup": {"inline_keyboard": [[{"text": "Yes", "callback_data": "x"}]]}}
    for markup in (button, {}):
        answer = await call(
            "editMessageReplyMarkup", chat_id=OLENA, message_id=album[0]["message_id"], **markup
        )
        assert "message is not modified" in answer["description"]
    assert "reply_markup" not in world.chats[OLENA].messages[album[0]["message_id"]].body


async def test_a_forward_names_its_origin(world: World, call: Caller) -> None:
    said = world.say(world.people["olena"], OLENA, "Hello")
    forward = (await call("forwardMessage", chat_id=OLENA, from_chat_id=OLENA, message_id=said.id))["result"]
    again = (
        await call("forwardMessage", chat_id=OLENA, from_chat_id=OLENA, message_id=forward["message_id"])
    )["result"]
    assert forward["forward_origin"]["sender_user"]["id"] == OLENA
    assert again["forward_origin"] == forward["forward_origin"]


async def test_a_copy_may_have_a_caption_of_its_own(world: World, call: Caller) -> None:
    (photo,) = world.send_files(world.people["olena"], OLENA, [PHOTO], "photo", "old")
    values = {"chat_id": OLENA, "from_chat_id": OLENA, "message_id": photo.id}
    copy = await call("copyMessage", **values, caption="<i>new</i>", parse_mode="HTML")
    body = world.chats[OLENA].messages[copy["result"]["message_id"]].body
    assert (body["caption"], body["caption_entities"][0]["type"]) == ("new", "italic")


async def test_media_can_be_put_into_text(world: World, call: Caller) -> None:
    world.start(world.people["olena"])
    sent = (await call("sendMessage", chat_id=OLENA, text="Soon"))["result"]
    media = world.files.keep("photo", PHOTO, {})
    item = {"type": "photo", "media": media[-1]["file_id"], "caption": "Now"}  # type: ignore[index] # a photo's sizes
    edited = (await call("editMessageMedia", chat_id=OLENA, message_id=sent["message_id"], media=item))[
        "result"
    ]
    assert (edited["photo"], edited["caption"]) == (media, "Now")
    assert "text" not in edited


def test_the_oldest_files_are_forgotten() -> None:
    files = Files()
    for number in range(CAP // (50 * 2**20) + 1):
        files.keep("document", Upload(f"{number}.bin", bytes(50 * 2**20)), {})
    assert files.at("documents/file_1.bin") is None
    assert files.at("documents/file_2.bin") is not None


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(30, 20), (30, 20)),
        (b"GIF89a" + struct.pack("<HH", 30, 20), (30, 20)),
        (b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 20, 30), (30, 20)),
        (b"RIFF....WEBPVP8 " + bytes(10) + struct.pack("<HH", 30, 20), (30, 20)),
        (b"RIFF....WEBPVP8L" + bytes(5) + struct.pack("<I", 29 | 19 << 14), (30, 20)),
        (b"RIFF....WEBPVP8X" + bytes(8) + b"\x1d\x00\x00\x13\x00\x00", (30, 20)),
        (b"RIFF....WEBPVP9 ", None),
        (b"\xff\xd8\xff", None),
        (b"\x89PNG\r\n\x1a\n", None),
    ],
)
def test_a_pictures_size_stands_in_its_first_bytes(data: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(data) == size
