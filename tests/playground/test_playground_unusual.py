"""People send what is not everyday, over HTTP, and the bot hears of it as Telegram would say it."""

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from playground.acts.world import World
from playground.client.actor import Actor
from playground.client.client import Playground
from playground.content.files import Upload
from playground.values.errors import Refusal
from playground.values.pictures import png
from playground.values.shapes import Json

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA = 1001
PLACE = {"latitude": 50.45, "longitude": 30.52}
UNUSUAL: list[Json] = [
    {"venue": PLACE | {"title": "Shop", "address": "Main street"}},
    {"location": PLACE | {"live_period": 600}},
    {"checklist": {"title": "Cakes", "tasks": ["Bake", {"text": "Eat", "done": True}]}},
    {"story": {"title": "City news"}},
    {"game": {"title": "Chess", "description": "Two play"}},
    {"paid_media": {"stars": 5, "count": 2, "caption": "The recipe"}},
    {"contact": {"phone_number": "+380441234567", "vcard": "BEGIN:VCARD"}},
]
UNREADABLE: list[Json] = [
    {"checklist": {"title": "Cakes", "tasks": []}},
    {"location": PLACE | {"live_period": 5}},
    {"other": {"text": "a text is nothing unusual"}},
    {"venue": PLACE},
    {"dice": True, "story": {}},
]


@pytest.fixture
def olena(playground: Playground) -> Actor:
    return playground.person("olena")


def picture() -> Upload:
    return Upload("a.png", png(8, 8), "image/png")


async def last_update(call: Caller) -> Json:
    """What the bot hears last."""
    updates: Json = (await call("getUpdates"))["result"][-1]
    return updates


@pytest.mark.parametrize("content", UNUSUAL, ids=lambda content: next(iter(content)))
async def test_an_unusual_kind_reaches_the_bot(olena: Actor, call: Caller, content: Json) -> None:
    (kind,) = content
    await olena.send(**content)
    assert kind in (await last_update(call))["message"]


@pytest.mark.parametrize("content", UNREADABLE, ids=str)
async def test_what_telegram_would_not_take_is_refused(olena: Actor, content: Json) -> None:
    with pytest.raises(Refusal):
        await olena.send(**content)


async def test_a_kind_that_is_new_reaches_the_bot_as_it_is(olena: Actor, call: Caller) -> None:
    await olena.send(other={"hologram": {"size": 3}})
    assert (await last_update(call))["message"]["hologram"] == {"size": 3}


async def test_people_have_longer_captions_than_bots(olena: Actor, call: Caller) -> None:
    (sent,) = await olena.send_files(picture(), caption="c" * 3000)
    assert len((await last_update(call))["message"]["caption"]) == 3000
    with pytest.raises(Refusal, match="too long"):
        await olena.send_files(picture(), caption="c" * 4097)
    photo = sent["photo"][0]["file_id"]
    refused = await call("sendPhoto", chat_id=OLENA, photo=photo, caption="c" * 1025)
    assert "message caption is too long" in refused["description"]


async def test_a_live_location_moves_and_ends(olena: Actor, call: Caller) -> None:
    sent = await olena.send(location=PLACE | {"live_period": 600})
    where = {"chat_id": OLENA, "message_id": sent["message_id"]}
    await olena.do("live", **where, latitude=50.5, longitude=30.6)
    assert (await last_update(call))["edited_message"]["location"]["latitude"] == 50.5
    await olena.do("live", **where, stop=True)
    assert "live_period" not in (await last_update(call))["edited_message"]["location"]
    with pytest.raises(Refusal, match="no live location"):
        await olena.do("live", **where, stop=True)


async def test_a_bot_moves_its_live_location_until_it_is_over(
    world: World, olena: Actor, call: Caller
) -> None:
    await olena.start()
    sent = await call("sendLocation", chat_id=OLENA, live_period=600, **PLACE)
    where = {"chat_id": OLENA, "message_id": sent["result"]["message_id"]}
    moved = await call("editMessageLiveLocation", **where, latitude=50.5, longitude=30.6)
    assert moved["result"]["location"] == {"latitude": 50.5, "longitude": 30.6, "live_period": 600}
    world.clock.advance(601)
    late = await call("stopMessageLiveLocation", **where)
    assert late["description"] == "Bad Request: message can't be edited"


async def test_a_file_takes_the_place_of_another_and_of_words(olena: Actor, call: Caller) -> None:
    said = await olena.say("Look")
    await olena.replace_file(said["message_id"], picture(), caption="This")
    heard = (await last_update(call))["edited_message"]
    assert "photo" in heard
    assert "text" not in heard
    (sent,) = await olena.send_files(picture())
    changed = await olena.replace_file(sent["message_id"], Upload("a.mp4", b"film", "video/mp4"), "video")
    assert "video" in changed
    assert "photo" not in changed


async def test_a_caption_above_and_a_spoiler_are_told(olena: Actor, call: Caller) -> None:
    await olena.send_files(picture(), caption="Look", above=True, spoiler=True)
    heard = (await last_update(call))["message"]
    assert heard["show_caption_above_media"]
    assert heard["has_media_spoiler"]


async def test_an_answer_to_another_chat_carries_whom_and_what_it_quotes(olena: Actor, call: Caller) -> None:
    await olena.say("Is it true?", elsewhere={"from": "City news", "text": "Cakes for all"})
    heard = (await last_update(call))["message"]
    assert heard["external_reply"]["origin"]["sender_user_name"] == "City news"
    assert heard["quote"]["text"] == "Cakes for all"


async def test_who_takes_no_voice_messages_gets_none(olena: Actor, call: Caller) -> None:
    await olena.start()
    (sent,) = await olena.send_files(Upload("a.oga", b"sound", "audio/ogg"), kind="voice")
    await olena.do("voices", allowed=False)
    refused = await call("sendVoice", chat_id=OLENA, voice=sent["voice"]["file_id"])
    assert refused["description"] == "Bad Request: VOICE_MESSAGES_FORBIDDEN"
    await olena.do("voices", allowed=True)
    assert (await call("sendVoice", chat_id=OLENA, voice=sent["voice"]["file_id"]))["ok"]


async def test_marks_that_no_bot_may_make_are_heard_and_refused(olena: Actor, call: Caller) -> None:
    mark = {"type": "sparkle", "offset": 0, "length": 2}
    await olena.say("Hi", entities=[mark])
    assert (await last_update(call))["message"]["entities"] == [mark]
    refused = await call("sendMessage", chat_id=OLENA, text="Hi", entities=[mark])
    assert "can't parse MessageEntity" in refused["description"]
