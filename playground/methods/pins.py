"""Pinning. In a group it takes a right, in a private chat none."""

from playground.calls.readers import ChatId
from playground.methods.base import Call, method
from playground.methods.topics import access_forum, access_thread
from playground.values.errors import bad_request
from playground.world import pins
from playground.world.access import access_message, access_sending, check_right
from playground.world.chats import Chat

TOO_WEAK = "not enough rights to manage pinned messages in the chat"


@method
def pin_chat_message(
    call: Call,
    chat_id: ChatId,
    message_id: int,
    disable_notification: bool = False,  # noqa: ARG001 - nothing to silence here
) -> bool:
    chat = _access_pinning(call, chat_id)
    pins.pin(call.world, chat, call.world.bot.user, access_message(chat, message_id, "pin"))
    return True


@method
def unpin_chat_message(call: Call, chat_id: ChatId, message_id: int | None = None) -> bool:
    """The newest pinned message, unless one is named."""
    chat = _access_pinning(call, chat_id)
    target = message_id or (chat.pinned[-1] if chat.pinned else 0)
    if target not in chat.pinned:
        raise bad_request("message to unpin not found")
    pins.unpin(call.world, chat, [target])
    return True


@method
def unpin_all_chat_messages(call: Call, chat_id: ChatId) -> bool:
    chat = _access_pinning(call, chat_id)
    pins.unpin(call.world, chat, chat.pinned)
    return True


@method
def unpin_all_forum_topic_messages(call: Call, chat_id: ChatId, message_thread_id: int) -> bool:
    chat = access_forum(call, chat_id)
    check_right(call.world, chat, "can_pin_messages", TOO_WEAK)
    topic = access_thread(chat, message_thread_id)
    pins.unpin(
        call.world, chat, [pinned for pinned in chat.pinned if chat.messages[pinned].topic_id == topic.id]
    )
    return True


def _access_pinning(call: Call, chat_id: ChatId) -> Chat:
    chat = access_sending(call.world, chat_id)
    if not chat.is_private:
        check_right(call.world, chat, "can_pin_messages", TOO_WEAK)
    return chat
