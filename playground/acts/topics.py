"""People create, rename, close, reopen and delete topics."""

from playground import forum
from playground.acts.base import act, chat_of, notify
from playground.chats import Chat
from playground.errors import Refusal
from playground.people import Person
from playground.shapes import Json
from playground.state import State

ACTIONS = ("create", "rename", "close", "reopen", "delete")


@act
def topics(
    world: State,
    person: Person,
    chat_id: int,
    action: str,
    message_thread_id: int | None = None,
    name: str = "",
) -> Json:
    """Do something to a topic; return `{"message_thread_id"}`."""
    chat = chat_of(world, person, chat_id)
    if not chat.is_forum:
        raise Refusal("This chat has no topics")
    if action not in ACTIONS:
        raise Refusal(f"With a topic one can {', '.join(ACTIONS)}")
    if action in ("create", "rename") and not 1 <= len(name.strip()) <= 128:
        raise Refusal("A topic's name has 1 to 128 characters")
    if action == "create":
        topic = forum.create(world, chat, person.user, name.strip())
        notify(world, chat, chat.messages[topic.id])
        return {"message_thread_id": topic.id}
    _change(world, person, chat, action, message_thread_id or 0, name.strip())
    return {"message_thread_id": message_thread_id}


def _change(world: State, person: Person, chat: Chat, action: str, thread_id: int, name: str) -> None:
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise Refusal(f"There is no topic {thread_id} in chat {chat.id}", 404)
    right = "can_delete_messages" if action == "delete" else "can_manage_topics"
    if topic.creator_id != person.id and not chat.may(person.id, right):
        raise Refusal(f"{person.key} may not {action} this topic", 403)
    match action:
        case "rename":
            notify(world, chat, forum.edit(world, chat, person.user, topic, name, None))
        case "delete":
            forum.delete(world, chat, topic)
        case _:
            notify(world, chat, forum.toggle(world, chat, person.user, topic, closed=action == "close"))
