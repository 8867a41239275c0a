"""What a person said as the call that says it again: which method, and every parameter of it."""

from typing import Any

import pytest
from aiogram.methods import TelegramMethod
from aiogram.types import MessageEntity

from bot.delivery.rendering import methods
from bot.delivery.rendering.wording import Wording, plain
from care.values.content import Content, Kind
from tests.for_each import for_each

WHERE = {"chat_id": 7, "message_thread_id": 3}
BOLD = MessageEntity(type="bold", offset=0, length=2)
WORDS = Wording("Hi", (BOLD,))
SAID = {"caption": "Hi", "caption_entities": [{"type": "bold", "offset": 0, "length": 2}]}
PLACE: dict[str, Any] = {"latitude": 1.5, "longitude": 2.5}
NAMED = {"title": "Kava", "address": "Khreshchatyk 1"}
CARD = {"phone_number": "+380", "first_name": "Emma"}
HIDDEN = {"spoiler": True, "above": True}


def content(kind: Kind, **data: object) -> Content:
    return Content(kind, "Hi", "" if kind in (Kind.LOCATION, Kind.CONTACT) else "file", data=data)


def call(method: TelegramMethod[Any]) -> tuple[str, dict[str, Any]]:
    """Its name and what is asked of Telegram besides where; what is not set is left out, an explicit null is told."""
    asked = method.model_dump(exclude_unset=True, exclude_none=True)
    return method.__api_method__, {name: value for name, value in asked.items() if name not in WHERE}


SENT: list[tuple[Content, str, dict[str, Any]]] = [
    (content(Kind.PHOTO), "sendPhoto", {"photo": "file", **SAID}),
    (
        content(Kind.PHOTO, **HIDDEN),
        "sendPhoto",
        {"photo": "file", **SAID, "has_spoiler": True, "show_caption_above_media": True},
    ),
    (
        content(Kind.VIDEO, above=True),
        "sendVideo",
        {"video": "file", **SAID, "show_caption_above_media": True},
    ),
    (
        content(Kind.ANIMATION, spoiler=True),
        "sendAnimation",
        {"animation": "file", **SAID, "has_spoiler": True},
    ),
    (content(Kind.VOICE, **HIDDEN), "sendVoice", {"voice": "file", **SAID}),
    (content(Kind.AUDIO), "sendAudio", {"audio": "file", **SAID}),
    (content(Kind.DOCUMENT), "sendDocument", {"document": "file", **SAID}),
    (content(Kind.VIDEO_NOTE), "sendVideoNote", {"video_note": "file"}),
    (content(Kind.STICKER), "sendSticker", {"sticker": "file"}),
    (content(Kind.LOCATION, **PLACE, live_period=60), "sendLocation", {**PLACE, "live_period": 60}),
    (content(Kind.LOCATION, **PLACE, **NAMED, foursquare_id="x"), "sendVenue", {**PLACE, **NAMED}),
    (content(Kind.CONTACT, **CARD), "sendContact", CARD),
    (content(Kind.CONTACT, **CARD, last_name="Grey"), "sendContact", {**CARD, "last_name": "Grey"}),
    (
        content(Kind.CONTACT, phone_number="+380", first_name=" ", last_name=" Grey "),
        "sendContact",
        {"phone_number": "+380", "first_name": "Grey"},
    ),
    (
        content(Kind.CONTACT, phone_number="+380"),
        "sendContact",
        {"phone_number": "+380", "first_name": "+380"},
    ),
    (content(Kind.CONTACT, **CARD, vcard="x" * 2048), "sendContact", {**CARD, "vcard": "x" * 2048}),
    (content(Kind.CONTACT, **CARD, vcard="і" * 1025), "sendContact", CARD),
    (content(Kind.CONTACT, **CARD, vcard=""), "sendContact", CARD),
    (content(Kind.TEXT), "sendMessage", {"text": "Hi", "entities": SAID["caption_entities"]}),
    (content(Kind.OTHER, type="poll"), "sendMessage", {"text": "Hi", "entities": SAID["caption_entities"]}),
    (
        content(Kind.TEXT, preview={"is_disabled": True}),
        "sendMessage",
        {"text": "Hi", "entities": SAID["caption_entities"], "link_preview_options": {"is_disabled": True}},
    ),
]


@for_each("said, name, asked", SENT)
def test_each_kind_is_sent_as_what_it_is(said: Content, name: str, asked: dict[str, Any]) -> None:
    assert call(methods.message_of(WHERE, said, WORDS)) == (name, asked)


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.PHOTO])
def test_nobody_reads_marks_into_a_persons_own_words(kind: Kind) -> None:
    asked = methods.message_of(WHERE, content(kind), WORDS).model_dump(exclude_unset=True)
    assert asked["parse_mode"] is None


def test_without_words_there_is_no_caption() -> None:
    assert call(methods.message_of(WHERE, content(Kind.PHOTO), Wording()))[1] == {"photo": "file"}


def test_an_album_has_each_part_with_its_own_words() -> None:
    parts = [(content(Kind.PHOTO, spoiler=True), WORDS), (content(Kind.VIDEO), Wording())]
    album = methods.album_of(WHERE, parts)
    assert [part.type for part in album.media] == ["photo", "video"]
    assert call(album) == (
        "sendMediaGroup",
        {"media": [{"media": "file", "has_spoiler": True, **SAID}, {"media": "file"}]},
    )


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.VIDEO, Kind.AUDIO, Kind.DOCUMENT, Kind.ANIMATION])
def test_what_can_take_a_messages_place_does_so_as_what_it_is(kind: Kind) -> None:
    media = methods.media_of(content(kind), plain("Hi"))
    assert (media.type, media.media, media.caption) == (str(kind), "file", "Hi")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((7,), {"chat_id": 7}),
        ((7, 3), {"chat_id": 7, "message_thread_id": 3}),
        ((7, None, 9), {"chat_id": 7, "reply_parameters": (9, True)}),
    ],
)
def test_a_place_is_a_chat_a_topic_and_what_is_answered_there(
    given: tuple[int, ...], expected: dict[str, Any]
) -> None:
    place = methods.place(*given)
    if "reply_parameters" in place:
        reply = place["reply_parameters"]
        place["reply_parameters"] = (reply.message_id, reply.allow_sending_without_reply)
    assert place == expected


def test_a_place_that_moves_is_moved_and_ended_when_it_has_ended() -> None:
    where = {"chat_id": 7, "message_id": 5}
    facts = {**PLACE, "heading": 90, "horizontal_accuracy": 3.0, "proximity_alert_radius": 9}
    live = methods.moved(where, content(Kind.LOCATION, **facts, live_period=60))
    ended = methods.moved(where, content(Kind.LOCATION, **facts))
    asked = {**where, **facts}
    assert [call(each) for each in live] == [("editMessageLiveLocation", {"message_id": 5, **facts})]
    assert [each.__api_method__ for each in ended] == ["editMessageLiveLocation", "stopMessageLiveLocation"]
    assert [each.model_dump(exclude_unset=True) for each in ended] == [asked, where]
