"""Text as Telegram stores it: control characters gone, ends trimmed, entities counted in UTF-16 code units.

The rules are TDLib's `clean_input_string` and `fix_formatted_text`, as observed.
"""

import re

from playground.values.shapes import Json

CONTROL = dict.fromkeys((*range(10), *range(11, 13), *range(14, 32)), " ")
GONE = dict.fromkeys((13, *range(0x2028, 0x202F), 0x30A, 0x333, 0x33F))
DIRT = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e\u030a\u0333\u033f]")


def length(text: str) -> int:
    """How many UTF-16 code units it has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without dirt and white space around it, and the entities moved with it."""
    if DIRT.search(text):
        text, entities = _washed(text, entities)
    return _trimmed(text, entities)


def _washed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    if not entities:
        return text.translate(CONTROL | GONE), []
    gone: list[int] = []
    at = 0
    for character in text:
        if ord(character) in GONE:
            gone.append(at)
        at += length(character)
    return text.translate(CONTROL | GONE), [_shifted(entity, gone) for entity in entities]


def _shifted(entity: Json, gone: list[int]) -> Json:
    start, end = entity["offset"], entity["offset"] + entity["length"]
    before = sum(at < start for at in gone)
    inside = sum(start <= at < end for at in gone)
    return entity | {"offset": start - before, "length": entity["length"] - inside}


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    first = min((entity["offset"] for entity in entities), default=len(text))
    lead = 0
    while lead < min(first, len(text)) and text[lead] in " \n":
        lead += 1
    text, end = text[lead:], length(text) - lead
    kept = []
    for entity in entities:
        start = entity["offset"] - lead
        size = min(entity["length"], end - start)
        if size > 0:
            kept.append(entity | {"offset": start, "length": size})
    return text, kept
