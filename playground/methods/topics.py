"""Forum topics."""

from playground.calls.readers import ChatId
from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json
from playground.world import forum
from playground.world.access import access_sending, check_right
from playground.world.chats import Chat, Topic

NAME_LIMIT = 128
TOO_WEAK = "not enough rights to {} the topic"


@method
def create_forum_topic(
    call: Call,
    chat_id: ChatId,
    name: str,
    icon_color: int = forum.COLORS[0],
    icon_custom_emoji_id: str = "",
) -> Json:
    chat = access_forum(call, chat_id)
    check_right(call.world, chat, "can_manage_topics", "not enough rights to create a topic")
    if icon_color not in forum.COLORS:
        raise bad_request("invalid icon color specified")
    _check_icon(icon_custom_emoji_id)
    call.world.limits.charge(chat.id)
    topic = forum.create(
        call.world, chat, call.world.bot.user, _checked_name(name), icon_color, icon_custom_emoji_id
    )
    return topic.body()


@method
def edit_forum_topic(
    call: Call,
    chat_id: ChatId,
    message_thread_id: int,
    name: str = "",
    icon_custom_emoji_id: str | None = None,
) -> bool:
    """Another name or icon, or both."""
    chat = access_forum(call, chat_id)
    topic = _access_managed(call, chat, message_thread_id, "edit")
    _check_icon(icon_custom_emoji_id or "")
    new_icon = None if icon_custom_emoji_id == topic.icon_custom_emoji_id else icon_custom_emoji_id
    new_name = _checked_name(name) if name and name != topic.name else None
    if new_name is None and new_icon is None:
        raise bad_request("TOPIC_NOT_MODIFIED")
    call.world.limits.charge(chat.id)
    forum.edit(call.world, chat, call.world.bot.user, topic, new_name, new_icon)
    return True


@method
def close_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    return _toggle(call, chat_id, message_thread_id, closed=True)


@method
def reopen_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    return _toggle(call, chat_id, message_thread_id, closed=False)


@method
def delete_forum_topic(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    """The topic goes with all its messages."""
    chat = access_forum(call, chat_id)
    check_right(call.world, chat, "can_delete_messages", TOO_WEAK.format("delete"))
    forum.delete(call.world, chat, access_thread(chat, message_thread_id))
    return True


@method
def get_forum_topic_icon_stickers(call: Call) -> list[Json]:  # noqa: ARG001 - the same in every world
    """The icons a topic may have."""
    return forum.icon_stickers()


def access_forum(call: Call, chat_id: ChatId) -> Chat:
    """A forum that the bot is in."""
    chat = access_sending(call.world, chat_id)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return chat


def access_thread(chat: Chat, thread_id: int) -> Topic:
    """A topic by the id of its thread."""
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    return topic


def _access_managed(call: Call, chat: Chat, thread_id: int, purpose: str) -> Topic:
    """A topic that the bot may manage: by right, or because it made it."""
    topic = access_thread(chat, thread_id)
    if topic.creator_id != call.world.bot.id:
        check_right(call.world, chat, "can_manage_topics", TOO_WEAK.format(purpose))
    return topic


def _toggle(call: Call, chat_id: ChatId, thread_id: int, closed: bool) -> bool:
    chat = access_forum(call, chat_id)
    topic = _access_managed(call, chat, thread_id, "close" if closed else "reopen")
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    forum.toggle(call.world, chat, call.world.bot.user, topic, closed)
    return True


def _checked_name(name: str) -> str:
    """A topic's name without white space around it; 1 to 128 characters."""
    name = name.strip()
    if not name:
        raise bad_request("topic name must be non-empty")
    if len(name) > NAME_LIMIT:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name


def _check_icon(icon: str) -> None:
    if icon and icon not in forum.ICONS:
        raise bad_request("DOCUMENT_INVALID")
