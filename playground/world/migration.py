"""A group becomes a supergroup with another id.

Members, topics and messages go along under the numbers they had, which is kinder than Telegram (where topics come
only after an upgrade); calls that name the old id are refused with the new one.
"""

from playground.values.errors import Refusal
from playground.values.messages import Message
from playground.world.chats import Chat
from playground.world.hearing import notify
from playground.world.state import State


def upgrade(world: State, chat_id: int) -> Chat:
    """A group is upgraded in its owner's name; both chats say so. Raises Refusal."""
    old = world.chats.get(chat_id)
    if old is None or old.is_private or old.migrated_to:
        raise Refusal(f"There is no group {chat_id} to upgrade", 404)
    by = next((member.user for member in old.members.values() if member.status == "creator"), world.bot.user)
    new = _successor(old, min(world.chats) - 1)
    world.chats[new.id] = new
    notify(world, world.post(old, by, {"migrate_to_chat_id": new.id}))
    old.migrated_to = new.id
    old.members, old.topics = {}, {}
    notify(world, world.post(new, by, {"migrate_from_chat_id": old.id}))
    # Too much has moved for single events: who watches begins anew.
    world.events.add("reset", dict)
    return new


def _successor(old: Chat, chat_id: int) -> Chat:
    """A chat with another id and all that the old one holds."""
    new = Chat(chat_id, "supergroup", old.ids, title=old.title, is_forum=old.is_forum)
    new.members, new.topics, new.pinned = old.members, old.topics, old.pinned
    new.messages = {message.id: _moved(message, new) for message in old.messages.values()}
    for topic in new.topics.values():
        topic.opening = new.messages[topic.id].body
    return new


def _moved(message: Message, chat: Chat) -> Message:
    body = message.body | {"chat": chat.ref}
    if "reply_to_message" in body:
        body["reply_to_message"] = body["reply_to_message"] | {"chat": chat.ref}
    copy = Message(
        chat.id, message.id, message.sender_id, body, message.markup, message.topic_id, message.deleted
    )
    copy.reactions, copy.edits = message.reactions, message.edits
    return copy
