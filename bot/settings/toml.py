"""A table of the settings as TOML, in one line for each name."""

import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

BARE = re.compile(r"[A-Za-z0-9_-]+")


def written(tables: Mapping[str, Any]) -> str:
    return "".join(f"{_name(name)} = {value(each)}\n" for name, each in tables.items())


def value(each: Any) -> str:  # noqa: ANN401 - whatever TOML knows
    if isinstance(each, Mapping):
        return "{ " + ", ".join(f"{_name(name)} = {value(one)}" for name, one in each.items()) + " }"
    if isinstance(each, list | tuple):
        return "[" + ", ".join(map(value, each)) + "]"
    if isinstance(each, date | time):
        return each.isoformat()
    return json.dumps(each, ensure_ascii=False).replace("\x7f", "\\u007f")


def _name(name: str) -> str:
    return name if BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
