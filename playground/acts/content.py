"""What a person's message holds, when it is no file."""

from typing import Any

from playground.cleaning import length
from playground.entities import TEXT_LIMIT, formatted
from playground.errors import Refusal
from playground.making import poll_of, rolled, sticker_of
from playground.people import Person
from playground.shapes import Json
from playground.state import State


def content_of(
    world: State,
    person: Person,
    text: str | None,
    entities: list[Json] | None,
    contact: Json | None,
    location: Json | None,
    sticker: str | None,
    dice: bool,
    poll: Json | None,
) -> Json:
    """Return the content that was asked for; exactly one must be."""
    given: list[Any] = [text, contact, location, sticker, dice or None, poll]
    if sum(item is not None for item in given) != 1:
        raise Refusal("A message holds exactly one of text, contact, location, sticker, dice, poll")
    if contact is not None:
        return {"contact": checked_contact(contact)}
    if location is not None:
        return {"location": checked_location(location)}
    if sticker is not None:
        return {"sticker": sticker_of(world.files, sticker)}
    if dice:
        return {"dice": rolled("🎲")}
    if poll is not None:
        return {
            "poll": poll_of(
                f"{person.id}{world.events.last}",
                str(poll.get("question", "")),
                list(poll.get("options", [])),
            )
        }
    return worded(text or "", entities)


def worded(text: str, entities: list[Json] | None) -> Json:
    """Return text with what Telegram finds in it."""
    words, found = formatted(text, None, entities)
    if not words:
        raise Refusal("There is nothing to send")
    if length(words) > TEXT_LIMIT:
        raise Refusal(f"A message has at most {TEXT_LIMIT} characters")
    return {"text": words, "entities": found} if found else {"text": words}


def checked_contact(contact: Json) -> Json:
    """Return a contact as it is sent."""
    if not contact.get("phone_number") or not contact.get("first_name"):
        raise Refusal("A contact has a phone_number and a first_name")
    return {
        key: contact[key]
        for key in ("phone_number", "first_name", "last_name", "user_id")
        if contact.get(key)
    }


def checked_location(location: Json) -> Json:
    """Return a point on Earth."""
    try:
        latitude, longitude = float(location["latitude"]), float(location["longitude"])
    except (KeyError, TypeError, ValueError):
        raise Refusal("A location has a latitude and a longitude") from None
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise Refusal("There is no such place on Earth")
    return {"latitude": latitude, "longitude": longitude}
