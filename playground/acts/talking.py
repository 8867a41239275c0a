"""People write, edit and delete."""

from playground.acts.base import act, chat_of, message_of
from playground.acts.content import Content
from playground.acts.putting import Target, put
from playground.entities import Caption, Text
from playground.errors import ApiError, Refusal
from playground.hearing import notify
from playground.messages import CAPTIONED, Message
from playground.people import Person
from playground.shapes import Json
from playground.state import State

WORDING = frozenset({"text", "entities", "caption", "caption_entities"})


@act
def messages(world: State, person: Person, target: Target, content: Content) -> list[Message]:
    """Send a message: text, or one of the things that take its place."""
    return put(world, person, target, content.body(world))


@act
def edit(world: State, person: Person, chat_id: int, message_id: int, text: str) -> Message:
    """Change one's own text or caption."""
    message = message_of(chat_of(world, person, chat_id), message_id)
    if message.sender_id != person.id:
        raise Refusal("This is another's message", 403)
    body = {key: value for key, value in message.body.items() if key not in WORDING}
    body |= worded(message, text) | {"edit_date": int(world.clock.unix())}
    world.edit(message, body, message.markup)
    notify(world, message, "edited_message")
    return message


@act
def delete(world: State, person: Person, chat_id: int, message_id: int) -> None:
    """Delete one's own message, or with the right anyone's. Bots are not told."""
    chat = chat_of(world, person, chat_id)
    message = message_of(chat, message_id)
    if (
        message.sender_id != person.id
        and not chat.is_private
        and not chat.may(person.id, "can_delete_messages")
    ):
        raise Refusal("This is another's message", 403)
    world.delete(chat, [message])


def worded(message: Message, text: str) -> Json:
    """Return a message's new text or caption."""
    try:
        if message.kind == "text":
            return Text(text).content()
        if message.kind in CAPTIONED:
            return Caption(text).content()
    except ApiError as error:
        raise Refusal.of(error) from None
    raise Refusal("There is nothing to edit in this message")
