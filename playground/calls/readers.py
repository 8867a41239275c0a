"""How a value of each type is read from text or JSON. A reader takes the parameter's name for its refusal."""

from collections.abc import Callable
from typing import Any, TypeAlias

from playground.calls import reading
from playground.content.files import Upload
from playground.values.errors import bad_request

Reader: TypeAlias = Callable[[str, object], object]
ChatId: TypeAlias = int | str
InputFile: TypeAlias = Upload | str
TRUE = ("true", "yes", "1")
EMPTY_MEANS_ABSENT = (int, float, bool, dict)


def read_int(name: str, value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise bad_request(f'parameter "{name}" must be an Integer') from None


def read_float(name: str, value: object) -> float:
    try:
        return reading.finite(value)
    except ValueError:
        raise bad_request(f'parameter "{name}" must be a Number') from None


def read_bool(_name: str, value: object) -> bool:
    """As Telegram reads it: what is not plainly true is false."""
    return value is True or str(value).strip().lower() in TRUE


def read_str(name: str, value: object) -> str:
    """A number stands for its digits."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise bad_request(f'parameter "{name}" must be a String')
    return str(value)


def read_chat_id(name: str, value: object) -> ChatId:
    """A chat's id, or its @username."""
    text = read_str(name, value)
    return text if text.startswith("@") else read_int(name, text)


def read_file(name: str, value: object) -> InputFile:
    """An upload, or the text that says which file is meant."""
    return value if isinstance(value, Upload) else read_str(name, value)


def read_object(name: str, value: object) -> object:
    value = _parsed(name, value)
    if not isinstance(value, dict):
        raise bad_request(f'parameter "{name}" must be an Object')
    return value


def read_list(read_item: Reader) -> Reader:
    """A reader of a JSON array whose items are read by `read_item`."""

    def read(name: str, value: object) -> object:
        value = _parsed(name, value)
        if not isinstance(value, list):
            raise bad_request(f'parameter "{name}" must be an Array')
        return [read_item(name, item) for item in value]

    return read


def _parsed(name: str, value: object) -> object:
    """What JSON text says; what is no text came in JSON already."""
    if not isinstance(value, str):
        return value
    try:
        return reading.loads(value)
    except ValueError:
        raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None


def read_anything(_name: str, value: object) -> object:
    """It is left to its user."""
    return value


READERS: dict[Any, Reader] = {
    int: read_int,
    float: read_float,
    bool: read_bool,
    str: read_str,
    dict: read_object,
    object: read_anything,
    ChatId: read_chat_id,
    InputFile: read_file,
}
