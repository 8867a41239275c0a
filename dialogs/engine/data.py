"""Callback data, which says of a press whose button it was: `conversation.version.action.argument`."""

import re

LIMIT = 64  # bytes, of Telegram's
WORD = re.compile(r"[a-z0-9_-]*")  # of an action and an argument
LATEST = 999_999_999  # the highest version that is read
WRITTEN = re.compile(r"([a-z0-9_-]+)\.(0|[1-9][0-9]{0,8})\.([a-z0-9_-]+)\.([a-z0-9_-]*)")


def written(conversation: str, version: int, action: str, argument: str = "") -> str:
    return f"{conversation}.{version}.{action}.{argument}"


def fits(data: str) -> bool:
    return len(data.encode()) <= LIMIT


def parts_of(data: str) -> tuple[str, int, str, str] | None:
    """What was `written`; None for what nobody writes so."""
    found = WRITTEN.fullmatch(data) if len(data) <= LIMIT else None
    return (found[1], int(found[2]), found[3], found[4]) if found else None
