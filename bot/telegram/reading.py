"""Reads updates: all that can be read of each, whatever Telegram has thought of since.

A field that aiogram cannot read, because it is of a new kind or lacks something, must not take with it the words that
stand beside it. Such fields are left out, the smallest that do, and named; a text that is missing is taken to be empty.
Who says it, where, and what are never left out: without them an update is unreadable, and kept until a newer version
reads it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from aiogram.types import Update
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from care.values.storable import storable

Path: TypeAlias = tuple[str | int, ...]

LEFT_OUT = "turbota_left_out"  # the field of a message that names what was left out of it
ROUNDS = 40  # each leaves something out, or fills something in
VITAL = frozenset(
    {
        "from",
        "chat",
        "message_id",
        "date",
        "text",
        "caption",
        "message",
        "data",
        "id",
        "user",
        "new_chat_member",
    }
)
# Ends of names of texts that mean nothing when they are empty.
HANDLES = ("id", "type", "data", "url", "emoji")
INT64 = range(-(2**63), 2**63)


class UnreadableUpdateError(Exception):
    """Nothing that we know can be read out of it."""


@dataclass(frozen=True)
class Reading:
    update: Update
    left_out: tuple[str, ...]  # as "message.forward_origin"; never anybody's words


def id_of(raw: object) -> int | None:
    """The update's id, if it has one that can be remembered."""
    found = raw.get("update_id") if isinstance(raw, dict) else None
    return found if type(found) is int and found in INT64 and found >= 0 else None


def kind_of(raw: object) -> str:
    """The update's field, such as "message"; for a log. What nobody knows is only said to be that."""
    names = [name for name in raw if name in Update.model_fields] if isinstance(raw, dict) else []
    return next((name for name in names if name != "update_id"), "unknown")


def read_update(raw: object) -> Reading:
    """Raises UnreadableUpdateError. `raw` is an update as Telegram sends it, or anything."""
    if not isinstance(raw, dict):
        raise UnreadableUpdateError(f"no update but a {type(raw).__name__}")
    body: Any = storable(_pressed_alone(raw))
    left_out: dict[Path, None] = {}
    filled: set[Path] = set()
    for _ in range(ROUNDS):
        try:
            update = Update.model_validate(body)
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False, include_context=False)
            body = _mended(body, faults, left_out, filled)
        except RecursionError:
            break
        else:
            return _readable(body, update, left_out)
    raise UnreadableUpdateError("more is wrong with it than we leave out")


def _pressed_alone(raw: dict[str, Any]) -> dict[str, Any]:
    """An update without what nobody reads: the buttons around the one that was pressed are half the work of parsing.

    That one stays, if it is there: it tells whose press it is (bot/routers/carrier.py).
    """
    match raw:
        case {"callback_query": {"message": {"reply_markup": markup, **message}, **press}, **rest}:
            kept = {"reply_markup": {"inline_keyboard": found}} if (found := _found(markup, press)) else {}
            return rest | {"callback_query": press | {"message": message | kept}}
    return raw


def _found(markup: object, press: dict[Any, Any]) -> list[list[dict[Any, Any]]]:
    match markup:
        case {"inline_keyboard": [*rows]}:
            buttons = [
                each for row in rows if isinstance(row, list) for each in row if isinstance(each, dict)
            ]
            return [[each] for each in buttons if each.get("callback_data") == press.get("data")][:1]
    return []


def _mended(
    body: object, faults: Sequence[ErrorDetails], left_out: dict[Path, None], filled: set[Path]
) -> object:
    """The update without what cannot be read in it, and with texts that are missing; both are noted."""
    gone: set[Path] = set()
    added: set[Path] = set()
    for fault in faults:
        path, name = _place(body, fault["loc"]), fault["loc"][-1]
        missing = (*path, name)
        if fault["type"] != "missing" or missing in filled or str(name).endswith(HANDLES):
            gone.add(path)
        else:
            added.add(missing)
    left_out |= dict.fromkeys(sorted(gone - filled, key=repr))
    filled |= added
    return _without(body, gone, added)


def _place(body: object, location: Sequence[str | int]) -> Path:
    """Pydantic's location as a path that exists: it also names the members of unions, and what is missing."""
    path: list[str | int] = []
    here: Any = body
    for part in location:
        match here, part:
            case dict(), str() if part in here:
                here = here[part]
            case list(), int() if part < len(here):
                here = here[part]
            case _:
                continue
        path.append(part)
    return tuple(path)


def _without(value: object, gone: set[Path], added: set[Path], here: Path = ()) -> object:
    if isinstance(value, list):
        return [
            _without(part, gone, added, (*here, index))
            for index, part in enumerate(value)
            if (*here, index) not in gone
        ]
    if not isinstance(value, dict):
        return value
    kept = {
        name: _without(part, gone, added, (*here, name))
        for name, part in value.items()
        if (*here, name) not in gone
    }
    return kept | {path[-1]: "" for path in added if path[:-1] == here}


def _readable(body: Any, update: Update, left_out: dict[Path, None]) -> Reading:  # noqa: ANN401 - plain JSON
    kind = kind_of(body)
    if getattr(update, kind, None) is None:
        raise UnreadableUpdateError("of a kind that this version does not know, or empty")
    if any(_is_vital(path) for path in left_out):
        raise UnreadableUpdateError("what was left out is needed")
    if not left_out:
        return Reading(update, ())
    event = body[kind] | {LEFT_OUT: sorted(set(_names(left_out)))}
    return Reading(Update.model_validate(body | {kind: event}), tuple(map(_written, left_out)))


def _is_vital(path: Path) -> bool:
    return len(path) < 2 or (len(path) == 2 and path[1] in VITAL)


def _names(paths: dict[Path, None]) -> Iterator[str]:
    """What of the event is not whole: its own fields."""
    return (str(path[1]) for path in paths)


def _written(path: Path) -> str:
    return ".".join(map(str, path))
