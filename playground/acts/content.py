"""What a person's message holds, when it is no file."""

from dataclasses import dataclass

from playground import making
from playground.entities import Text
from playground.errors import ApiError, Refusal
from playground.reading import finite
from playground.shapes import Json
from playground.state import State


@dataclass(slots=True)
class Content:
    """Exactly one of these is given; `entities` go with `text`."""

    text: str | None = None
    entities: list[Json] | None = None
    contact: Json | None = None
    location: Json | None = None
    sticker: str | None = None
    dice: bool = False
    poll: Json | None = None

    def body(self, world: State) -> Json:
        """Return the content's fields."""
        given = (self.text, self.contact, self.location, self.sticker, self.dice or None, self.poll)
        if sum(item is not None for item in given) != 1:
            raise Refusal("A message holds exactly one of text, contact, location, sticker, dice, poll")
        try:
            return self._made(world)
        except ApiError as error:
            raise Refusal.of(error) from None
        except (KeyError, TypeError, ValueError) as error:
            raise Refusal(f"This message lacks something: {error}") from None

    def _made(self, world: State) -> Json:
        if self.contact is not None:
            return {"contact": contact_of(self.contact)}
        if self.location is not None:
            place = making.location_of(*(finite(self.location[side]) for side in ("latitude", "longitude")))
            return {"location": place}
        if self.sticker is not None:
            return {"sticker": making.sticker_of(world.files, self.sticker)}
        if self.dice:
            return {"dice": making.rolled("🎲")}
        if self.poll is not None:
            options = [str(option) for option in self.poll["options"]]
            return {"poll": making.poll_of(str(world.events.last), str(self.poll["question"]), options)}
        return Text(self.text or "", entities=self.entities).content()


def contact_of(contact: Json) -> Json:
    """Return a contact as it is sent."""
    given = {key: str(contact[key]) for key in ("last_name", "vcard") if contact.get(key)}
    required = {key: str(contact[key]) for key in ("phone_number", "first_name")}
    return required | given | ({"user_id": int(contact["user_id"])} if contact.get("user_id") else {})
