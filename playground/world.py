"""The world with its people's verbs. It knows no HTTP: tests and load programs use it in their own process.

Every verb takes a Person of `world.people` first; it raises Refusal where Telegram's own app would not let them.
"""

from playground.acts import pressing, private, talking, topics
from playground.state import State


class World(State):
    """`world.say(world.people["olena"], chat_id, text)`, `world.press(person, chat_id, message_id, data)`, ..."""

    say = talking.say
    edit_own = talking.edit
    delete_own = talking.delete
    press = pressing.press
    react = pressing.react
    start = private.start
    block = private.block
    unblock = private.unblock
    topic = topics.topics
