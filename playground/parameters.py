"""Parameters of a call, read off the annotated signature of the function that serves it, once, at import.

An annotation says how a value is read, whether it came in a form (text) or in JSON. A parameter annotated with a
dataclass stands for all of that dataclass's fields. What the function does not name is refused: a bot that depends on
something absent here must not believe that it works.
"""

import dataclasses
import inspect
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from playground.errors import ApiError, bad_request
from playground.files import Upload

Reader = Callable[[str, Any], Any]
ChatId: typing.TypeAlias = int | str
InputFile: typing.TypeAlias = Upload | str
TRUE = ("true", "yes", "1")
ABSENT = inspect.Parameter.empty


def read_int(name: str, value: Any) -> int:
    """Read a whole number."""
    try:
        return int(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be an Integer') from None


def read_float(name: str, value: Any) -> float:
    """Read a number."""
    try:
        return float(value)
    except (TypeError, ValueError):
        raise bad_request(f'parameter "{name}" must be a Number') from None


def read_bool(_name: str, value: Any) -> bool:
    """Read a truth value as Telegram does: what is not plainly true is false."""
    return value is True or str(value).strip().lower() in TRUE


def read_str(name: str, value: Any) -> str:
    """Read text."""
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise bad_request(f'parameter "{name}" must be a String')


def read_chat_id(name: str, value: Any) -> ChatId:
    """Read a chat's id, or its @username."""
    text = read_str(name, value)
    return text if text.startswith("@") else read_int(name, text)


def read_file(name: str, value: Any) -> InputFile:
    """Read an upload, or the text that says which file is meant."""
    return value if isinstance(value, Upload) else read_str(name, value)


def read_json(kind: type, label: str) -> Reader:
    """Return a reader of a JSON value that must be of `kind`."""

    def read(name: str, value: Any) -> Any:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None
        if not isinstance(value, kind):
            raise bad_request(f'parameter "{name}" must be an {label}')
        return value

    return read


READERS: dict[Any, Reader] = {
    int: read_int,
    float: read_float,
    bool: read_bool,
    str: read_str,
    dict: read_json(dict, "Object"),
    list: read_json(list, "Array"),
    ChatId: read_chat_id,
    InputFile: read_file,
}
EMPTY_MEANS_ABSENT = (int, float, bool, dict, list)


def reader_of(annotation: Any) -> tuple[Reader, bool]:
    """Return the reader for an annotation, and whether empty text stands for an absent value."""
    if annotation not in READERS and isinstance(annotation, types.UnionType):
        rest = [kind for kind in typing.get_args(annotation) if kind is not types.NoneType]
        annotation = rest[0] if len(rest) == 1 else typing.Union[tuple(rest)]  # noqa: UP007 - built at run time
    plain = annotation if annotation in READERS else typing.get_origin(annotation)
    return READERS[plain], plain in EMPTY_MEANS_ABSENT


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value of a call: how to read it, and what stands for it when it is absent."""

    name: str
    read: Reader
    sparse: bool
    required: bool
    group: str | None


class Signature:
    """What a function takes from a call. `given` names the leading parameters that its caller passes itself."""

    def __init__(self, function: Callable[..., Any], given: tuple[str, ...]) -> None:
        self.groups: dict[str, type] = {}
        self.parameters: dict[str, Parameter] = {}
        for name, parameter in inspect.signature(function).parameters.items():
            if name not in given:
                self._admit(name, parameter.annotation, parameter.default)
        self._required = [parameter for parameter in self.parameters.values() if parameter.required]

    def _admit(self, name: str, annotation: Any, default: Any) -> None:
        if not dataclasses.is_dataclass(annotation) or annotation is Upload:
            self._add(name, annotation, default is ABSENT, None)
            return
        self.groups[name] = typing.cast("type", annotation)
        for item in dataclasses.fields(annotation):
            if item.init:
                self._add(item.name, item.type, item.default is dataclasses.MISSING, name)

    def _add(self, name: str, annotation: Any, required: bool, group: str | None) -> None:
        read, sparse = reader_of(annotation)
        self.parameters[name] = Parameter(name, read, sparse, required, group)

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the function's keyword arguments, read from a call's values; raise ApiError 400 for a bad one."""
        arguments: dict[str, Any] = {}
        groups: dict[str, dict[str, Any]] = {name: {} for name in self.groups}
        for name, value in values.items():
            parameter = self.parameters.get(name)
            if parameter is None:
                raise bad_request(f'parameter "{name}" is not supported by the playground here')
            if value is None or (parameter.sparse and value == ""):
                continue
            target = arguments if parameter.group is None else groups[parameter.group]
            target[name] = parameter.read(name, value)
        self._check_required(values)
        for name, group in self.groups.items():
            arguments[name] = group(**groups[name])
        return arguments

    def _check_required(self, values: Mapping[str, Any]) -> None:
        for parameter in self._required:
            if values.get(parameter.name) is None:
                raise missing(parameter.name)


def missing(name: str) -> ApiError:
    """Return Telegram's words for a parameter that is not there."""
    known = {
        "chat_id": "chat_id is empty",
        "text": "message text is empty",
        "from_chat_id": "from_chat_id is empty",
    }
    return bad_request(known.get(name, f'parameter "{name}" is required'))
