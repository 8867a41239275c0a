"""A person's words as calls to Telegram: by `file_id`, so that albums, protected and since deleted messages
can be shown.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from aiogram.methods import (
    EditMessageLiveLocation,
    SendAnimation,
    SendAudio,
    SendContact,
    SendDocument,
    SendLocation,
    SendMediaGroup,
    SendMessage,
    SendPhoto,
    SendSticker,
    SendVenue,
    SendVideo,
    SendVideoNote,
    SendVoice,
    StopMessageLiveLocation,
    TelegramMethod,
)
from aiogram.types import (
    InputMedia,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)

from bot.delivery.rendering.wording import Wording
from care.values.content import Content, Kind

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
MEDIA: dict[Kind, Callable[..., InputMedia]] = {
    Kind.PHOTO: InputMediaPhoto,
    Kind.VIDEO: InputMediaVideo,
    Kind.AUDIO: InputMediaAudio,
    Kind.DOCUMENT: InputMediaDocument,
    Kind.ANIMATION: InputMediaAnimation,
}
SPOILED = frozenset({Kind.PHOTO, Kind.VIDEO, Kind.ANIMATION})
MOVES = frozenset({"latitude", "longitude", "horizontal_accuracy", "heading", "proximity_alert_radius"})
VCARD_LIMIT = 2048  # bytes
Place: TypeAlias = dict[str, Any]  # chat_id, message_thread_id, reply_parameters


def place(chat_id: int, thread: int | None = None, reply_to: int | None = None) -> Place:
    fields: Place = {"chat_id": chat_id}
    if thread is not None:
        fields["message_thread_id"] = thread
    if reply_to is not None:
        fields["reply_parameters"] = ReplyParameters(message_id=reply_to, allow_sending_without_reply=True)
    return fields


def text_message(where: Place, wording: Wording, content: Content | None = None) -> SendMessage:
    # An empty list keeps aiogram from applying a parse mode to a person's own words.
    return SendMessage(
        **where, text=wording.text, entities=list(wording.entities), parse_mode=None, **preview(content)
    )


def message_of(where: Place, content: Content, wording: Wording) -> TelegramMethod[Message]:
    """One message of a person; `wording` is what it says in words, where Telegram has a place for that."""
    if content.kind in CAPTIONED:
        make, name = CAPTIONED[content.kind]
        return make(**where, **{name: content.file_id}, **caption(wording), **_shown(content))
    if content.kind in BARE:
        make, name = BARE[content.kind]
        return make(**where, **{name: content.file_id})
    if content.kind is Kind.LOCATION:
        return _place(where, content.data)
    if content.kind is Kind.CONTACT:
        return _contact(where, content.data)
    return text_message(where, wording, content)


def _place(where: Place, facts: dict[str, Any]) -> TelegramMethod[Message]:
    if "title" in facts:
        named = {name: facts[name] for name in ("latitude", "longitude", "title", "address")}
        return SendVenue(**where, **named)
    return SendLocation(**where, **facts)


def _contact(where: Place, facts: dict[str, Any]) -> SendContact:
    """Telegram takes no contact without a first name, and no vCard above its limit."""
    first, last = facts.get("first_name") or "", facts.get("last_name") or ""
    if not first.strip():
        first, last = last.strip() or facts["phone_number"], ""
    vcard = facts.get("vcard") or ""
    return SendContact(
        **where,
        phone_number=facts["phone_number"],
        first_name=first,
        last_name=last or None,
        vcard=vcard if 0 < len(vcard.encode()) <= VCARD_LIMIT else None,
    )


def album_of(where: Place, parts: Sequence[tuple[Content, Wording]]) -> SendMediaGroup:
    """An album as an album (2-10 parts of kinds that go together)."""
    return SendMediaGroup(**where, media=[media_of(content, wording) for content, wording in parts])


def media_of(content: Content, wording: Wording) -> Any:  # noqa: ANN401 - five types of aiogram
    """As a part of an album, or in the place of what a message holds now. Only kinds of MEDIA."""
    return MEDIA[content.kind](media=content.file_id, **caption(wording), **_shown(content))


def caption(wording: Wording) -> dict[str, Any]:
    return (
        {"caption": wording.text, "caption_entities": list(wording.entities), "parse_mode": None}
        if wording.text
        else {}
    )


def _shown(content: Content) -> dict[str, Any]:
    """How a file is shown: covered, below its caption."""
    fields: dict[str, Any] = {}
    if content.kind in SPOILED and content.data.get("spoiler"):
        fields["has_spoiler"] = True
    if content.kind in SPOILED and content.data.get("above"):
        fields["show_caption_above_media"] = True
    return fields


def preview(content: Content | None) -> dict[str, Any]:
    """How the links of a text are shown, if its author has said it."""
    options = content.data.get("preview") if content else None
    return {"link_preview_options": LinkPreviewOptions(**options)} if options else {}


def moved(where: Place, content: Content) -> list[TelegramMethod[Any]]:
    """The calls that bring a live location to where it is now, and end it when it has ended."""
    facts = {name: value for name, value in content.data.items() if name in MOVES}
    move = EditMessageLiveLocation(**where, **facts)
    return [move] if "live_period" in content.data else [move, StopMessageLiveLocation(**where)]
