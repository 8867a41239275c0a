"""People write, edit and delete."""

from playground.acts.base import act, chat_of, message_of
from playground.acts.content import Content
from playground.acts.putting import Target, put
from playground.content.entities import PEOPLES_CAPTION, Caption, Text
from playground.values.errors import ApiError, Refusal
from playground.values.messages import CAPTIONED, Message
from playground.values.people import Person
from playground.values.shapes import Json
from playground.world.hearing import notify
from playground.world.state import State

WORDING = frozenset({"text", "entities", "caption", "caption_entities", "has_media_spoiler"})


@act
def messages(world: State, person: Person, target: Target, content: Content) -> list[Message]:
    """A message: text, or one of the things that take its place."""
    return put(world, person, target, content.body(world))


@act
def edit(world: State, person: Person, chat_id: int, message_id: int, text: str) -> Message:
    """One's own text or caption is another."""
    message = own_of(world, person, chat_id, message_id)
    change_own(world, message, WORDING - {"has_media_spoiler"}, _worded(message, text))
    return message


@act
def live(
    world: State,
    person: Person,
    chat_id: int,
    message_id: int,
    latitude: float | None = None,
    longitude: float | None = None,
    stop: bool = False,
) -> Message:
    """One's own live location moves, or with `stop` ends."""
    message = own_of(world, person, chat_id, message_id)
    place: Json = message.body.get("location", {})
    if "live_period" not in place:
        raise Refusal("This is no live location, or it is over")
    if latitude is not None and longitude is not None:
        place = place | {"latitude": latitude, "longitude": longitude}
    if stop:
        place = {key: value for key, value in place.items() if key != "live_period"}
    change_own(world, message, frozenset({"location"}), {"location": place})
    return message


def own_of(world: State, person: Person, chat_id: int, message_id: int) -> Message:
    """A message that the person may edit: their own."""
    message = message_of(chat_of(world, person, chat_id), message_id)
    if message.sender_id != person.id:
        raise Refusal("This is another's message", 403)
    return message


def change_own(world: State, message: Message, replaced: frozenset[str], content: Json) -> None:
    """`content` takes the place of the `replaced` fields, and the bot hears of it."""
    body = {key: value for key, value in message.body.items() if key not in replaced}
    world.edit(message, body | content | {"edit_date": int(world.clock.unix())}, message.markup)
    notify(world, message, "edited_message")


@act
def delete(world: State, person: Person, chat_id: int, message_id: int) -> None:
    """One's own message goes, or with the right anyone's. Bots are not told."""
    chat = chat_of(world, person, chat_id)
    message = message_of(chat, message_id)
    if (
        message.sender_id != person.id
        and not chat.is_private
        and not chat.may(person.id, "can_delete_messages")
    ):
        raise Refusal("This is another's message", 403)
    world.delete(chat, [message])


def _worded(message: Message, text: str) -> Json:
    try:
        if message.kind == "text":
            return Text(text).content()
        if message.kind in CAPTIONED:
            return Caption(text).content(PEOPLES_CAPTION)
    except ApiError as error:
        raise Refusal.of(error) from None
    raise Refusal("There is nothing to edit in this message")
