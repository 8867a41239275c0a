"""People pin and unpin."""

from playground.acts.base import act, chat_of, message_of
from playground.values.errors import Refusal
from playground.values.people import Person
from playground.world import pins
from playground.world.state import State


@act
def pin(world: State, person: Person, chat_id: int, message_id: int, pinned: bool = True) -> None:
    """A message is pinned, or with `pinned` false no longer."""
    chat = chat_of(world, person, chat_id)
    if not chat.is_private and not chat.may(person.id, "can_pin_messages"):
        raise Refusal(f"{person.key} may not pin in this chat", 403)
    message = message_of(chat, message_id)
    if pinned:
        pins.pin(world, chat, person.user, message)
    else:
        pins.unpin(world, chat, [message.id])
