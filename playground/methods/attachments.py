"""Files in calls: which file is meant, and what an album's or an edited message's item holds."""

from dataclasses import dataclass

from playground.calls.parameters import Signature
from playground.calls.readers import InputFile
from playground.content.entities import Caption
from playground.content.files import Upload
from playground.methods.base import Call
from playground.values.errors import bad_request
from playground.values.messages import SPOILED
from playground.values.shapes import Json, Media

NAMES = {
    "photo": "Photo",
    "video": "Video",
    "voice": "VoiceNote",
    "audio": "Audio",
    "document": "Document",
    "video_note": "VideoNote",
    "animation": "Animation",
    "sticker": "Sticker",
}
ITEMS = ("photo", "video", "audio", "document", "animation")


@dataclass(slots=True)
class Item:
    """An InputMedia."""

    type: str
    media: InputFile
    caption: Caption
    has_spoiler: bool = False
    width: int | None = None
    height: int | None = None
    duration: int | None = None
    performer: str = ""
    title: str = ""
    supports_streaming: bool = False
    disable_content_type_detection: bool = False

    def content(self, call: Call) -> Json:
        """The fields of the message that holds this item."""
        if self.type not in ITEMS:
            raise bad_request(f"type {self.type} can't be used in sendMediaGroup")
        numbers = {"width": self.width, "height": self.height, "duration": self.duration}
        details = numbers | {"performer": self.performer, "title": self.title}
        return attached(call, self.type, self.media, details, self.caption, self.has_spoiler)


ITEM = Signature(Item)


def read_item(value: object) -> Item:
    """An InputMedia as JSON has it. Raises ApiError 400."""
    if not isinstance(value, dict):
        raise bad_request("can't parse InputMedia: expected an Object")
    return Item(**ITEM.bind(value))


def attached(
    call: Call,
    kind: str,
    file: InputFile,
    details: Json,
    caption: Caption | None = None,
    has_spoiler: bool = False,
) -> Json:
    """The content of a message with a file: the media, its caption, its spoiler."""
    words = {} if caption is None else caption.content()
    given = {name: value for name, value in details.items() if value}
    media = _media_of(call, kind, file, given)
    content: Json = {kind: media, **words}
    if kind == "animation" and isinstance(media, dict):
        # For clients older than animations.
        content["document"] = {key: media[key] for key in ("file_id", "file_unique_id", "file_size")}
    if has_spoiler and kind in SPOILED:
        content["has_media_spoiler"] = True
    return content


def _media_of(call: Call, kind: str, file: InputFile, details: Json) -> Media:
    """What a message holds for a file: an upload, a part named by `attach://`, or a known `file_id`."""
    if isinstance(file, str) and file.startswith("attach://"):
        part = call.files.get(file.removeprefix("attach://"))
        if part is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        file = part
    if isinstance(file, Upload):
        return call.world.files.keep(kind, file, details)
    return _known(call, kind, file)


def _known(call: Call, kind: str, file_id: str) -> Media:
    """The media of a `file_id`, which keeps its kind for ever."""
    if file_id.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = call.world.files.get(file_id)
    if file is None:
        raise bad_request("wrong remote file identifier specified: can't unserialize it")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {NAMES[file.kind]} as {NAMES[kind]}")
    return file.media
