"""People send files: one, or an album."""

from playground.acts.base import act
from playground.acts.putting import Target, put
from playground.acts.talking import WORDING, change_own, own_of
from playground.content.entities import PEOPLES_CAPTION, Caption
from playground.content.files import Upload
from playground.content.media import PREFIXES
from playground.values.errors import ApiError, Refusal
from playground.values.messages import CAPTIONED, CONTENT, SPOILED, Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.state import State

GROUPED = ("photo", "video", "audio", "document")
EDITED = (*GROUPED, "animation")


@act
def send_files(
    world: State,
    person: Person,
    uploads: list[Upload],
    target: Target,
    kind: str = "document",
    caption: str = "",
    caption_entities: list[Json] | None = None,
    above: bool = False,
    spoiler: bool = False,
) -> list[Message]:
    """Photos, videos, voices, audios, documents, video_notes or animations; a caption goes with the first.

    `above`: the caption is shown above; `spoiler`: all are covered.
    """
    words = Caption(caption, caption_entities=caption_entities, show_caption_above_media=above)
    contents = _attached(world, uploads, kind, words, spoiler)
    if len(contents) > 1 and kind in GROUPED:
        album = {"media_group_id": str(next(world.albums))}
        contents = [content | album for content in contents]
    return put(world, person, target, *contents)


@act
def replace_file(
    world: State,
    person: Person,
    uploads: list[Upload],
    chat_id: int,
    message_id: int,
    kind: str = "photo",
    caption: str = "",
    spoiler: bool = False,
) -> Message:
    """Another file in one's own message, or a file in place of one's own text."""
    message = own_of(world, person, chat_id, message_id)
    if message.kind not in (*EDITED, "text") or kind not in EDITED:
        raise Refusal("This message takes no other file")
    (content,) = _attached(world, uploads[:1], kind, Caption(caption), spoiler)
    change_own(world, message, CONTENT | WORDING, content)
    return message


def _attached(world: State, uploads: list[Upload], kind: str, caption: Caption, spoiler: bool) -> list[Json]:
    """The contents of messages with these files, the caption with the first."""
    if kind not in PREFIXES or kind == "sticker":
        raise Refusal(f"Files are not sent as {kind}")
    if not uploads:
        raise Refusal("There are no files")
    covered: Json = {"has_media_spoiler": True} if spoiler and kind in SPOILED else {}
    try:
        contents: list[Json] = [{kind: world.files.keep(kind, upload, {})} | covered for upload in uploads]
        if kind in CAPTIONED:
            contents[0] |= caption.content(PEOPLES_CAPTION)
    except ApiError as error:
        raise Refusal.of(error) from None
    return contents
