"""What acts share: the registry, and what a person can reach. Each function returns what it found or raises Refusal."""

from playground.calls.registry import Registry
from playground.values.errors import Refusal
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.chats import Chat, Topic
from playground.world.state import State

ACTS = Registry(given=("world", "person", "uploads"))
act = ACTS.add


def chat_of(world: State, person: Person, chat_id: int) -> Chat:
    """A chat that the person is in: the private one with the bot, or a group."""
    chat = world.chats.get(chat_id)
    if chat is not None and chat.migrated_to:
        raise Refusal(f"This group was upgraded: it is {chat.migrated_to} now", 410)
    inside = chat is not None and (chat.id == person.id if chat.is_private else chat.has(person.id))
    if chat is None or not inside:
        raise Refusal(f"{person.key} is not in chat {chat_id}", 403)
    return chat


def group_of(world: State, chat_id: int) -> Chat:
    """A group, whoever is in it."""
    chat = world.chats.get(chat_id)
    if chat is None or chat.is_private or chat.migrated_to:
        raise Refusal(f"There is no group {chat_id}", 404)
    return chat


def message_of(chat: Chat, message_id: int) -> Message:
    """A message that can be seen in a chat."""
    message = chat.find(message_id)
    if message is None:
        raise Refusal(f"There is no message {message_id} in chat {chat.id}", 404)
    return message


def topic_of(chat: Chat, thread_id: int, person: Person) -> Topic | None:
    """A topic that the person may write in; 0 is General."""
    if not thread_id:
        return None
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refusal(f"There is no topic {thread_id} in chat {chat.id}", 404)
    if topic.closed and not chat.may(person.id, "can_manage_topics"):
        raise Refusal(f"Topic {thread_id} is closed", 403)
    return topic


def reply_of(chat: Chat, message_id: int | None) -> tuple[Message | None, Json]:
    """The message replied to, and the fields that the reply adds."""
    if not message_id:
        return None, {}
    message = message_of(chat, message_id)
    return message, {"reply_to_message": message.bare()}
