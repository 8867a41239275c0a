"""A table of functions that answer calls, each prepared once from its annotated signature."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from playground.calls.parameters import Signature

Function = TypeVar("Function", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Entry:
    """One callable: its public name, the function, what it takes."""

    name: str
    function: Callable[..., Any]
    signature: Signature


class Registry:
    """Functions by lower-case name. `given` names the leading parameters that the caller passes itself."""

    def __init__(self, given: tuple[str, ...]) -> None:
        self.entries: dict[str, Entry] = {}
        self._given = given

    def add(self, function: Function) -> Function:
        """A decorator: the function is found under its name in camelCase."""
        first, *rest = function.__name__.rstrip("_").split("_")
        name = first + "".join(word.capitalize() for word in rest)
        self.entries[name.lower()] = Entry(name, function, Signature(function, self._given))
        return function

    def find(self, name: str) -> Entry | None:
        """The entry of a name, in any case."""
        return self.entries.get(name.lower())
