"""What the store keeps of a value (a dialog's state, a notice, a refusal): the fields of its dataclass, as plain JSON.

What is stored today must load tomorrow: golden files in tests/pure pin the form. What a stored value lacks has its
default, and what its class does not have (any more) is passed over.
"""

import re
from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import BeforeValidator, TypeAdapter, ValidationError

T = TypeVar("T")
EMPTY_IS_NONE = BeforeValidator(lambda value: None if value == "" else value)  # as older versions wrote it


class Unreadable(ValueError):  # noqa: N818 - it is met, and answered, not an error of ours
    """A stored value that fits its class no more, or whose class is no more."""


def plain(value: object) -> dict[str, Any]:
    """The fields of a dataclass's value, as JSON: moments in ISO 8601."""
    return _stored(value)


def brief(value: object) -> dict[str, Any]:
    """The same without those that have their defaults."""
    return _stored(value, exclude_defaults=True)


def read(kind: type[T], fields: Mapping[str, Any]) -> T:
    """The value of a dataclass whose fields these are. Raises Unreadable."""
    try:
        value: T = _adapter(cast("Hashable", kind)).validate_python(fields)
    except ValidationError as error:
        raise Unreadable(kind.__name__) from error
    return value


def stored_name(kind: type) -> str:
    """What a class is called in the store: `DeskTaken` is `desk_taken`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()


def _stored(value: object, *, exclude_defaults: bool = False) -> dict[str, Any]:
    kind: Any = type(value)
    fields: dict[str, Any] = _adapter(kind).dump_python(
        value, mode="json", by_alias=True, exclude_defaults=exclude_defaults
    )
    return fields


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
