"""PostgreSQL keeps neither NUL nor half a surrogate pair; what people send can hold both."""

from typing import Any, TypeVar, cast

Plain = TypeVar("Plain", bound=str | dict[str, Any])


def storable(value: Plain) -> Plain:
    """The same plain JSON value, its texts without what cannot be stored."""
    return cast("Plain", _clean(value))


def _clean(value: object) -> object:
    match value:
        case str():
            whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
            return whole.replace("\x00", "")
        case dict():
            return {_clean(name): _clean(part) for name, part in value.items()}
        case list() | tuple():
            return [_clean(part) for part in value]
    return value
