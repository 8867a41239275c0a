"""Telegram's messages as our values. What we do not know by name becomes `Kind.OTHER` with its Telegram name
as text.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram import types

from bot.intake.reading import LEFT_OUT
from care.content import Content, Kind, Message

# Service messages and the like say nothing that a person wanted to tell us.
SILENT = frozenset(
    {
        "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo",
        "pinned_message",
        "group_chat_created", "supergroup_chat_created", "migrate_to_chat_id", "migrate_from_chat_id",
        "message_auto_delete_timer_changed", "forum_topic_created", "forum_topic_edited", "forum_topic_closed",
        "forum_topic_reopened", "general_forum_topic_hidden", "general_forum_topic_unhidden", "video_chat_scheduled",
        "video_chat_started", "video_chat_ended", "video_chat_participants_invited", "write_access_allowed",
        "boost_added",
        "chat_background_set", "users_shared", "chat_shared", "proximity_alert_triggered", "connected_website",
    }
)  # fmt: skip
FILES = (Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.VIDEO_NOTE, Kind.ANIMATION, Kind.DOCUMENT, Kind.STICKER)
FILE_FACTS = ("file_name", "mime_type", "file_size", "duration", "width", "height", "emoji")


def message_of(message: types.Message) -> Message | None:
    """The message as a value, or None when it is a service message."""
    content = content_of(message)
    if content is None:
        return None
    if message.forward_origin is not None:
        content = replace(content, data=content.data | {"forwarded": _origin(message.forward_origin)})
    if left_out := (message.model_extra or {}).get(LEFT_OUT):
        content = replace(content, data=content.data | {"left_out": left_out})
    return Message(
        chat_id=message.chat.id,
        message_id=message.message_id,
        content=content,
        sent_at=message.date,
        album=message.media_group_id,
        reply_to=_reply_to(message),
    )


def _origin(origin: types.MessageOriginUnion) -> str:
    """Whose words a forwarded message are."""
    match origin:
        case types.MessageOriginUser(sender_user=user):
            return user.full_name
        case types.MessageOriginHiddenUser(sender_user_name=name):
            return name
        case types.MessageOriginChat(sender_chat=chat) | types.MessageOriginChannel(chat=chat):
            return chat.title or ""
    return ""


def _reply_to(message: types.Message) -> int | None:
    reply = message.reply_to_message
    # In a topic, whatever answers nothing "answers" the message that created the topic (TELEGRAM: implicit reply).
    if (
        reply is None
        or reply.forum_topic_created is not None
        or reply.message_id == message.message_thread_id
    ):
        return None
    return reply.message_id


def content_of(message: types.Message) -> Content | None:
    if message.text is not None:
        return Content(Kind.TEXT, message.text, entities=_entities(message.entities))
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return _file(Kind.PHOTO, largest, message)
    # An animation also fills `document`, for old clients: it stands before it in FILES.
    for kind in FILES:
        attachment = getattr(message, kind.value)
        if attachment is not None:
            return _file(kind, attachment, message)
    return _other(message)


def _other(message: types.Message) -> Content | None:
    if message.location is not None:
        place = message.location
        venue = f"{message.venue.title}, {message.venue.address}" if message.venue else ""
        return Content(Kind.LOCATION, venue, data={"latitude": place.latitude, "longitude": place.longitude})
    if message.contact is not None:
        person = message.contact
        facts = {
            "phone_number": person.phone_number,
            "first_name": person.first_name,
            "last_name": person.last_name or "",
        }
        return Content(Kind.CONTACT, data=facts | {"user_id": person.user_id})
    name = message.content_type.value if hasattr(message.content_type, "value") else str(message.content_type)
    if name in SILENT:
        return None
    return Content(Kind.OTHER, message.poll.question if message.poll else "", data={"type": name})


def _file(kind: Kind, attachment: Any, message: types.Message) -> Content:  # noqa: ANN401 - seven types of aiogram
    facts = {name: value for name in FILE_FACTS if (value := getattr(attachment, name, None)) is not None}
    return Content(
        kind, message.caption or "", attachment.file_id, _entities(message.caption_entities), facts
    )


def _entities(entities: list[types.MessageEntity] | None) -> tuple[dict[str, Any], ...]:
    return tuple(
        entity.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for entity in entities or ()
    )


def emoji_of(reactions: Sequence[types.ReactionTypeUnion]) -> str | None:
    """The plain emoji of a reaction, the last one set; None when it was taken back, or is a custom one that
    we cannot give.
    """
    plain = [reaction.emoji for reaction in reactions if isinstance(reaction, types.ReactionTypeEmoji)]
    return plain[-1] if plain else None
