"""Which names the settings know at a place, so that a misspelt one gets a suggestion."""

from collections.abc import Sequence
from difflib import get_close_matches
from types import UnionType
from typing import Literal, Union, get_args, get_origin

from pydantic import BaseModel, RootModel


def closest_name(model: type, place: Sequence[str | int]) -> str:
    """The known name most like the last one of `place` (pydantic's location); empty when none is near."""
    *parents, wrong = (part for part in place if part != "[key]")
    found = get_close_matches(str(wrong), _known_names(model, parents), n=1, cutoff=0.7)
    return found[0] if found else ""


def _known_names(model: object, place: Sequence[str | int]) -> list[str]:
    """The names that may stand in the table at `place`."""
    for part in place:
        model = _inside(model, part)
    return _names(model)


def _names(kind: object) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, RootModel):
        return _names(kind.model_fields["root"].annotation)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return list(kind.model_fields)
    if get_origin(kind) is dict:
        return list(get_args(get_args(kind)[0]))
    return list(get_args(kind)) if get_origin(kind) is Literal else []


def _inside(kind: object, part: str | int) -> object:
    """The type of what stands under the name or index `part`."""
    if isinstance(kind, type) and issubclass(kind, RootModel):
        kind = kind.model_fields["root"].annotation
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(str(part))
        return _plain(field.annotation) if field else None
    arguments = get_args(kind)
    return _plain(arguments[0 if isinstance(part, int) else -1]) if arguments else None


def _plain(kind: object) -> object:
    """`kind` without what is wrapped around it: Annotated, Optional."""
    if get_origin(kind) in {Union, UnionType}:
        return next(one for one in get_args(kind) if one is not type(None))
    return _plain(get_args(kind)[0]) if hasattr(kind, "__metadata__") else kind
