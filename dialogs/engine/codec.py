"""States as JSON: `{"kind": "<class>", ...its fields}`, as care/values/codec.py writes them."""

from typing import Any

from care.values.codec import Unreadable, plain, read
from dialogs.engine.machine import State

__all__ = ["Unreadable", "decode", "encode"]


def encode(state: State) -> dict[str, Any]:
    return {"kind": type(state).__name__, **plain(state)}


def decode(kinds: tuple[type, ...], data: dict[str, Any]) -> State:
    """The state of one of `kinds` that `data` holds. Raises Unreadable."""
    kind = next((kind for kind in kinds if kind.__name__ == data.get("kind")), None)
    if kind is None:
        raise Unreadable(data.get("kind"))
    state: State = read(kind, {name: value for name, value in data.items() if name != "kind"})
    return state
