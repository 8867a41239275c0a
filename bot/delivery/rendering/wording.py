"""Text with Telegram's entities, put together from parts. Offsets count UTF-16 code units, as Telegram does."""

from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from aiogram.enums import MessageEntityType
from aiogram.types import MessageEntity, User

from care.values.content import Content, units

KNOWN = frozenset(kind.value for kind in MessageEntityType)
PERSON = "tg://user?id="


@dataclass(frozen=True)
class Wording:
    text: str = ""
    entities: tuple[MessageEntity, ...] = ()

    def __add__(self, other: "Wording") -> "Wording":
        shift = units(self.text)
        moved = (entity.model_copy(update={"offset": entity.offset + shift}) for entity in other.entities)
        return Wording(self.text + other.text, (*self.entities, *moved))

    def fits(self, limit: int) -> bool:
        return units(self.text) <= limit


# Our own HTML (dialogs/) as entities: it is joined with people's words, which come with entities.
TAGS = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "blockquote": "blockquote",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.wording = Wording()
        self._open: list[tuple[str, int, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open.append((tag, units(self.wording.text), dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.wording = self.wording + Wording(data)

    def handle_endtag(self, tag: str) -> None:
        opened, start, attrs = self._open.pop()
        if opened != tag:
            raise ValueError(f"<{opened}> is closed by </{tag}>")
        length = units(self.wording.text) - start
        if length:
            entity = _tagged(tag, attrs, start, length)
            self.wording = Wording(self.wording.text, (*self.wording.entities, entity))


def _tagged(tag: str, attrs: dict[str, str | None], offset: int, length: int) -> MessageEntity:
    if tag == "a":
        return _link(attrs["href"] or "", offset, length)
    kind = "expandable_blockquote" if tag == "blockquote" and "expandable" in attrs else TAGS[tag]
    return MessageEntity(type=kind, offset=offset, length=length)


def _link(url: str, offset: int, length: int) -> MessageEntity:
    """A person is mentioned, so that Telegram notifies them."""
    if url.startswith(PERSON):
        user = User(id=int(url.removeprefix(PERSON)), is_bot=False, first_name="")
        return MessageEntity(type="text_mention", user=user, offset=offset, length=length)
    return MessageEntity(type="text_link", url=url, offset=offset, length=length)


def from_html(text: str) -> Wording:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.wording


def plain(text: str) -> Wording:
    return Wording(text)


def bold(text: str) -> Wording:
    return Wording(text, (MessageEntity(type="bold", offset=0, length=units(text)),)) if text else Wording()


def italic(text: str) -> Wording:
    return Wording(text, (MessageEntity(type="italic", offset=0, length=units(text)),)) if text else Wording()


def quotation(text: str) -> Wording:
    return (
        Wording(text, (MessageEntity(type="blockquote", offset=0, length=units(text)),))
        if text
        else Wording()
    )


def wording_of(content: Content) -> Wording:
    """Marks that are newer than we are left out: Telegram would refuse the whole message."""
    known = (entity for entity in content.entities if entity.get("type") in KNOWN)
    return Wording(content.text, tuple(_entity(entity) for entity in known))


def _entity(fields: dict[str, Any]) -> MessageEntity:
    return MessageEntity.model_validate(fields)


def headed(heading: str, wording: Wording, limit: int, mark: str = "") -> Wording:
    """`heading` in bold on a line of its own, the words, and a mark in italics behind.

    What does not fit is left out, the person's own words last of all (they fit by themselves: they came from Telegram).
    """
    head = bold(heading) + plain("\n" if heading and wording.text else "")
    tail = plain("\n" if wording.text else "") + italic(mark) if mark else Wording()
    for whole in (head + wording + tail, head + wording, wording + tail):
        if whole.fits(limit):
            return whole
    return wording


def joined(parts: Iterable[Wording], between: str = "\n\n") -> Wording:
    """The parts that are not empty: as paragraphs of one message, or as its lines."""
    whole = Wording()
    for part in parts:
        if part.text:
            whole = whole + plain(between) + part if whole.text else part
    return whole
