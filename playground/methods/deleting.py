"""Deletion of messages."""

from playground.calls.readers import ChatId
from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.messages import Message
from playground.world.access import access_chat, access_message
from playground.world.chats import Chat

TWO_DAYS = 2 * 86_400
MOST = 100


@method
def delete_message(call: Call, chat_id: ChatId, message_id: int) -> bool:
    chat = access_chat(call.world, chat_id)
    message = access_message(chat, message_id, "delete")
    _check_deletable(call, chat, message)
    call.world.delete(chat, [message])
    return True


@method
def delete_messages(call: Call, chat_id: ChatId, message_ids: list[int]) -> bool:
    """Up to 100 messages; those that are not found are skipped."""
    chat = access_chat(call.world, chat_id)
    if not message_ids:
        raise bad_request("message identifiers are not specified")
    if len(message_ids) > MOST:
        raise bad_request("too many message identifiers specified")
    found = [message for message_id in message_ids if (message := chat.find(int(message_id)))]
    for message in found:
        _check_deletable(call, chat, message)
    call.world.delete(chat, found)
    return True


def _check_deletable(call: Call, chat: Chat, message: Message) -> None:
    """A topic's opening stays; what is older than two days, or another's, goes only by right."""
    if "forum_topic_created" in message.body:
        raise bad_request("message can't be deleted")
    if chat.may(call.world.bot.id, "can_delete_messages"):
        return
    old = call.world.clock.unix() - message.body["date"] > TWO_DAYS
    own = chat.is_private or message.sender_id == call.world.bot.id
    if old or not own:
        raise bad_request("message can't be deleted for everyone")
