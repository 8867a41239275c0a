"""JSON as it may come in: what could not be written again (NaN, half a character, a tower of lists) is refused."""

import json
import math
from typing import Any

from playground.values.errors import bad_request

DEEPEST = 64  # levels; Telegram's own objects have about ten
NOT_UTF8 = "strings must be encoded in UTF-8"


def loads(source: str | bytes) -> Any:  # noqa: ANN401 - any JSON
    """What JSON says. Raises ValueError for what is none, ApiError for what cannot be kept."""
    try:
        text = source if isinstance(source, str) else source.decode()
        value = json.loads(text, parse_constant=_no_number, parse_float=finite)
    except UnicodeDecodeError:
        raise bad_request(NOT_UTF8) from None
    except RecursionError:
        raise bad_request("JSON is nested too deep") from None
    if text.count("[") + text.count("{") > DEEPEST:
        _check_depth(value)
    if "\\u" in text:
        _check_text(json.dumps(value, ensure_ascii=False))
    return value


def _check_text(text: str) -> None:
    """Half a character is refused: no answer that holds one can be sent."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise bad_request(NOT_UTF8) from None


def finite(text: object) -> float:
    """The number that a text says. Raises ValueError if it is none, or has no end."""
    number = float(str(text))
    if not math.isfinite(number):
        raise ValueError(f"{text} is no number")
    return number


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _check_depth(value: object) -> None:
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        inside = [
            one.values() if isinstance(one, dict) else one for one in level if isinstance(one, dict | list)
        ]
        level = [item for items in inside for item in items]
        if not level:
            return
    raise bad_request("JSON is nested too deep")
