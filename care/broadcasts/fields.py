"""What can be filled in for each recipient: `{name}`, `{balance}`, `{tier}`, `{expires}`.

They are frozen with the audience, so that what was checked is what is sent. How they are written in a language is not
known here (dialogs/language/filling.py).
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, func

from care.broadcasts.audience import OF, tier
from care.broadcasts.model import Letter
from care.loyalty.standing import earned_by, next_end, spendable
from care.store.tables import customers
from care.store.tables.columns import Json
from care.store.unit import Unit

ZONE = "zone"  # beside a moment: by whose clock it was to be read. Nothing is filled in for it
BRACED = re.compile(r"\{(\w+)\}")


class Field(StrEnum):
    NAME = "name"
    BALANCE = "balance"
    TIER = "tier"  # by its key
    EXPIRES = "expires"  # when the next of their points end


def named_in(texts: Iterable[str]) -> list[str]:
    """What stands in braces there, each once, known or not."""
    return list(dict.fromkeys(name for text in texts for name in BRACED.findall(text)))


def fields_of(letter: Letter) -> list[Field]:
    texts = (content.text for text in letter.texts.values() for content in text.contents)
    return [Field(name) for name in named_in(texts) if name in list(Field)]


def frozen_fields(unit: Unit, letter: Letter) -> ColumnElement[Any] | None:
    """A JSON object of what the letter names, for a row of `customers`. None: it names nothing."""
    parts: list[object] = []
    for field in fields_of(letter):
        parts += [str(field), value_of(unit, field)]
        if field is Field.EXPIRES:
            parts += [ZONE, customers.c.zone]
    if not parts:
        return None
    make = func.jsonb_build_object if unit.on_postgres else func.json_object
    made: ColumnElement[Any] = make(
        *parts, type_=Json
    )  # SQLite has it as text, and it is read where it is shown
    return made


def value_of(unit: Unit, field: Field) -> ColumnElement[Any]:
    match field:
        case Field.NAME:
            return customers.c.name
        case Field.BALANCE:
            return spendable(OF, unit.now)
        case Field.TIER:
            return tier(unit.business, earned_by(OF, unit.business, unit.now))
        case Field.EXPIRES:
            return next_end(OF, unit.now)


def moment_in(stored: str | None) -> datetime | None:
    """As the store's JSON has a moment: with its zone, or in UTC."""
    if not stored:
        return None
    at = datetime.fromisoformat(stored)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
