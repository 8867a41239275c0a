"""An example of a dataclass's value, built from its types: no list of fields that could differ from the class."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")
MOMENT = datetime(2026, 11, 20, 11, tzinfo=UTC)


def example(kind: type[T], text: str = "Тарас", number: int = 2, **fields: object) -> T:
    """Each text is `text`, each whole number `number`, each enum its first; but for those in `fields`."""
    hints = get_type_hints(kind, include_extras=True)
    made: Any = kind
    names = [field.name for field in dataclasses.fields(made)]
    value: T = made(**{name: _value(hints[name], text, number) for name in names} | fields)
    return value


def _value(hint: Any, text: str, number: int) -> object:  # noqa: ANN401 - a type, of any form
    if get_origin(hint) is Annotated:
        return _value(get_args(hint)[0], text, number)
    if get_origin(hint) in (Union, UnionType):
        return _value(next(each for each in get_args(hint) if each is not NoneType), text, number)
    if get_origin(hint) is tuple:
        return tuple(_value(each, text, number) for each in get_args(hint) if each is not Ellipsis)
    if get_origin(hint) is dict:
        return {}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return example(hint, text, number)
    if issubclass(hint, Enum):
        return next(iter(hint))
    if issubclass(hint, tuple):  # named
        return hint(*(_value(each, text, number) for each in get_type_hints(hint).values()))
    return {str: text, int: number, float: 4.5, Decimal: Decimal("4.5"), bool: False, datetime: MOMENT}[hint]
