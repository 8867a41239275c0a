"""Parameters of a call, read off the annotated signature of the function that serves it, once, at import.

An annotation says how a value is read, whether it came in a form (text) or in JSON. A parameter annotated with
a dataclass stands for all of that dataclass's fields. What the function does not name is refused: a bot that
depends on something absent here must not believe that it works.
"""

import dataclasses
import inspect
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.calls.readers import EMPTY_MEANS_ABSENT, READERS, Reader, read_list
from playground.content.files import Upload
from playground.values.errors import ApiError, bad_request

ABSENT = inspect.Parameter.empty
WORDS = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a call. `sparse` ones take empty text for no value; `group` is the dataclass it goes into."""

    name: str
    read: Reader
    sparse: bool
    required: bool
    group: str | None


class Signature:
    """What a function takes from a call. `given` names the leading parameters that its caller passes itself."""

    def __init__(self, function: Callable[..., object], given: tuple[str, ...] = ()) -> None:
        self.parameters: dict[str, Parameter] = {}
        self._groups: dict[str, Callable[..., object]] = {}
        for name, parameter in inspect.signature(function).parameters.items():
            if name not in given:
                self._admit(name, parameter.annotation, parameter.default)
        self._required = [parameter.name for parameter in self.parameters.values() if parameter.required]

    def _admit(self, name: str, annotation: Any, default: object) -> None:  # noqa: ANN401 - any annotation
        if not dataclasses.is_dataclass(annotation) or annotation is Upload:
            self._add(name, annotation, default is ABSENT, None)
            return
        self._groups[name] = typing.cast("Callable[..., object]", annotation)
        for item in dataclasses.fields(annotation):
            self._add(item.name, item.type, item.default is dataclasses.MISSING, name)

    def _add(self, name: str, annotation: object, required: bool, group: str | None) -> None:
        read, sparse = _reader_of(annotation)
        self.parameters[name] = Parameter(name, read, sparse, required, group)

    def bind(self, values: Mapping[str, object]) -> dict[str, Any]:
        """The function's keyword arguments, read from a call's values. Raises ApiError 400 for bad ones."""
        arguments: dict[str, Any] = {}
        groups: dict[str, dict[str, Any]] = {name: {} for name in self._groups}
        for name, value in values.items():
            parameter = self.parameters.get(name)
            if parameter is None:
                raise bad_request(f'parameter "{name}" is not supported by the playground here')
            if value is None or (parameter.sparse and value == ""):
                continue
            target = arguments if parameter.group is None else groups[parameter.group]
            target[name] = parameter.read(name, value)
        for name in self._required:
            if values.get(name) in (None, ""):
                raise _missing(name)
        return arguments | {name: make(**groups[name]) for name, make in self._groups.items()}


def _reader_of(annotation: Any) -> tuple[Reader, bool]:  # noqa: ANN401 - any annotation
    """The reader for an annotation, and whether empty text stands for an absent value."""
    if annotation not in READERS and isinstance(annotation, types.UnionType):
        annotation = typing.Union[tuple(set(typing.get_args(annotation)) - {types.NoneType})]  # noqa: UP007
    if typing.get_origin(annotation) is list:
        return read_list(_reader_of(typing.get_args(annotation)[0])[0]), True
    plain = annotation if annotation in READERS else typing.get_origin(annotation)
    return READERS[plain], plain in EMPTY_MEANS_ABSENT


def _missing(name: str) -> ApiError:
    """The refusal of a call without a parameter, in Telegram's words where they are known."""
    return bad_request(WORDS.get(name, f'parameter "{name}" is required'))
