"""How what is filled into a broadcast reads in a language."""

from collections.abc import Mapping
from typing import Any

from care.broadcasts.fields import ZONE, Field, moment_in
from care.business import Business
from dialogs.language import sanitize
from dialogs.language.words import Words

NAME = 64  # characters


def values(fields: Mapping[str, Any], business: Business, _: Words) -> dict[str, str]:
    """Of each field that was frozen; an empty one where there is nothing to say."""
    known = {name: value for name, value in fields.items() if name != ZONE}
    return {name: _said(Field(name), value, business, _) for name, value in known.items()}


def _said(field: Field, value: Any, business: Business, _: Words) -> str:  # noqa: ANN401 - as JSON has it
    match field:
        case Field.NAME:
            return sanitize.line(value or "", NAME)
        case Field.BALANCE:
            return _.number(value or 0)
        case Field.TIER:
            tier = next((each for each in business.tiers if each.key == value), None)
            return tier.name.in_language(_.language) if tier else ""
        case Field.EXPIRES:
            at = moment_in(value)
            return _.date(at) if at else ""
