"""Telegram's messages as our values. What a bot cannot send as itself becomes `Kind.OTHER` (bot/routers/odd.py)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram import types

from bot.routers.odd import odd_of
from bot.telegram.reading import LEFT_OUT
from care.values.content import Content, Kind, Message

FILES = (Kind.VIDEO, Kind.VOICE, Kind.AUDIO, Kind.VIDEO_NOTE, Kind.ANIMATION, Kind.DOCUMENT, Kind.STICKER)
FILE_FACTS = ("file_name", "mime_type", "file_size", "duration", "width", "height", "emoji")
PLACE_FACTS = (
    "latitude",
    "longitude",
    "horizontal_accuracy",
    "live_period",
    "heading",
    "proximity_alert_radius",
)


def message_of(message: types.Message) -> Message | None:
    """The message as a value, or None when it is a service message."""
    content, reply_to = _content_of(message), _reply_to(message)
    if content is None:
        return None
    return Message(
        chat_id=message.chat.id,
        message_id=message.message_id,
        content=replace(content, data=content.data | _around(message)),
        sent_at=message.date,
        album=message.media_group_id,
        reply_to=reply_to,
        answers=_answered(message) if reply_to is not None else None,
    )


def _answered(message: types.Message) -> Message | None:
    """And not what that answers in its turn: Telegram does not show it."""
    answered = message.reply_to_message
    return message_of(answered.model_copy(update={"reply_to_message": None})) if answered else None


def _around(message: types.Message) -> dict[str, Any]:
    """What is true of the message whatever it holds: where it comes from, what it answers, how it is shown."""
    around: dict[str, Any] = {}
    if message.forward_origin is not None:
        around["forwarded"] = _origin(message.forward_origin)
    if left_out := (message.model_extra or {}).get(LEFT_OUT):
        around["left_out"] = left_out
    if (quote := _quote(message)) is not None:
        around["quote"] = quote
    if message.has_media_spoiler:
        around["spoiler"] = True
    if message.show_caption_above_media:
        around["above"] = True
    if message.link_preview_options is not None:
        options = message.link_preview_options.model_dump(exclude_none=True, exclude_defaults=True)
        around |= {"preview": options} if options else {}
    return around


def _quote(message: types.Message) -> dict[str, Any] | None:
    """What the message answers, where Telegram tells it: the part that was quoted, and whom in which other chat."""
    text = message.quote.text if message.quote else ""
    if message.reply_to_story is not None:
        return {"text": text, "of": message.reply_to_story.chat.full_name, "elsewhere": "story"}
    if message.external_reply is not None:
        return {"text": text, "of": _origin(message.external_reply.origin), "elsewhere": "chat"}
    return {"text": text, "of": "", "elsewhere": ""} if text else None


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


def _content_of(message: types.Message) -> Content | None:
    if message.text is not None:
        return Content(Kind.TEXT, message.text, entities=_entities_of(message.entities))
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return _file(Kind.PHOTO, largest, message)
    # An animation also fills `document`, for old clients: it stands before it in FILES.
    for kind in FILES:
        attachment = getattr(message, kind.value)
        if attachment is not None:
            return _file(kind, attachment, message)
    if message.location is not None:
        return _place(message.location, message.venue)
    if message.contact is not None:
        return _contact(message.contact)
    return odd_of(message)


def _place(place: types.Location, venue: types.Venue | None) -> Content:
    facts = {name: value for name in PLACE_FACTS if (value := getattr(place, name)) is not None}
    if venue is None:
        return Content(Kind.LOCATION, data=facts)
    named = {"title": venue.title, "address": venue.address}
    return Content(Kind.LOCATION, f"{venue.title}, {venue.address}", data=facts | named)


def _contact(person: types.Contact) -> Content:
    facts = {
        "phone_number": person.phone_number,
        "first_name": person.first_name,
        "last_name": person.last_name or "",
        "user_id": person.user_id,
    }
    return Content(Kind.CONTACT, data=facts | ({"vcard": person.vcard} if person.vcard else {}))


def _file(kind: Kind, attachment: Any, message: types.Message) -> Content:  # noqa: ANN401 - seven types of aiogram
    facts = {name: value for name in FILE_FACTS if (value := getattr(attachment, name, None)) is not None}
    return Content(
        kind=kind,
        text=message.caption or "",
        file_id=attachment.file_id,
        entities=_entities_of(message.caption_entities),
        data=facts,
    )


def _entities_of(entities: Sequence[types.MessageEntity] | None) -> tuple[dict[str, Any], ...]:
    return tuple(
        entity.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for entity in entities or ()
    )


def emoji_of(reactions: Sequence[types.ReactionTypeUnion]) -> str | None:
    """The plain emoji of a reaction, the last one set; None when it was taken back, or is a custom one that
    we cannot give.
    """
    plain = [reaction.emoji for reaction in reactions if isinstance(reaction, types.ReactionTypeEmoji)]
    return plain[-1] if plain else None
