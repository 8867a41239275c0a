"""What was changed, laid over what the file says. The whole is read as the file is, by the same reader.

A path is in the file's own terms: `hours.mon`, `name`, `departments.delivery.first_answer`. In a list it goes by
the `key` of what stands there; a key that nobody has is a new one.
"""

from collections.abc import Mapping
from typing import Any

from pydantic_core import to_jsonable_python

from care.business import Business

HOURS = "hours"


def laid(begun: Business, values: Mapping[str, Any]) -> Business:
    """The rules with these values, by path, the earliest first. Raises pydantic's ValidationError."""
    if not values:
        return begun
    return Business.model_validate(begun_with(_tables(begun), values))


def begun_with(tables: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a file with these values in them."""
    whole: Any = tables
    for path, value in values.items():
        whole = _put(whole, path.split("."), value)
    return dict(whole)


def plain_at(business: Business, path: str) -> Any:  # noqa: ANN401 - whatever stands there
    """What stands there, as plain JSON; None: nothing."""
    found: Any = _tables(business)
    for name in path.split("."):
        found = _inside(found, name)
    return to_jsonable_python(found)


def _tables(business: Business) -> dict[str, Any]:
    tables: dict[str, Any] = _flat(business.model_dump())
    return tables


def _flat(tables: Any) -> Any:  # noqa: ANN401 - a tree
    """Hours as the file has them: the days beside the holidays."""
    if isinstance(tables, Mapping):
        flat = {name: _flat(value) for name, value in tables.items()}
        if isinstance(flat.get(HOURS), dict) and "days" in flat[HOURS]:
            flat[HOURS] = {**flat[HOURS].pop("days"), **flat[HOURS]}
        return flat
    return [_flat(each) for each in tables] if isinstance(tables, list | tuple) else tables


def _inside(tables: Any, name: str) -> Any:  # noqa: ANN401
    if isinstance(tables, list):
        return next((each for each in tables if _has(each, name)), None)
    return tables.get(name) if isinstance(tables, Mapping) else None


def _put(tables: Any, names: list[str], value: Any) -> Any:  # noqa: ANN401
    if not names:
        return value
    name, *rest = names
    if isinstance(tables, list | tuple):
        if not any(_has(each, name) for each in tables):
            return [*tables, {"key": name, **_put({}, rest, value)}]
        return [_put(each, rest, value) if _has(each, name) else each for each in tables]
    before = tables if isinstance(tables, Mapping) else {}
    return {**before, name: _put(before.get(name), rest, value)}


def _has(each: object, key: str) -> bool:
    return isinstance(each, Mapping) and each.get("key") == key
