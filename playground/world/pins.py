"""Pinned messages. A pin makes a service message, of which the bot hears even if the pin is its own."""

from playground.values.messages import Message
from playground.values.shapes import Json
from playground.world.chats import Chat
from playground.world.hearing import notify
from playground.world.state import State


def pin(world: State, chat: Chat, by: Json, message: Message) -> None:
    """One that is pinned already moves to the top without another word."""
    again = message.id in chat.pinned
    chat.pinned = [pinned for pinned in chat.pinned if pinned != message.id] + [message.id]
    world.show_chat(chat)
    if not again:
        topic = chat.topics.get(message.topic_id)
        notify(world, world.post(chat, by, {"pinned_message": message.bare()}, topic))


def unpin(world: State, chat: Chat, message_ids: list[int]) -> None:
    chat.pinned = [pinned for pinned in chat.pinned if pinned not in message_ids]
    world.show_chat(chat)
