"""People press buttons and react."""

from playground.acts.base import act, chat_of, message_of
from playground.content.reactions import is_reaction
from playground.values.errors import Refusal
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.bot.callbacks import Press
from playground.world.chats import Chat
from playground.world.state import State

DATA_LIMIT = 64


@act
def press(world: State, person: Person, chat_id: int, message_id: int, data: str) -> Press:
    """They press an inline button. The data need not be on the keyboard: a forged press is possible, as in life."""
    chat = chat_of(world, person, chat_id)
    message = message_of(chat, message_id)
    if message.sender_id != world.bot.id:
        raise Refusal("Only the bot's messages have buttons")
    if not 1 <= len(data.encode(errors="replace")) <= DATA_LIMIT:
        raise Refusal(f"A button carries 1 to {DATA_LIMIT} bytes")
    pressed = world.presses.new(person.id)
    query = {"id": pressed.id, "from": person.user, "message": message.body, "chat_instance": str(-chat.id)}
    world.tell("callback_query", query | {"data": data}, f"user {person.id}")
    return pressed


@act
def react(world: State, person: Person, chat_id: int, message_id: int, emoji: str | None = None) -> None:
    """One reaction of theirs on a message; without `emoji` none."""
    if emoji and not is_reaction(emoji):
        raise Refusal(f"{emoji} is no reaction")
    chat = chat_of(world, person, chat_id)
    message = message_of(chat, message_id)
    before = message.reactions.pop(person.id, None)
    if emoji:
        message.reactions[person.id] = emoji
    world.show(message)
    if before != (emoji or None) and _bot_sees_reactions(world, chat):
        where: Json = {"chat": chat.ref, "message_id": message.id, "user": person.user}
        change = {"old_reaction": _reaction(before), "new_reaction": _reaction(emoji)}
        world.tell("message_reaction", where | {"date": int(world.clock.unix())} | change)


def _bot_sees_reactions(world: State, chat: Chat) -> bool:
    """Whether the bot hears of reactions: in private chats, and where it is an administrator."""
    member = chat.members.get(world.bot.id)
    return not chat.blocked if chat.is_private else member is not None and member.status == "administrator"


def _reaction(emoji: str | None) -> list[Json]:
    return [{"type": "emoji", "emoji": emoji}] if emoji else []
