"""Formatted text: what the sender gave (a parse mode or entities), and what Telegram finds in it by itself."""

import re
from dataclasses import dataclass

from playground.content.markup import Parser
from playground.values.cleaning import cleaned, length
from playground.values.errors import bad_request
from playground.values.shapes import Json

TEXT_LIMIT = 4096  # code points, as CAPTION_LIMIT is
CAPTION_LIMIT = 1024  # of a bot
PEOPLES_CAPTION = 4096  # with Telegram Premium
ENTITIES_LIMIT = 100
TAIL = r"[^\s<>\"«»]*[^\s<>\"«».,:;!?)\]]"
ZONES = "com|org|net|io|me|ua|eu|info|dev|app"
FOUND = re.compile(
    rf"(?P<url>(?:https?|ftp|tg)://{TAIL}|(?<![\w.@/])(?:[a-z0-9-]+\.)+(?:{ZONES})(?:/{TAIL})?(?![\w@]))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{2,31}(?!\w))"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z]\w{2,31})?(?![\w/<>]))"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d]\w*)"
    r"|(?P<phone_number>(?<![\w+])\+\d[\d ()-]{7,17}\d(?!\w))",
    re.IGNORECASE,
)
HINTS = re.compile(r"[@/#.+]")
KNOWN = frozenset(
    {
        "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bank_card",
        "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote",
        "code", "pre", "text_link", "text_mention", "custom_emoji", "date_time",
    }
)  # fmt: skip
SOLID = ("pre", "code", "url", "text_link", "text_mention", "mention", "email", "date_time")


@dataclass(slots=True)
class Text:
    """A method's `text` with its formatting."""

    text: str
    parse_mode: str | None = None
    entities: list[Json] | None = None

    def content(self) -> Json:
        """`{"text", "entities"?}`. Raises ApiError 400 for empty, long or badly marked text."""
        text, entities = formatted(self.text, self.parse_mode, self.entities)
        if not text:
            raise bad_request("message text is empty")
        if len(text) > TEXT_LIMIT:
            raise bad_request("message is too long")
        return {"text": text, "entities": entities} if entities else {"text": text}


@dataclass(slots=True)
class Caption:
    """A method's `caption` with its formatting."""

    caption: str = ""
    parse_mode: str | None = None
    caption_entities: list[Json] | None = None
    show_caption_above_media: bool = False

    def content(self, limit: int = CAPTION_LIMIT) -> Json:
        """The caption's fields; nothing if there is none. Raises ApiError 400 for more than `limit` characters."""
        text, entities = formatted(self.caption, self.parse_mode, self.caption_entities)
        if len(text) > limit:
            raise bad_request("message caption is too long")
        if not text:
            return {}
        content: Json = {"caption": text}
        if entities:
            content["caption_entities"] = entities
        if self.show_caption_above_media:
            content["show_caption_above_media"] = True
        return content


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Clean text and all its entities, those given and those found."""
    given = [] if entities is None else [_checked(entity) for entity in entities]
    match (parse_mode or "").lower():
        case "":
            pass
        case "html":
            text, given = Parser(text).parse() if "<" in text or "&" in text else (text, [])
        case "markdown" | "markdownv2":
            raise bad_request("unsupported parse_mode: the playground reads HTML and entities only")
        case _:
            raise bad_request("unsupported parse_mode")
    text, given = cleaned(text, given)
    return text, _with_found(text, given)[:ENTITIES_LIMIT]


def _checked(entity: Json) -> Json:
    """An entity as given. Raises ApiError 400 if it is none or of a kind that there is not."""
    if not isinstance(entity, dict) or not isinstance(entity.get("type"), str):
        raise bad_request("can't parse MessageEntity: Object with a type expected")
    if not all(isinstance(entity.get(name), int) and entity[name] >= 0 for name in ("offset", "length")):
        raise bad_request("can't parse MessageEntity: offset and length must be Integers")
    if entity["type"] not in KNOWN:
        raise bad_request(f'can\'t parse MessageEntity: Type "{entity["type"]}" is unsupported')
    return {key: value for key, value in entity.items() if value is not None}


def _with_found(text: str, given: list[Json]) -> list[Json]:
    """`given` and the links, commands, mentions ... found outside of its code and links, in order."""
    if not HINTS.search(text):
        return given
    taken = [entity for entity in given if entity["type"] in SOLID]
    found = [_found(text, match) for match in FOUND.finditer(text)]
    added = [entity for entity in found if not any(_overlap(entity, other) for other in taken)]
    if not added:
        return given
    return sorted([*given, *added], key=lambda entity: (entity["offset"], -entity["length"]))


def _found(text: str, match: re.Match[str]) -> Json:
    offset = length(text[: match.start()])
    return {"type": match.lastgroup, "offset": offset, "length": length(match[0])}


def _overlap(one: Json, other: Json) -> bool:
    """Whether two entities share a code unit."""
    first, second = (one, other) if one["offset"] <= other["offset"] else (other, one)
    return bool(second["offset"] < first["offset"] + first["length"])
