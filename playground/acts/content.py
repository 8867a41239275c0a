"""What a person's message holds, when it is no file."""

from dataclasses import dataclass

from playground.content import making
from playground.content.entities import KNOWN, Text
from playground.values.errors import ApiError, Refusal
from playground.values.shapes import Json
from playground.world import unusual
from playground.world.state import State


@dataclass(slots=True)
class Content:
    """Exactly one of these is given; `entities` and `link_preview_options` go with `text`.

    `other` holds the fields of a message of a kind that nobody here knows.
    """

    text: str | None = None
    entities: list[Json] | None = None
    link_preview_options: Json | None = None
    contact: Json | None = None
    location: Json | None = None
    venue: Json | None = None
    sticker: str | None = None
    dice: bool = False
    poll: Json | None = None
    checklist: Json | None = None
    story: Json | None = None
    game: Json | None = None
    paid_media: Json | None = None
    other: Json | None = None

    def body(self, world: State) -> Json:
        """The fields of the message. Raises Refusal unless exactly one thing is given, and whole."""
        given = [name for name in KINDS if getattr(self, name) not in (None, False)]
        if len(given) != 1:
            raise Refusal(f"A message holds exactly one of {', '.join(KINDS)}")
        try:
            return self._made(world, given[0])
        except ApiError as error:
            raise Refusal.of(error) from None
        except (KeyError, TypeError, ValueError) as error:
            raise Refusal(f"This message lacks something: {error}") from None

    def _made(self, world: State, kind: str) -> Json:
        match kind:
            case "text":
                preview = {"link_preview_options": self.link_preview_options}
                known = [entity for entity in self.entities or () if entity.get("type") in KNOWN]
                content = Text(self.text or "", entities=known).content()
                # What a newer client marks in a way that no bot can.
                if new := [entity for entity in self.entities or () if entity not in known]:
                    content["entities"] = [*content.get("entities", ()), *new]
                return content | preview if self.link_preview_options else content
            case "sticker":
                return {"sticker": making.sticker_of(world.files, self.sticker or "")}
            case "dice":
                return {"dice": making.rolled("🎲")}
            case "poll":
                return {"poll": _poll_of(world, self.poll or {})}
            case "paid_media":
                return unusual.paid_media_of(world, self.paid_media or {})
        return MADE[kind](getattr(self, kind))


KINDS = (
    "text", "contact", "location", "venue", "sticker", "dice", "poll",
    "checklist", "story", "game", "paid_media", "other",
)  # fmt: skip
MADE = {
    "contact": lambda given: {"contact": _contact_of(given)},
    "location": lambda given: {"location": unusual.live_of(given)},
    "venue": unusual.venue_of,
    "checklist": lambda given: {"checklist": unusual.checklist_of(given)},
    "story": lambda given: {"story": unusual.story_of(given)},
    "game": lambda given: {"game": unusual.game_of(given)},
    "other": unusual.other_of,
}


def _poll_of(world: State, poll: Json) -> Json:
    options = [str(option) for option in poll["options"]]
    return making.poll_of(str(world.events.last), str(poll["question"]), options)


def _contact_of(contact: Json) -> Json:
    """People may save one without a first name."""
    given = {key: str(contact[key]) for key in ("last_name", "vcard") if contact.get(key)}
    required = {
        "phone_number": str(contact["phone_number"]),
        "first_name": str(contact.get("first_name", "")),
    }
    return required | given | ({"user_id": int(contact["user_id"])} if contact.get("user_id") else {})
