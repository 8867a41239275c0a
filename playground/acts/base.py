"""What acts share: the registry, who may speak where, and how the bot hears of a message."""

from playground.access import reply_fields
from playground.chats import Chat, Topic
from playground.errors import Refusal
from playground.messages import Message
from playground.people import Person
from playground.registry import Registry
from playground.shapes import Json
from playground.state import State

ACTS = Registry(given=("world", "person"))
act = ACTS.add


def chat_of(world: State, person: Person, chat_id: int) -> Chat:
    """Return a chat that the person is in: the private one with the bot, or a group."""
    chat = world.chats.get(chat_id)
    if chat is not None and chat.migrated_to:
        raise Refusal(f"This group was upgraded: it is {chat.migrated_to} now", 410)
    inside = chat is not None and (chat.id == person.id if chat.is_private else chat.has(person.id))
    if chat is None or not inside:
        raise Refusal(f"{person.key} is not in chat {chat_id}", 403)
    return chat


def message_of(chat: Chat, message_id: int) -> Message:
    """Return a message that can be seen in a chat."""
    message = chat.find(message_id)
    if message is None:
        raise Refusal(f"There is no message {message_id} in chat {chat.id}", 404)
    return message


def topic_of(chat: Chat, thread_id: int | None, person: Person) -> Topic | None:
    """Return a topic that the person may write in; None is General."""
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refusal(f"There is no topic {thread_id} in chat {chat.id}", 404)
    if topic.closed and not chat.may(person.id, "can_manage_topics"):
        raise Refusal(f"Topic {thread_id} is closed", 403)
    return topic


def reply_of(chat: Chat, message_id: int | None) -> tuple[Message | None, Json]:
    """Return the message replied to, and the fields that the reply adds."""
    if not message_id:
        return None, {}
    message = message_of(chat, message_id)
    return message, reply_fields(message)


def notify(world: State, chat: Chat, message: Message, kind: str = "message") -> None:
    """Queue an update with the message if the bot is there to read it."""
    if bot_reads(world, chat, message):
        world.tell(kind, message.body, f"chat {chat.id}")


def bot_reads(world: State, chat: Chat, message: Message) -> bool:
    """Whether the bot gets this message. In a group that it does not administer its privacy mode is on."""
    if chat.is_private:
        return not chat.blocked
    member = chat.members.get(world.bot.id)
    if member is None or not member.present:
        return False
    return member.status != "member" or not message.kind or addresses(world, message)


def addresses(world: State, message: Message) -> bool:
    """Whether a group message is meant for the bot: a command, a mention, or a reply to it."""
    replied = message.body.get("reply_to_message", {}).get("from", {}).get("id")
    words = message.words
    return words.startswith("/") or f"@{world.bot.username}" in words or replied == world.bot.id
