"""What people send can hold what a store does not keep: PostgreSQL neither NUL nor half a surrogate pair nor a number
that is none, and no recursion the depths to which somebody else's JSON can go.
"""

import math
from typing import Any, TypeVar, cast

Plain = TypeVar("Plain", bound=str | dict[str, Any])
DEEPEST = 64  # levels; Telegram's own have a dozen


def storable(value: Plain) -> Plain:
    """The same plain JSON value without what cannot be stored."""
    return cast("Plain", _clean(value, DEEPEST))


def _clean(value: object, levels: int) -> object:
    match value:
        case str():
            return _text(value)
        case dict():
            return {_text(name): _clean(part, levels - 1) for name, part in value.items()} if levels else None
        case list() | tuple():
            return [_clean(part, levels - 1) for part in value] if levels else None
        case float() if not math.isfinite(value):
            return None
    return value


def _text(value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value.replace("\x00", "")
