"""Messages with files: one method a kind, and albums."""

from playground.calls.readers import InputFile
from playground.content.entities import Caption
from playground.methods.attachments import Item, attached, read_item
from playground.methods.base import Call, Envelope, deliver, emit, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world.access import access_sending

TOGETHER = ({"photo", "video"}, {"audio"}, {"document"})


@method
def send_photo(
    call: Call, envelope: Envelope, photo: InputFile, caption: Caption, has_spoiler: bool = False
) -> Json:
    return deliver(call, envelope, attached(call, "photo", photo, {}, caption, has_spoiler))


@method
def send_video(
    call: Call,
    envelope: Envelope,
    video: InputFile,
    caption: Caption,
    duration: int = 0,
    width: int = 0,
    height: int = 0,
    has_spoiler: bool = False,
    supports_streaming: bool = False,  # noqa: ARG001 - every video here streams
) -> Json:
    details = {"duration": duration, "width": width, "height": height}
    return deliver(call, envelope, attached(call, "video", video, details, caption, has_spoiler))


@method
def send_animation(
    call: Call,
    envelope: Envelope,
    animation: InputFile,
    caption: Caption,
    duration: int = 0,
    width: int = 0,
    height: int = 0,
    has_spoiler: bool = False,
) -> Json:
    """As on Telegram, it is named as a document too."""
    details = {"duration": duration, "width": width, "height": height}
    return deliver(call, envelope, attached(call, "animation", animation, details, caption, has_spoiler))


@method
def send_audio(
    call: Call,
    envelope: Envelope,
    audio: InputFile,
    caption: Caption,
    duration: int = 0,
    performer: str = "",
    title: str = "",
) -> Json:
    """Music."""
    details = {"duration": duration, "performer": performer, "title": title}
    return deliver(call, envelope, attached(call, "audio", audio, details, caption))


@method
def send_voice(call: Call, envelope: Envelope, voice: InputFile, caption: Caption, duration: int = 0) -> Json:
    _check_voices(call, envelope)
    return deliver(call, envelope, attached(call, "voice", voice, {"duration": duration}, caption))


@method
def send_document(
    call: Call,
    envelope: Envelope,
    document: InputFile,
    caption: Caption,
    disable_content_type_detection: bool = False,  # noqa: ARG001 - nothing here looks into documents
) -> Json:
    """A file as it is."""
    return deliver(call, envelope, attached(call, "document", document, {}, caption))


@method
def send_video_note(
    call: Call,
    envelope: Envelope,
    video_note: InputFile,
    duration: int = 0,
    length: int = 0,
) -> Json:
    """A round video."""
    _check_voices(call, envelope)
    details = {"duration": duration, "length": length}
    return deliver(call, envelope, attached(call, "video_note", video_note, details))


@method
def send_sticker(call: Call, envelope: Envelope, sticker: InputFile, emoji: str = "") -> Json:
    return deliver(call, envelope, attached(call, "sticker", sticker, {"emoji": emoji}))


@method
def send_media_group(call: Call, envelope: Envelope, media: list[object]) -> list[Json]:
    """An album of 2 to 10 items."""
    items = [read_item(value) for value in media]
    _check_album(items)
    contents = [item.content(call) for item in items]
    place = envelope.place(call.world, len(items))
    if place.markup is not None:
        raise bad_request("an album cannot have a keyboard")
    album = {"media_group_id": str(next(call.world.albums))}
    return [emit(call.world, place, content | album).body for content in contents]


def _check_voices(call: Call, envelope: Envelope) -> None:
    """No voice and video messages for whoever does not take them."""
    if not access_sending(call.world, envelope.chat_id).voices:
        raise bad_request("VOICE_MESSAGES_FORBIDDEN")


def _check_album(items: list[Item]) -> None:
    if len(items) > 10:
        raise bad_request("too many messages to send as an album")
    if len(items) < 2:
        raise bad_request("media group must include 2-10 items")
    kinds = {item.type for item in items}
    if not any(kinds <= together for together in TOGETHER):
        raise bad_request("can't use the media of the specified type in the album")
