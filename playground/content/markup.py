"""`parse_mode=HTML`: tags become entities, offsets in UTF-16 code units; bad markup is refused in Telegram's words."""

import html
import re
from dataclasses import dataclass

from playground.values.cleaning import length
from playground.values.errors import ApiError, bad_request
from playground.values.shapes import Json

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
TOKEN = re.compile(
    r"<(?P<close>/?)(?P<name>[^\s<>/=\"']*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)(?P<end>>|(?=<)|$)"
    r"|&(?:\#\d+|\#x[0-9a-fA-F]+|lt|gt|amp|quot);",
)
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")


@dataclass(slots=True)
class Tag:
    """A tag that waits for its end; `offset` is where it began, `part` how much text there was then."""

    name: str
    attributes: dict[str, str]
    offset: int
    part: int


class Parser:
    """One pass over a text."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self._offset = 0
        self._open: list[Tag] = []
        self._entities: list[Json] = []

    def parse(self) -> tuple[str, list[Json]]:
        """The plain text and its entities. Raises ApiError 400 where Telegram would."""
        at = 0
        for token in TOKEN.finditer(self._source):
            self._text(self._source[at : token.start()])
            at = token.end()
            self._read(token)
        self._text(self._source[at:])
        if self._open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        self._entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self._parts), self._entities

    def _text(self, text: str) -> None:
        self._parts.append(text)
        self._offset += length(text)

    def _read(self, token: re.Match[str]) -> None:
        if token["name"] is None:
            self._text(html.unescape(token[0]))
        elif token["close"]:
            self._end(token)
        else:
            self._start(token)

    def _byte(self, token: re.Match[str]) -> int:
        return len(self._source[: token.start()].encode(errors="replace"))

    def _check_closed(self, token: re.Match[str], side: str, excuse: str = "") -> None:
        if not (token["end"] or excuse):
            raise _refused(f"Unclosed {side} tag at byte offset {self._byte(token)}")

    def _start(self, token: re.Match[str]) -> None:
        name = token["name"].lower()
        self._check_closed(token, "start", token["rest"])
        if name not in TAGS:
            raise _refused(f'Unsupported start tag "{name}" at byte offset {self._byte(token)}')
        self._check_closed(token, "start")
        attributes = {
            key.lower(): html.unescape(a or b or c) for key, a, b, c in ATTRIBUTE.findall(token["rest"])
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(token)}')
        self._open.append(Tag(name, attributes, self._offset, len(self._parts)))

    def _end(self, token: re.Match[str]) -> None:
        self._check_closed(token, "end")
        if not self._open:
            raise _refused(f"Unexpected end tag at byte offset {self._byte(token)}")
        name, tag = token["name"].lower(), self._open.pop()
        if name not in ("", tag.name):
            expected = f'expected "</{tag.name}>", found "</{name}>"'
            raise _refused(f"Unmatched end tag at byte offset {self._byte(token)}, {expected}")
        entity = _entity_of(tag, "".join(self._parts[tag.part :]))
        if entity and self._offset > tag.offset:
            self._add({"offset": tag.offset, "length": self._offset - tag.offset, **entity})

    def _add(self, entity: Json) -> None:
        """`<pre><code class="language-x">` is one `pre` with a language."""
        inner = self._entities[-1] if self._entities else entity
        same = (inner["offset"], inner["length"]) == (entity["offset"], entity["length"])
        if same and entity["type"] == "pre" and inner["type"] == "code":
            self._entities[-1] = inner | {"type": "pre"}
        else:
            self._entities.append(entity)


def _entity_of(tag: Tag, text: str) -> Json | None:
    """The fields of the entity that a tag makes of its text; None for a link that leads nowhere."""
    kind, attributes = TAGS[tag.name], tag.attributes
    match kind:
        case "text_link":
            return _linked(attributes.get("href") or text, text)
        case "blockquote" if "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        case "code" if attributes.get("class", "").startswith("language-"):
            return {"type": kind, "language": attributes["class"].removeprefix("language-")}
        case "custom_emoji":
            return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
        case "date_time":
            return _dated(attributes)
        case _:
            return {"type": kind}


def _linked(url: str, text: str) -> Json | None:
    """A link's entity; to a person if it is `tg://user?id=`."""
    if url.startswith("tg://user?id="):
        person = {"id": int(url.removeprefix("tg://user?id=")), "is_bot": False, "first_name": text}
        return {"type": "text_mention", "user": person}
    return {"type": "text_link", "url": url} if "." in url or "://" in url else None


def _dated(attributes: dict[str, str]) -> Json:
    """The entity of a moment that each reader sees in their own zone."""
    if not attributes.get("unix", "").isdigit():
        raise _refused('Tag "tg-time" must have a number in the attribute "unix"')
    shape = {"date_time_format": attributes["format"]} if attributes.get("format") else {}
    return {"type": "date_time", "unix_time": int(attributes["unix"]), **shape}


def _refused(words: str) -> ApiError:
    return bad_request(f"can't parse entities: {words}")
