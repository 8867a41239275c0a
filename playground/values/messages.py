"""A message of the world. Its `body` is the Bot API's Message as the bot sees it; an edit puts a new body in place."""

from dataclasses import dataclass, field

from playground.values.shapes import Json

CAPTIONED = frozenset({"photo", "video", "voice", "audio", "document", "animation"})
SPOILED = frozenset({"photo", "video", "animation"})
MEDIA = CAPTIONED | {"video_note", "sticker"}
UNCOPIED = frozenset({"paid_media", "story", "game", "checklist"})  # no bot passes these on
CONTENT = MEDIA | UNCOPIED | {"text", "location", "venue", "contact", "dice", "poll"}


@dataclass(slots=True)
class Message:
    """`markup` is the keyboard as it was sent: the bot's view keeps only an inline one, the page shows them all."""

    chat_id: int
    id: int
    sender_id: int
    body: Json
    markup: Json | None = None
    topic_id: int = 0
    deleted: bool = False
    reactions: dict[int, str] = field(default_factory=dict)
    edits: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """What it is: text, photo, ... or "" for a service message."""
        return next((key for key in self.body if key in CONTENT), "")

    @property
    def words(self) -> str:
        """Its text or caption."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    def bare(self) -> Json:
        """The body as another message quotes it: without the message that it replied to."""
        return {key: value for key, value in self.body.items() if key != "reply_to_message"}

    def shown(self) -> Json:
        """The contract's Message."""
        body = {key: value for key, value in self.body.items() if key != "reply_markup"}
        if self.markup is not None:
            body["reply_markup"] = self.markup
        reactions = [{"emoji": emoji, "by": user_id} for user_id, emoji in self.reactions.items()]
        return body | {"reactions": reactions, "edits": self.edits}
