"""Tickets have one writer, so that whatever moves a promise is watched: nothing else writes their table."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.for_each import for_each

WRITER = Path("care/tickets/changing.py")
HOUSE = [
    path
    for floor in ("bot", "care", "dialogs")
    for path in sorted(Path(floor).rglob("*.py"))
    if "migrations" not in path.parts
]
WRITING = {"insert", "update", "upsert", "delete", "insert_into"}


def writes(source: str) -> Iterator[int]:
    """The lines in which something is written into the table `tickets`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of = node.args[:1] if node.args else [node.func.value] if isinstance(node.func, ast.Attribute) else []
        if called in WRITING and any(isinstance(each, ast.Name) and each.id == "tickets" for each in of):
            yield node.lineno


@for_each("path", HOUSE)
def test_nothing_else_writes_tickets(path: Path) -> None:
    found = list(writes(path.read_text()))
    assert bool(found) == (path == WRITER), f"{path}: lines {found}"


@pytest.mark.parametrize(
    "line",
    [
        "update(tickets).values(state='new')",
        "tickets.update().where(one)",
        "unit.insert(tickets)",
        "unit.upsert(tickets, keys, changed)",
        "delete(tickets)",
    ],
)
def test_writing_is_seen_however_it_is_written(line: str) -> None:
    assert list(writes(line)) == [1]
