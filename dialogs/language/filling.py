"""What stands in braces in somebody's text is filled in for its reader: what was bold around it still is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from care.broadcasts.fields import BRACED
from care.values.content import Content, units


def filled(content: Content, values: Mapping[str, str]) -> Content:
    """With the values of those names that have one. Where they stand, their own marks are none."""
    text, entities, at = content.text, content.entities, 0
    while found := BRACED.search(text, at):
        value = values.get(found[1])
        if value is None:
            at = found.end()
            continue
        begin, end = units(text[: found.start()]), units(text[: found.end()])
        text = text[: found.start()] + value + text[found.end() :]
        entities = tuple(_moved(each, begin, end, units(value)) for each in entities)
        at = found.start() + len(value)
    return replace(content, text=text, entities=tuple(each for each in entities if each["length"] > 0))


def _moved(entity: dict[str, Any], begin: int, end: int, length: int) -> dict[str, Any]:
    """The entity once `length` units stand between `begin` and what was at `end`."""
    first, last = entity["offset"], entity["offset"] + entity["length"]
    grown = length - (end - begin)

    def shifted(place: int, inside: int) -> int:
        if place <= begin:
            return place
        return place + grown if place >= end else inside

    start, stop = shifted(first, begin), shifted(last, begin + length)
    return entity | {"offset": start, "length": stop - start}
