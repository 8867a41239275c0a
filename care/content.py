"""What a person can send, as plain values: the same for a form's draft, a ticket's entry and a relay.

A file is known by Telegram's `file_id`, which stays valid for one bot, so that protected messages, albums and messages
deleted since can be shown again. `text` is the text or the caption; `entities` are Telegram's, with UTF-16 offsets.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    VIDEO_NOTE = "video_note"
    ANIMATION = "animation"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"  # a poll, a dice, a game ...: `text` names it


# What can stand together in one album.
ALBUM_KINDS = frozenset({Kind.PHOTO, Kind.VIDEO, Kind.AUDIO, Kind.DOCUMENT})


@dataclass(frozen=True)
class Content:
    kind: Kind
    text: str = ""
    file_id: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)  # size, file name, coordinates, phone number ... by kind


@dataclass(frozen=True)
class Message:
    """One message of a person: where it stands, so that edits, replies and reactions find it, and what it says."""

    chat_id: int
    message_id: int
    content: Content
    sent_at: datetime
    album: str | None = None
    reply_to: int | None = None  # a message_id of the same chat
