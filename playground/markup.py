"""`parse_mode=HTML`: tags become entities, offsets in UTF-16 code units, and what Telegram refuses is refused in its words."""

import html
import re
from dataclasses import dataclass

from playground.cleaning import length
from playground.errors import ApiError, bad_request
from playground.shapes import Json

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "a": "text_link", "code": "code", "pre": "pre", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[^\s<>/=\"']*)(?P<rest>[^<>]*?)(?P<end>>|(?=<)|$)|&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);"
)
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@dataclass(slots=True)
class Open:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int
    byte: int


class Parser:
    """One pass over a text; `parse` returns the plain text and its entities."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[Open] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """Parse the whole source; raise ApiError 400 where Telegram would."""
        at = 0
        for token in TOKEN.finditer(self._source):
            self._text(self._source[at : token.start()])
            at = token.end()
            if token["name"] is None:
                self._text(html.unescape(token[0]))
            elif token["close"]:
                self._end(token)
            else:
                self._start(token)
        self._text(self._source[at:])
        if self._open:
            raise refused(f'can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._parts), self._entities

    def _text(self, text: str) -> None:
        self._parts.append(text)
        self._offset += length(text)

    def _byte(self, token: re.Match[str]) -> int:
        return len(self._source[: token.start()].encode())

    def _start(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        if name not in TAGS:
            raise refused(f'unsupported start tag "{name}" at byte offset {self._byte(token)}')
        if not token["end"]:
            raise refused(f"unclosed start tag at byte offset {self._byte(token)}")
        attributes = {
            key.lower(): html.unescape(a or b or c or "") for key, a, b, c in ATTRIBUTE.findall(token["rest"])
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise refused(f'tag "span" must have class "tg-spoiler" at byte offset {self._byte(token)}')
        self._open.append(Open(name, attributes, self._offset, self._byte(token)))

    def _end(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        if not token["end"]:
            raise refused(f"unclosed end tag at byte offset {self._byte(token)}")
        if not self._open:
            raise refused(f"unexpected end tag at byte offset {self._byte(token)}")
        tag = self._open.pop()
        if name not in ("", tag.name):
            words = f'unmatched end tag at byte offset {self._byte(token)}, expected "</{tag.name}>", found "</{name}>"'
            raise refused(words)
        self._close(tag)

    def _close(self, tag: Open) -> None:
        span = self._offset - tag.offset
        entity = entity_of(tag, "".join(self._parts))
        if span and entity:
            self._add({"offset": tag.offset, "length": span, **entity})

    def _add(self, entity: Json) -> None:
        inner = self._entities[-1] if self._entities else None
        same = inner and (inner["offset"], inner["length"]) == (entity["offset"], entity["length"])
        if inner and same and entity["type"] == "pre" and inner["type"] == "code":
            self._entities[-1] = entity | {key: inner[key] for key in ("language",) if key in inner}
        else:
            self._entities.append(entity)


def entity_of(tag: Open, text: str) -> Json | None:
    """Return an entity's fields for a tag; None for a link that leads nowhere."""
    kind = TAGS[tag.name]
    match kind:
        case "text_link":
            url = tag.attributes.get("href") or text[-1:]
            return {"type": kind, "url": url} if "." in url or ":" in url else None
        case "blockquote" if "expandable" in tag.attributes:
            return {"type": "expandable_blockquote"}
        case "code" if tag.attributes.get("class", "").startswith("language-"):
            return {"type": kind, "language": tag.attributes["class"].removeprefix("language-")}
        case "custom_emoji":
            return {"type": kind, "custom_emoji_id": tag.attributes.get("emoji-id", "")}
        case "date_time":
            return {"type": kind, "unix_time": int(tag.attributes["unix"])} | _format(tag.attributes)
        case _:
            return {"type": kind}


def _format(attributes: dict[str, str]) -> Json:
    return {"date_time_format": attributes["format"]} if "format" in attributes else {}


def refused(words: str) -> ApiError:
    """Return Telegram's 400 for bad markup."""
    return bad_request(f"can't parse entities: {words}")
