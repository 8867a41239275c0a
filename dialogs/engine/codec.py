"""States as JSON: `{"kind": "<class>", ...its fields}`.

What is stored today must load tomorrow: golden files in tests/pure pin the form.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from dialogs.engine.machine import State


class Unreadable(ValueError):  # noqa: N818 - it is met, and answered, not an error of ours
    """A stored state that fits no state of its dialog (any more)."""


@cache
def adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def encode(state: State) -> dict[str, Any]:
    kind: Any = type(state)
    return {"kind": kind.__name__, **adapter(kind).dump_python(state, mode="json")}


def decode(kinds: tuple[type, ...], data: dict[str, Any]) -> State:
    """The state of one of `kinds` that `data` holds. Raises Unreadable."""
    kind: Any = next((kind for kind in kinds if kind.__name__ == data.get("kind")), None)
    if kind is None:
        raise Unreadable(data.get("kind"))
    fields = {name: value for name, value in data.items() if name != "kind"}
    try:
        return adapter(kind).validate_python(fields)
    except ValidationError as error:
        raise Unreadable(kind.__name__) from error
