"""The edit that changes nothing, if a message is the one that was meant: it says all that the message says."""

from typing import Any

from aiogram.methods import (
    CreateForumTopic,
    SendContact,
    SendDocument,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageEntity,
)

from bot.delivery.arrival.asking import probe_of
from tests.for_each import for_each

WHERE = {"chat_id": -1001, "message_id": 9}
BOLD = MessageEntity(type="bold", offset=0, length=2)
BUTTONS = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Take", callback_data="t1.1.take.")]]
)
LINKS = LinkPreviewOptions(is_disabled=True)
SAID: Any = {"caption": "Hi", "caption_entities": [BOLD], "parse_mode": None}
ABOVE: Any = {"show_caption_above_media": True}

PROBES: list[tuple[TelegramMethod[Any], str, dict[str, Any]]] = [
    (
        CreateForumTopic(chat_id=-1001, name="Emma"),
        "editForumTopic",
        {"chat_id": -1001, "message_thread_id": 9, "name": "Emma"},
    ),
    (
        SendMessage(
            chat_id=-1001,
            text="Hi",
            entities=[BOLD],
            parse_mode=None,
            link_preview_options=LINKS,
            reply_markup=BUTTONS,
        ),
        "editMessageText",
        {
            **WHERE,
            "text": "Hi",
            "entities": [BOLD],
            "parse_mode": None,
            "link_preview_options": LINKS,
            "reply_markup": BUTTONS,
        },
    ),
    (
        SendMessage(chat_id=-1001, text="<b>Hi</b>", parse_mode="HTML"),
        "editMessageText",
        {"parse_mode": "HTML"},
    ),
    (SendPhoto(chat_id=-1001, photo="a", **SAID, **ABOVE), "editMessageCaption", {**WHERE, **SAID, **ABOVE}),
    (SendDocument(chat_id=-1001, document="a", **SAID), "editMessageCaption", {**WHERE, **SAID}),
    (
        SendPhoto(chat_id=-1001, photo="a", reply_markup=BUTTONS),
        "editMessageReplyMarkup",
        {"reply_markup": BUTTONS},
    ),
    (
        SendContact(chat_id=-1001, phone_number="1", first_name="Emma"),
        "editMessageReplyMarkup",
        {**WHERE, "reply_markup": None},
    ),
    (
        SendMediaGroup(
            chat_id=-1001, media=[InputMediaPhoto(media="a", **SAID, **ABOVE), InputMediaPhoto(media="b")]
        ),
        "editMessageCaption",
        {**WHERE, **SAID, **ABOVE},
    ),
    (
        SendMediaGroup(
            chat_id=-1001, media=[InputMediaPhoto(media="a"), InputMediaPhoto(media="b", caption="x")]
        ),
        "editMessageReplyMarkup",
        WHERE,
    ),
]


@for_each("method, name, asked", PROBES)
def test_it_is_asked_by_the_edit_that_would_change_nothing(
    method: TelegramMethod[Any], name: str, asked: dict[str, Any]
) -> None:
    probe = probe_of(method, -1001, 9)
    assert probe.__api_method__ == name
    assert {field: getattr(probe, field) for field in asked} == asked
