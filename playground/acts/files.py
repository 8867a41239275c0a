"""People send files: one, or an album."""

from playground.acts.base import act
from playground.acts.putting import Target, put
from playground.entities import Caption
from playground.errors import ApiError, Refusal
from playground.files import Upload
from playground.media import PREFIXES
from playground.messages import CAPTIONED, Message
from playground.people import Person
from playground.shapes import Json
from playground.state import State

GROUPED = ("photo", "video", "audio", "document")


@act
def send_files(
    world: State,
    person: Person,
    uploads: list[Upload],
    target: Target,
    kind: str = "document",
    caption: str = "",
) -> list[Message]:
    """Send files as photo, video, voice, audio, document, video_note or animation; a caption goes with the first."""
    if kind not in PREFIXES or kind == "sticker":
        raise Refusal(f"Files are not sent as {kind}")
    if not uploads:
        raise Refusal("There are no files")
    try:
        contents: list[Json] = [{kind: world.files.keep(kind, upload, {})} for upload in uploads]
        if kind in CAPTIONED:
            contents[0] |= Caption(caption).content()
    except ApiError as error:
        raise Refusal.of(error) from None
    if len(contents) > 1 and kind in GROUPED:
        album = {"media_group_id": str(next(world.albums))}
        contents = [content | album for content in contents]
    return put(world, person, target, *contents)
