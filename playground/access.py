"""What the bot may reach, with Telegram's refusals. Every function here returns what it found or raises ApiError."""

from typing import Any

from playground.chats import Chat, Topic
from playground.errors import ApiError, bad_request, forbidden
from playground.messages import Message
from playground.shapes import Json
from playground.state import State

REPLY_KEYS = frozenset({"message_id", "chat_id", "allow_sending_without_reply", "quote", "quote_parse_mode"})


def access_chat(world: State, chat_id: int | str) -> Chat:
    """Return a chat the bot knows of."""
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        text = "Bad Request: group chat was upgraded to a supergroup chat"
        raise _migrated(text, chat.migrated_to)
    return chat


def _migrated(text: str, chat_id: int) -> ApiError:
    return ApiError(400, text.removeprefix("Bad Request: "), migrate_to_chat_id=chat_id)


def access_sending(world: State, chat_id: int | str) -> Chat:
    """Return a chat in which the bot may write."""
    chat = access_chat(world, chat_id)
    if chat.is_private:
        check_private(chat)
    else:
        check_member(world, chat)
    return chat


def check_private(chat: Chat) -> None:
    """Refuse a person who blocked the bot or never wrote to it."""
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")


def check_member(world: State, chat: Chat) -> None:
    """Refuse a group that the bot is not in."""
    member = chat.members.get(world.bot.id)
    if member is None or member.status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind}")
    if member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind}")


def check_right(world: State, chat: Chat, right: str, words: str) -> None:
    """Refuse what the bot has no administrator's right to."""
    if not chat.may(world.bot.id, right):
        raise bad_request(words)


def access_topic(world: State, chat: Chat, thread_id: int | None) -> Topic | None:
    """Return the topic to write to; None is the General topic, or a chat without topics."""
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.may(world.bot.id, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return topic


def access_message(chat: Chat, message_id: int, purpose: str) -> Message:
    """Return a message that can be seen; `purpose` is edit, delete, copy ... in Telegram's refusal."""
    message = chat.find(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def access_reply(chat: Chat, parameters: Json | None) -> tuple[Message | None, Json]:
    """Return the message replied to, and the fields that the reply adds to the new message."""
    if not parameters:
        return None, {}
    check_reply_parameters(chat, parameters)
    message = chat.find(int(parameters["message_id"]))
    if message is None:
        if parameters.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    return message, reply_fields(message, parameters.get("quote"))


def check_reply_parameters(chat: Chat, parameters: Json) -> None:
    """Refuse what the playground cannot do, rather than ignore it."""
    if unknown := {key for key, value in parameters.items() if value is not None} - REPLY_KEYS:
        raise bad_request(f"reply_parameters.{min(unknown)} is not supported by the playground")
    if str(parameters.get("chat_id", chat.id)) != str(chat.id):
        raise bad_request("replies to another chat are not supported by the playground")
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")


def reply_fields(message: Message, quote: Any = None) -> Json:
    """Return `reply_to_message`, and `quote` if a part of it is quoted."""
    fields: Json = {"reply_to_message": message.bare()}
    if quote:
        position = message.words.find(str(quote))
        if position < 0:
            raise bad_request("QUOTE_TEXT_INVALID")
        fields["quote"] = {"text": quote, "position": position, "is_manual": True}
    return fields
