"""People open, block and unblock their private chat with the bot."""

import re

from playground.acts.base import act
from playground.acts.putting import Target, put
from playground.values.errors import Refusal
from playground.values.messages import Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.chats import Member
from playground.world.state import State

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
COMMAND: Json = {"type": "bot_command", "offset": 0, "length": len("/start")}


@act
def start(world: State, person: Person, payload: str = "") -> list[Message]:
    """They press Start, perhaps by a deep link. It unblocks the bot."""
    if not PAYLOAD.fullmatch(payload):
        raise Refusal("A payload has at most 64 characters of A-Z, a-z, 0-9, _ and -")
    unblock(world, person)
    return put(
        world, person, Target(person.id), {"text": f"/start {payload}".rstrip(), "entities": [COMMAND]}
    )


@act
def block(world: State, person: Person) -> None:
    _set_blocked(world, person, blocked=True)


@act
def unblock(world: State, person: Person) -> None:
    _set_blocked(world, person, blocked=False)


@act
def voices(world: State, person: Person, allowed: bool = True) -> None:
    """Who may send them voice and video messages: with `allowed` false no bot (a setting of Premium)."""
    chat = world.chats[person.id]
    chat.voices = allowed
    world.show_chat(chat)


def _set_blocked(world: State, person: Person, blocked: bool) -> None:
    """The bot hears of what is new."""
    chat = world.chats[person.id]
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.show_chat(chat)
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    change: Json = {"chat": chat.ref, "from": person.user, "date": int(world.clock.unix())}
    change |= {
        "old_chat_member": Member(world.bot.user, old).body(),
        "new_chat_member": Member(world.bot.user, new).body(),
    }
    world.tell("my_chat_member", change)
