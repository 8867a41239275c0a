"""What is wrong with a broadcast, found before anybody gets it: in its texts alone, and once they are filled in for
each who would get it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import func, select

from care.broadcasts.audience import Counted, counted, in_audience, sample
from care.broadcasts.fields import Field, named_in, value_of
from care.broadcasts.model import Letter, Text
from care.broadcasts.rules import Rule, listed
from care.business import Language
from care.contact.purposes import Purpose
from care.store.tables import customers
from care.store.unit import Unit
from care.values.content import ALBUM, ALBUMS, Content, Kind
from care.values.pieces import CAPTION_LIMIT, TEXT_LIMIT

ROOM = {
    Field.NAME: 64,
    Field.BALANCE: 14,
    Field.TIER: 40,
    Field.EXPIRES: 20,
}  # units that a filled field may take
ADDRESS = re.compile(
    r"\{name\}\s?[,!]|,\s\{name\}"
)  # Ukrainian calls people in the vocative, and names have none here
LINK = re.compile(r"https?://[^\s/]+\S*|tg://\S+")
SAMPLE = 5  # names
LABEL, URL = 40, 2048  # characters


class Wrong(StrEnum):
    MISSING = "missing"  # there is no text in a language
    BLANK = "blank"  # nothing is said
    TOO_LONG = "too_long"  # `most` units
    FIELD = "field"  # nobody knows what is to be filled in there
    ADDRESS = "address"
    LINK = "link"  # a button leads nowhere, or where it must not
    LABEL = "label"
    CROWDED = "crowded"  # an album of too many
    MIXED = "mixed"  # of what makes no album together
    KIND = "kind"  # a bot cannot send it
    EMPTY = "empty"  # a field says nothing for so many
    NOBODY = "nobody"


@dataclass(frozen=True)
class Flaw:
    wrong: Wrong
    language: str = ""
    what: str = ""  # the field, the link, the label
    count: int = 0  # units too many; people; parts


def flaws(letter: Letter, languages: Collection[Language]) -> list[Flaw]:
    """Of the texts alone."""
    found = []
    for language in languages:
        text = letter.texts.get(language)
        if text is None or not text.contents:
            found.append(Flaw(Wrong.MISSING, language))
        else:
            found += [*_of_text(text, language)]
    return found


def _of_text(text: Text, language: str) -> Iterator[Flaw]:
    for content in text.contents:
        yield from _of_content(content, language)
    if len(text.contents) > ALBUM:
        yield Flaw(Wrong.CROWDED, language, count=len(text.contents))
    if (
        len(text.contents) > 1
        and len({ALBUMS.get(content.kind, str(content.kind)) for content in text.contents}) > 1
    ):
        yield Flaw(Wrong.MIXED, language)
    for button in text.buttons:
        if not LINK.fullmatch(button.url) or len(button.url) > URL:
            yield Flaw(Wrong.LINK, language, button.url)
        if not button.label.strip() or len(button.label) > LABEL:
            yield Flaw(Wrong.LABEL, language, button.label)


def _of_content(content: Content, language: str) -> Iterator[Flaw]:
    if not content.crosses:
        yield Flaw(Wrong.KIND, language)
    if content.kind is Kind.TEXT and not content.text.strip():
        yield Flaw(Wrong.BLANK, language)
    names = named_in([content.text])
    for name in names:
        if name not in list(Field):
            yield Flaw(Wrong.FIELD, language, name)
    known = [Field(name) for name in names if name in list(Field)]
    spare = sum(
        max(0, ROOM[field] - len(f"{{{field}}}")) * content.text.count(f"{{{field}}}") for field in known
    )
    most = TEXT_LIMIT if content.kind is Kind.TEXT else CAPTION_LIMIT
    if content.length + spare > most:
        yield Flaw(Wrong.TOO_LONG, language, count=content.length + spare - most)
    if language == "uk" and ADDRESS.search(content.text):
        yield Flaw(Wrong.ADDRESS, language)


@dataclass(frozen=True)
class Audience:
    """Who would get it, some of their names, and what is wrong for them."""

    counted: Counted
    names: tuple[str, ...]
    flaws: tuple[Flaw, ...]
    strangers: int = 0  # ids of its lists who have never been here


async def audience(unit: Unit, rule: Rule, fields: Iterable[Field], purpose: Purpose) -> Audience:
    names = tuple(name for _, name in await sample(unit, rule, purpose, SAMPLE))
    wrong = await flaws_for(unit, rule, fields, purpose)
    return Audience(await counted(unit, rule, purpose), names, tuple(wrong), await _strangers(unit, rule))


async def _strangers(unit: Unit, rule: Rule) -> int:
    ids = set(listed(rule))
    if not ids:
        return 0
    here = select(func.count()).select_from(customers).where(customers.c.id.in_(ids))
    return len(ids) - int((await unit.execute(here)).scalar_one())


async def flaws_for(unit: Unit, rule: Rule, fields: Iterable[Field], purpose: Purpose) -> list[Flaw]:
    """For whoever would get it: that there is anybody, and that what is filled in says something for each."""
    fits = in_audience(unit, rule, purpose)
    total = (await unit.execute(select(func.count()).select_from(customers).where(fits))).scalar_one()
    if not total:
        return [Flaw(Wrong.NOBODY)]
    found = []
    for field in fields:
        if field is Field.BALANCE:
            continue  # none is a number, too
        value = value_of(unit, field)
        lacks = value.is_(None) if field is Field.EXPIRES else value == ""
        query = select(func.count()).select_from(customers).where(fits, lacks)
        if count := (await unit.execute(query)).scalar_one():
            found.append(Flaw(Wrong.EMPTY, "", field, count))
    return found
