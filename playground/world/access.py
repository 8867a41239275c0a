"""What the bot may reach, with Telegram's refusals. Each function returns what it found or raises ApiError."""

from playground.calls.readers import ChatId, read_int
from playground.content.entities import formatted
from playground.values.errors import ApiError, bad_request, forbidden
from playground.values.messages import Message
from playground.values.shapes import Json
from playground.world.chats import Chat, Topic
from playground.world.state import State

REPLY_KEYS = frozenset(
    {
        "message_id",
        "chat_id",
        "allow_sending_without_reply",
        "quote",
        "quote_parse_mode",
        "quote_entities",
        "quote_position",
    },
)
UPGRADED = "group chat was upgraded to a supergroup chat"


def access_chat(world: State, chat_id: ChatId) -> Chat:
    """A chat that the bot knows of."""
    chat = world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad_request("chat not found")
    if chat.migrated_to:
        raise ApiError(400, UPGRADED, migrate_to_chat_id=chat.migrated_to)
    if not chat.is_private:
        _check_member(world, chat)
    return chat


def access_sending(world: State, chat_id: ChatId) -> Chat:
    """A chat in which the bot may write."""
    chat = access_chat(world, chat_id)
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if chat.is_private and not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    return chat


def access_group(world: State, chat_id: ChatId) -> Chat:
    """A group that the bot is in."""
    chat = access_chat(world, chat_id)
    if chat.is_private:
        raise bad_request("method is available for group and supergroup chats only")
    return chat


def _check_member(world: State, chat: Chat) -> None:
    member = chat.members.get(world.bot.id)
    if member is not None and member.status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind}")
    if member is None or not member.present:
        raise forbidden(f"bot is not a member of the {chat.kind}")


def check_right(world: State, chat: Chat, right: str, words: str) -> None:
    """Raises ApiError 400 for what the bot has no administrator's right to."""
    if not chat.may(world.bot.id, right):
        raise bad_request(words)


def access_topic(world: State, chat: Chat, thread_id: int | None) -> Topic | None:
    """The topic to write to; None is the General topic, or a chat without topics."""
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.may(world.bot.id, "can_manage_topics"):
        raise bad_request("TOPIC_CLOSED")
    return topic


def access_message(chat: Chat, message_id: int, purpose: str) -> Message:
    """A message that can be seen; `purpose` is edit, delete, copy ... in Telegram's refusal."""
    message = chat.find(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def access_reply(chat: Chat, parameters: Json | None) -> tuple[Message | None, Json]:
    """The message replied to, and the fields that the reply adds to the new message."""
    if not parameters:
        return None, {}
    _check_reply_parameters(chat, parameters)
    message = chat.find(read_int("message_id", parameters["message_id"]))
    if message is None:
        if parameters.get("allow_sending_without_reply"):
            return None, {}
        raise bad_request("message to be replied not found")
    return message, {"reply_to_message": message.bare(), **_quoted(message, parameters)}


def _check_reply_parameters(chat: Chat, parameters: Json) -> None:
    """What the playground cannot do is refused rather than ignored."""
    if unknown := {key for key, value in parameters.items() if value is not None} - REPLY_KEYS:
        raise bad_request(f"reply_parameters.{min(unknown)} is not supported by the playground")
    if str(parameters.get("chat_id") or chat.id) != str(chat.id):
        raise bad_request("replies to another chat are not supported by the playground")
    if "message_id" not in parameters:
        raise bad_request("message identifier is not specified")


def _quoted(message: Message, parameters: Json) -> Json:
    """`quote` if a part of the message is quoted: it must stand there word for word."""
    if not parameters.get("quote"):
        return {}
    mode, given = parameters.get("quote_parse_mode"), parameters.get("quote_entities")
    text, entities = formatted(str(parameters["quote"]), mode, given)
    position = message.words.find(text)
    if not text or position < 0:
        raise bad_request("QUOTE_TEXT_INVALID")
    quote: Json = {"text": text, "position": position, "is_manual": True}
    return {"quote": quote | ({"entities": entities} if entities else {})}
