"""A person's content as the messages in which a bot can say it.

People may write more than a bot: captions of 4,096 characters with Telegram Premium, where a bot has 1,024; and above
their words we write whose they are. What does not fit into one message goes on in the next: first the file, then the
words. Nothing is cut away; what was bold stays so on both sides of a cut. What has no room for words at all (a place, a
contact, a sticker) comes behind a line that says whose it is: part NAME, before those that `pieces` counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from care.values.content import Content, Kind, sliced, units

TEXT_LIMIT = 4096  # UTF-16 units
CAPTION_LIMIT = 1024
MARKS = 90  # Telegram keeps 100 entities of a message, and some are ours
HEADING = 140  # for whose words they are
ORIGIN = 160  # for whose they were at first, or whom they answer
STORED = 2500  # of the words beside what is shown in words of ours: a poll, paid media
NAME = -1  # the number of the line that says whose it is
BARE = frozenset({Kind.VIDEO_NOTE, Kind.STICKER, Kind.LOCATION, Kind.CONTACT})


def pieces(content: Content) -> tuple[Content, ...]:
    """In order, at least one; each fits one message, whatever stands above it."""
    room = HEADING + (ORIGIN if "forwarded" in content.data else 0) + _quoted(content)
    if content.kind is Kind.TEXT:
        return tuple(cut(content, TEXT_LIMIT - room))
    if content.kind is Kind.OTHER:
        first, *rest = cut(content, STORED)
        return (first, *map(_words, rest))
    if content.kind in BARE:
        return (content, _words(replace(content, text=""))) if "quote" in content.data else (content,)
    if content.length <= CAPTION_LIMIT - room and len(content.entities) <= MARKS:
        return (content,)
    file = replace(content, text="", entities=(), data=_without(content.data, "quote"))
    return (file, *cut(_words(content), TEXT_LIMIT - room))


def parts(content: Content) -> range:
    """The numbers of its messages, in order."""
    whole = pieces(content)
    return range(NAME if content.kind in BARE and len(whole) == 1 else 0, len(whole))


def piece(content: Content, part: int) -> Content | None:
    """What the message of this number says, below whose it is; None: it has no such message."""
    if part == NAME:
        return Content(Kind.TEXT, "", data=_about(content, "forwarded"))
    whole = pieces(content)
    return whole[part] if part < len(whole) else None


def in_messages(album: Sequence[Content]) -> list[list[Content]]:
    """What goes together, and behind it the words that found no room in it, each alone."""
    cuts = [pieces(content) for content in album]
    return [[first for first, *_ in cuts], *([further] for _, *rest in cuts for further in rest)]


def cut(content: Content, room: int) -> Iterator[Content]:
    """The content in parts of at most `room` units and MARKS entities, where possible between lines or words."""
    begin = 0
    while begin < content.length:
        rest = _between(content, begin, content.length)
        end = begin + _end(rest, room)
        yield _between(content, begin, end)
        content = replace(content, data=_without(content.data, "quote"))  # above the first words only
        begin = end
    if not begin:
        yield content


def _end(rest: Content, room: int) -> int:
    """How many units of it go into one message."""
    offsets = sorted(entity["offset"] for entity in rest.entities)
    if len(offsets) > MARKS and offsets[MARKS] > 0:
        room = min(room, offsets[MARKS])
    if rest.length <= room:
        return rest.length
    text = sliced(rest.text, 0, room)
    for gap in ("\n", " "):
        at = text.rfind(gap) + 1
        if at > len(text) // 2:
            return units(text[:at])
    return units(text)


def _between(content: Content, begin: int, end: int) -> Content:
    """Its words from one unit to another, with the parts of the entities that stand there."""
    kept = []
    for entity in content.entities:
        first, last = max(entity["offset"], begin), min(entity["offset"] + entity["length"], end)
        if first < last:
            kept.append(entity | {"offset": first - begin, "length": last - first})
    return replace(content, text=sliced(content.text, begin, end), entities=tuple(kept))


def _words(content: Content) -> Content:
    """What is said beside the file, as a text."""
    about = _about(content, "forwarded", "quote")
    return Content(Kind.TEXT, content.text, entities=content.entities, data=about)


def _about(content: Content, *names: str) -> dict[str, Any]:
    return {name: value for name, value in content.data.items() if name in names}


def _quoted(content: Content) -> int:
    quote = content.data.get("quote")
    return ORIGIN + units(quote["text"]) if quote else 0


def _without(data: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}
