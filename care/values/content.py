"""What a person can send, as plain values: the same for a form's draft, a ticket's entry and a relay.

A file is known by Telegram's `file_id`, which stays valid for one bot, so that protected messages, albums and
messages deleted since can be shown again. `text` is the text or the caption; `entities` are Telegram's, with
UTF-16 offsets.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, TypeAlias

from pydantic import Field, PlainSerializer, PlainValidator

from care.values.storable import storable


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
    OTHER = "other"  # a poll, a dice, a game ...: `data["type"]` has Telegram's name of it

    @property
    def has_caption(self) -> bool:
        return self in CAPTIONED


CAPTIONED = frozenset({Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.DOCUMENT, Kind.ANIMATION})


@dataclass(frozen=True)
class Content:
    kind: Kind
    text: str = ""
    file_id: str = ""
    entities: tuple[dict[str, Any], ...] = ()
    # Size, file name, coordinates, phone ... by kind; and of any kind: "forwarded" (from whom), "quote" (what it
    # answers), "spoiler", "above" (the caption), "preview" (how links are shown).
    data: dict[str, Any] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """As Telegram counts: in UTF-16 units."""
        return units(self.text)

    @property
    def is_picture(self) -> bool:
        """Also one that was sent as a file."""
        type_ = str(self.data.get("mime_type", ""))
        return self.kind is Kind.PHOTO or (self.kind is Kind.DOCUMENT and type_.startswith("image/"))

    @property
    def crosses(self) -> bool:
        """Whether a bot can send it as what it is."""
        return self.kind is not Kind.OTHER

    def after(self, start: int) -> "Content":
        """The same without the first `start` characters of its text; what was bold behind them still is."""
        gone = units(self.text[:start])
        moved = (entity | {"offset": entity["offset"] - gone} for entity in self.entities)
        kept = tuple(entity for entity in moved if entity["offset"] >= 0)
        return replace(self, text=self.text[start:], entities=kept)


def units(text: str) -> int:
    """How long Telegram takes it to be: UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def sliced(text: str, begin: int, end: int) -> str:
    """By UTF-16 units; half a character at the end is left for the next part."""
    whole = text.encode("utf-16-le", "surrogatepass")[2 * begin : 2 * end]
    part = whole.decode("utf-16-le", "surrogatepass")
    return part[:-1] if len(part) > 1 and "\ud800" <= part[-1] <= "\udbff" else part


@dataclass(frozen=True)
class Message:
    """One message of a person: what it says, and where it stands, so that edits and replies find it."""

    chat_id: int
    message_id: int
    content: Content
    sent_at: datetime
    album: str | None = None
    reply_to: int | None = None  # a message_id of the same chat
    # That message as it stands now, where Telegram shows it; not stored.
    answers: Annotated["Message | None", Field(exclude=True)] = field(default=None, compare=False)


# Which kinds stand in one album: Telegram mixes photos with videos, and nothing else.
ALBUMS = {Kind.PHOTO: "seen", Kind.VIDEO: "seen", Kind.AUDIO: "heard", Kind.DOCUMENT: "filed"}
ALBUM = 10  # parts, at most


def albums(contents: Iterable[Content]) -> list[list[Content]]:
    """The contents in order, neighbours that can be one album together."""
    groups: list[list[Content]] = []
    for content in contents:
        shelf = ALBUMS.get(content.kind)
        if groups and shelf and shelf == ALBUMS.get(groups[-1][-1].kind) and len(groups[-1]) < ALBUM:
            groups[-1].append(content)
        else:
            groups.append([content])
    return groups


def to_json(content: Content) -> dict[str, Any]:
    """As it is stored: what is empty is left out."""
    parts = {
        "text": content.text,
        "file_id": content.file_id,
        "entities": list(content.entities),
        "data": content.data,
    }
    return storable({"kind": str(content.kind), **{name: value for name, value in parts.items() if value}})


def from_json(stored: dict[str, Any]) -> Content:
    return Content(
        kind=Kind(stored["kind"]),
        text=stored.get("text", ""),
        file_id=stored.get("file_id", ""),
        entities=tuple(stored.get("entities", ())),
        data=stored.get("data", {}),
    )


# A content within a value that is stored: in the same form.
StoredContent: TypeAlias = Annotated[Content, PlainValidator(from_json), PlainSerializer(to_json)]
