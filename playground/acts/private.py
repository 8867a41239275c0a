"""People open, block and unblock their private chat with the bot."""

import re

from playground.acts.base import act
from playground.acts.talking import put
from playground.errors import Refusal
from playground.messages import Message
from playground.people import Person
from playground.state import State

PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")


@act
def start(world: State, person: Person, payload: str = "") -> list[Message]:
    """Press Start, perhaps by a deep link. It unblocks the bot."""
    if not PAYLOAD.fullmatch(payload):
        raise Refusal("A payload has at most 64 characters of A-Z, a-z, 0-9, _ and -")
    unblock(world, person)
    text = f"/start {payload}".rstrip()
    length = len("/start")
    content = {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}
    return [put(world, person, person.id, content, None, None)]


@act
def block(world: State, person: Person) -> None:
    """Block the bot."""
    _set_blocked(world, person, blocked=True)


@act
def unblock(world: State, person: Person) -> None:
    """Unblock the bot."""
    _set_blocked(world, person, blocked=False)


def _set_blocked(world: State, person: Person, blocked: bool) -> None:
    chat = world.chats[person.id]
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.show_chat(chat)
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    change = {"chat": chat.ref, "from": person.user, "date": int(world.clock.unix())}
    for key, status in (("old_chat_member", old), ("new_chat_member", new)):
        until = {"until_date": 0} if status == "kicked" else {}
        change[key] = {"user": world.bot.user, "status": status, **until}
    world.tell("my_chat_member", change)
