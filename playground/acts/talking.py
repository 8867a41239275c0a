"""People write, edit and delete."""

from playground.acts.base import act, chat_of, message_of, notify, reply_of, topic_of
from playground.acts.content import content_of
from playground.chats import Chat
from playground.cleaning import length
from playground.entities import CAPTION_LIMIT, TEXT_LIMIT, formatted
from playground.errors import Refusal
from playground.messages import Message
from playground.people import Person
from playground.shapes import Json
from playground.state import State


@act
def say(
    world: State,
    person: Person,
    chat_id: int,
    text: str | None = None,
    message_thread_id: int | None = None,
    reply_to: int | None = None,
    entities: list[Json] | None = None,
    forwarded: bool = False,
    protected: bool = False,
    contact: Json | None = None,
    location: Json | None = None,
    sticker: str | None = None,
    dice: bool = False,
    poll: Json | None = None,
) -> list[Message]:
    """Send a message: text, or one of the things that take its place."""
    content = content_of(world, person, text, entities, contact, location, sticker, dice, poll)
    content |= marks(world, person, forwarded, protected)
    return [put(world, person, chat_id, content, message_thread_id, reply_to)]


@act
def edit(world: State, person: Person, chat_id: int, message_id: int, text: str) -> Message:
    """Change one's own text or caption."""
    chat = chat_of(world, person, chat_id)
    message = own_message(chat, person, message_id)
    key, limit = ("text", TEXT_LIMIT) if message.kind == "text" else ("caption", CAPTION_LIMIT)
    if message.kind not in ("text", "photo", "video", "voice", "audio", "document", "animation"):
        raise Refusal("There is nothing to edit in this message")
    words, entities = formatted(text, None, None)
    if length(words) > limit or (key == "text" and not words):
        raise Refusal("The new text is empty or too long")
    body = {name: value for name, value in message.body.items() if not name.endswith("entities")}
    body |= {key: words, "edit_date": int(world.clock.unix())}
    if entities:
        body["entities" if key == "text" else "caption_entities"] = entities
    world.edit(message, body, message.markup)
    notify(world, chat, message, "edited_message")
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


def put(
    world: State,
    person: Person,
    chat_id: int,
    content: Json,
    thread_id: int | None,
    reply_to: int | None,
) -> Message:
    """Post a person's message and let the bot know."""
    chat = chat_of(world, person, chat_id)
    if chat.blocked:
        raise Refusal(f"{person.key} has blocked the bot: start or unblock it first", 403)
    message, reply = reply_of(chat, reply_to)
    topic = topic_of(chat, thread_id or (message.topic_id if message else 0), person)
    chat.started = True
    posted = world.post(chat, person.user, content, topic, reply)
    notify(world, chat, posted)
    return posted


def marks(world: State, person: Person, forwarded: bool, protected: bool) -> Json:
    """Return the fields of a forwarded and of a protected message. What is forwarded is the person's own, from elsewhere."""
    fields: Json = {}
    if forwarded:
        origin = {"type": "user", "date": int(world.clock.unix()), "sender_user": person.user}
        fields["forward_origin"] = origin
    if protected:
        fields["has_protected_content"] = True
    return fields


def own_message(chat: Chat, person: Person, message_id: int) -> Message:
    """Return one's own message."""
    message = message_of(chat, message_id)
    if message.sender_id != person.id:
        raise Refusal("This is another's message", 403)
    return message
