"""Copies and forwards. What is protected, and what is no content, can be neither copied nor forwarded."""

from itertools import pairwise

from playground.calls.readers import ChatId
from playground.content.entities import Caption
from playground.methods.base import Call, Envelope, Place, emit, method
from playground.values.errors import ApiError, bad_request
from playground.values.messages import CAPTIONED, CONTENT, UNCOPIED, Message
from playground.values.shapes import Json
from playground.world.access import access_chat, access_message
from playground.world.chats import Chat

COPIED = CONTENT | {
    "entities",
    "caption",
    "caption_entities",
    "show_caption_above_media",
    "has_media_spoiler",
    "link_preview_options",
}
CAPTION_KEYS = frozenset({"caption", "caption_entities", "show_caption_above_media"})
MOST = 100


@method
def copy_message(
    call: Call, envelope: Envelope, from_chat_id: ChatId, message_id: int, caption: Caption
) -> Json:
    """A copy without a link to the original; a caption given replaces the one that was."""
    message = access_message(access_chat(call.world, from_chat_id), message_id, "copy")
    if not _passable(message):
        raise _refused("copied")
    content = _content_of(message)
    if caption.caption and message.kind in CAPTIONED:
        content = _without_caption(content) | caption.content()
    return {"message_id": emit(call.world, envelope.place(call.world), content).id}


@method
def copy_messages(
    call: Call,
    chat_id: ChatId,
    from_chat_id: ChatId,
    message_ids: list[int],
    message_thread_id: int | None = None,
    disable_notification: bool = False,
    protect_content: bool = False,
    remove_caption: bool = False,
) -> list[Json]:
    """Copies of up to 100 messages; albums stay albums, what cannot be copied is skipped."""
    messages = _access_many(access_chat(call.world, from_chat_id), message_ids, "copy")
    envelope = Envelope(chat_id, message_thread_id, disable_notification, protect_content)
    contents = [_content_of(message) for message in messages]
    if remove_caption:
        contents = [_without_caption(content) for content in contents]
    return _pass_on(call, envelope.place(call.world, len(messages)), messages, contents)


@method
def forward_message(
    call: Call,
    chat_id: ChatId,
    from_chat_id: ChatId,
    message_id: int,
    message_thread_id: int | None = None,
    disable_notification: bool = False,
    protect_content: bool = False,
    message_effect_id: str = "",
) -> Json:
    message = access_message(access_chat(call.world, from_chat_id), message_id, "forward")
    if not _passable(message):
        raise _refused("forwarded")
    envelope = Envelope(
        chat_id,
        message_thread_id,
        disable_notification,
        protect_content,
        message_effect_id=message_effect_id,
    )
    return emit(call.world, envelope.place(call.world), _forwarded(message)).body


@method
def forward_messages(
    call: Call,
    chat_id: ChatId,
    from_chat_id: ChatId,
    message_ids: list[int],
    message_thread_id: int | None = None,
    disable_notification: bool = False,
    protect_content: bool = False,
) -> list[Json]:
    """Up to 100 messages; albums stay albums, what cannot be forwarded is skipped."""
    messages = _access_many(access_chat(call.world, from_chat_id), message_ids, "forward")
    envelope = Envelope(chat_id, message_thread_id, disable_notification, protect_content)
    contents = [_forwarded(message) for message in messages]
    return _pass_on(call, envelope.place(call.world, len(messages)), messages, contents)


def _pass_on(call: Call, place: Place, messages: list[Message], contents: list[Json]) -> list[Json]:
    """The MessageIds of contents that go to a place, albums under new ids."""
    albums: dict[str, str] = {}
    sent = []
    for message, content in zip(messages, contents, strict=True):
        old = message.body.get("media_group_id")
        if old:
            albums.setdefault(old, str(next(call.world.albums)))
        album = {"media_group_id": albums[old]} if old else {}
        sent.append({"message_id": emit(call.world, place, content | album).id})
    return sent


def _access_many(chat: Chat, message_ids: list[int], purpose: str) -> list[Message]:
    """The messages that can be passed on. Raises ApiError 400 for ids out of order, and for none."""
    if not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > MOST:
        raise bad_request("too many message identifiers specified")
    ids = [int(message_id) for message_id in message_ids]
    if any(later <= earlier for earlier, later in pairwise(ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    found = [message for message_id in ids if (message := chat.find(message_id)) and _passable(message)]
    if not found:
        raise bad_request(f"there are no messages to {purpose}")
    return found


def _passable(message: Message) -> bool:
    return (
        bool(message.kind) and message.kind not in UNCOPIED and not message.body.get("has_protected_content")
    )


def _content_of(message: Message) -> Json:
    return {key: value for key, value in message.body.items() if key in COPIED}


def _without_caption(content: Json) -> Json:
    return {key: value for key, value in content.items() if key not in CAPTION_KEYS}


def _forwarded(message: Message) -> Json:
    """A message's content with where it came from first."""
    origin = message.body.get("forward_origin")
    if origin is None:
        origin = {"type": "user", "sender_user": message.body["from"], "date": message.body["date"]}
    return _content_of(message) | {"forward_origin": origin}


def _refused(what: str) -> ApiError:
    return bad_request(f"the message can't be {what}")
