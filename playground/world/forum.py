"""What happens to a topic, whoever does it: the topic changes and a service message says so."""

from playground.values.shapes import Json
from playground.world.chats import Chat, Topic
from playground.world.hearing import notify
from playground.world.state import State

COLORS = (0x6FB9F0, 0xFFD67E, 0xCB86DB, 0x8EEE98, 0xFF93B2, 0xFB6F5F)
ICONS = {
    "5312536423851630001": "💡",
    "5312016608254762256": "⚡️",
    "5377544228505134960": "🎙",
    "5418085807791545980": "🔝",
    "5379748062124056162": "❗️",
    "5377316857231450742": "❓",
    "5237699328843200968": "✅",
    "5312241539987020022": "🔥",
    "5310262535021142850": "📰",
    "5357121491508928442": "👀",
}


def create(world: State, chat: Chat, by: Json, name: str, color: int = COLORS[0], icon: str = "") -> Topic:
    """A new topic. Its id is that of the service message that opens it."""
    created: Json = {"name": name, "icon_color": color} | ({"icon_custom_emoji_id": icon} if icon else {})
    message = world.post(chat, by, {"forum_topic_created": created})
    topic = Topic(message.id, name, color, by["id"], message.body, icon)
    chat.topics[topic.id] = topic
    world.show_chat(chat)
    notify(world, message)
    return topic


def edit(world: State, chat: Chat, by: Json, topic: Topic, name: str | None, icon: str | None) -> None:
    """Another name or icon; None keeps what is."""
    change: Json = {}
    if name is not None:
        topic.name = change["name"] = name
    if icon is not None:
        topic.icon_custom_emoji_id = change["icon_custom_emoji_id"] = icon
    _announce(world, chat, by, topic, {"forum_topic_edited": change})


def toggle(world: State, chat: Chat, by: Json, topic: Topic, closed: bool) -> None:
    topic.closed = closed
    _announce(world, chat, by, topic, {"forum_topic_closed" if closed else "forum_topic_reopened": {}})


def delete(world: State, chat: Chat, topic: Topic) -> None:
    """The topic and all that was said in it is gone. Nobody is told."""
    del chat.topics[topic.id]
    world.delete(chat, [message for message in chat.visible() if message.topic_id == topic.id])
    world.show_chat(chat)


def _announce(world: State, chat: Chat, by: Json, topic: Topic, content: Json) -> None:
    message = world.post(chat, by, content, topic)
    world.show_chat(chat)
    notify(world, message)


def icon_stickers() -> list[Json]:
    """The icons as the Bot API's stickers."""
    return [
        {
            "file_id": f"CAAC{icon}",
            "file_unique_id": f"AQAD{icon[-8:]}",
            "type": "custom_emoji",
            "width": 100,
            "height": 100,
            "is_animated": True,
            "is_video": False,
            "emoji": emoji,
            "custom_emoji_id": icon,
        }
        for icon, emoji in ICONS.items()
    ]
