"""A person's words as calls to Telegram: by `file_id`, so that albums, protected and since deleted messages
can be shown.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from aiogram.methods import (
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVideo,
    SendVideoNote,
    SendVoice,
    TelegramMethod,
)
from aiogram.types import (
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
    ReplyParameters,
)

from bot.sender.wording import CAPTION_LIMIT, TEXT_LIMIT, Wording, headed, wording_of
from care.content import Content, Kind

# Kind → the method that sends it, and the parameter that takes the file.
CAPTIONED: dict[Kind, tuple[Callable[..., TelegramMethod[Message]], str]] = {
    Kind.PHOTO: (SendPhoto, "photo"),
    Kind.VIDEO: (SendVideo, "video"),
    Kind.VOICE: (SendVoice, "voice"),
    Kind.AUDIO: (SendAudio, "audio"),
    Kind.DOCUMENT: (SendDocument, "document"),
    Kind.ANIMATION: (SendAnimation, "animation"),
}
BARE: dict[Kind, tuple[Callable[..., TelegramMethod[Message]], str]] = {
    Kind.VIDEO_NOTE: (SendVideoNote, "video_note"),
    Kind.STICKER: (SendSticker, "sticker"),
}
IN_ALBUM = {
    Kind.PHOTO: InputMediaPhoto,
    Kind.VIDEO: InputMediaVideo,
    Kind.AUDIO: InputMediaAudio,
    Kind.DOCUMENT: InputMediaDocument,
}
Place: TypeAlias = dict[str, Any]  # chat_id, message_thread_id, reply_parameters


def place(chat_id: int, thread: int | None = None, reply_to: int | None = None) -> Place:
    fields: Place = {"chat_id": chat_id}
    if thread is not None:
        fields["message_thread_id"] = thread
    if reply_to is not None:
        fields["reply_parameters"] = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True)
    return fields


def text_message(where: Place, wording: Wording, **fields: Any) -> SendMessage:  # noqa: ANN401 - SendMessage's own
    # An empty list keeps aiogram from applying a parse mode to a person's own words.
    return SendMessage(**where, text=wording.text, entities=list(wording.entities), parse_mode=None, **fields)


def message_of(where: Place, content: Content, heading: str) -> TelegramMethod[Message]:
    """One message of a person, with `heading` (whose words these are) where Telegram has a place for it."""
    if content.kind in CAPTIONED:
        make, name = CAPTIONED[content.kind]
        return make(**where, **{name: content.file_id}, **caption(content, heading))
    if content.kind in BARE:
        make, name = BARE[content.kind]
        return make(**where, **{name: content.file_id})
    if content.kind is Kind.LOCATION:
        return SendLocation(**where, latitude=content.data["latitude"], longitude=content.data["longitude"])
    if content.kind is Kind.CONTACT:
        names = {"first_name": content.data["first_name"], "last_name": content.data.get("last_name") or None}
        return SendContact(**where, phone_number=content.data["phone_number"], **names)
    return text_message(where, headed(heading, _said(content), TEXT_LIMIT))


def album_of(where: Place, contents: Sequence[Content], heading: str) -> SendMediaGroup:
    """An album as an album (2-10 parts of kinds that go together); the heading stands above the first caption."""
    media = [
        IN_ALBUM[content.kind](media=content.file_id, **caption(content, heading if index == 0 else ""))
        for index, content in enumerate(contents)
    ]
    return SendMediaGroup(**where, media=media)


def caption(content: Content, heading: str, mark: str = "") -> dict[str, Any]:
    wording = headed(heading, wording_of(content), CAPTION_LIMIT, mark)
    return (
        {"caption": wording.text, "caption_entities": list(wording.entities), "parse_mode": None}
        if wording.text
        else {}
    )


def _said(content: Content) -> Wording:
    if content.kind is Kind.OTHER:
        name = str(content.data.get("type", "message"))
        return Wording(f"[{name}] {content.text}".strip())
    return wording_of(content)
