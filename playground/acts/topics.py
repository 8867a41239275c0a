"""People create, rename, close, reopen and delete topics."""

from playground.acts.base import act, chat_of
from playground.values.errors import Refusal
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world import forum
from playground.world.chats import Chat
from playground.world.state import State

ACTIONS = ("create", "rename", "close", "reopen", "delete")
NAME_LIMIT = 128


@act
def topics(
    world: State,
    person: Person,
    chat_id: int,
    action: str,
    message_thread_id: int = 0,
    name: str = "",
) -> Json:
    """What they do to a topic, one of `ACTIONS`: `{"message_thread_id"}`."""
    chat = chat_of(world, person, chat_id)
    name = name.strip()
    if not chat.is_forum:
        raise Refusal("This chat has no topics")
    if action not in ACTIONS:
        raise Refusal(f"With a topic one can {', '.join(ACTIONS)}")
    if action in ("create", "rename") and not 1 <= len(name) <= NAME_LIMIT:
        raise Refusal(f"A topic's name has 1 to {NAME_LIMIT} characters")
    if action == "create":
        return {"message_thread_id": forum.create(world, chat, person.user, name).id}
    _change(world, person, chat, action, message_thread_id, name)
    return {"message_thread_id": message_thread_id}


def _change(world: State, person: Person, chat: Chat, action: str, thread_id: int, name: str) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refusal(f"There is no topic {thread_id} in chat {chat.id}", 404)
    deleting, own = action == "delete", topic.creator_id == person.id
    right = "can_delete_messages" if deleting else "can_manage_topics"
    if not chat.may(person.id, right) and (deleting or not own):
        raise Refusal(f"{person.key} may not {action} this topic", 403)
    match action:
        case "rename":
            forum.edit(world, chat, person.user, topic, name, None)
        case "delete":
            forum.delete(world, chat, topic)
        case _:
            forum.toggle(world, chat, person.user, topic, closed=action == "close")
