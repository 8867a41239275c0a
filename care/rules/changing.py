"""Changing a rule, and taking a change back. What is written here was read as a whole before, as the file is.

One at a time: two who change what fits alone could make what does not fit together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select

from care.rules.laying import laid, plain_at
from care.store.locks import hold
from care.store.ruling import Ruling
from care.store.tables import rules
from care.store.unit import Unit
from care.values.errors import TooLate

HOUSE = 0  # who changed it, where it was the command line


@dataclass(frozen=True)
class Change:
    """One value of one path. `value` None: the file's again."""

    id: int
    at: datetime
    by: int
    path: str
    value: Any
    file: Any  # what the file had there then
    undoes: int | None = None
    together: int | None = None  # the first of those that were changed with it


async def change(unit: Unit, by: int, values: Mapping[str, Any], undoes: int | None = None) -> Ruling:
    """Write these values, by path. They hold from now on in this unit, after its commit everywhere.

    Raises pydantic's ValidationError where the whole would not be as it must be.
    """
    await hold(unit, "rules")
    before = await in_force(unit)
    begun = unit.ruling.begun
    after = {path: value for path, value in before.items() if path not in values}
    after.update(values)
    business = laid(begun, _given(after))
    first, last = None, unit.ruling.change
    for path, value in values.items():
        row = {"at": unit.now, "by_id": by, "path": path, "value": value, "file": plain_at(begun, path)}
        row |= {"undoes": undoes, "together": first}
        last = (await unit.execute(unit.insert(rules).returning(rules.c.id), row)).scalar_one()
        first = first or last
    ruling = Ruling(begun, business, last)
    unit.rule(ruling)
    return ruling


async def undo(unit: Unit, by: int, number: int) -> Ruling:
    """What stood there before this change stands there again, and before those that were made with it.

    Raises TooLate for one that counts no more.
    """
    await hold(unit, "rules")
    found = await _find(unit, number)
    together = await _together(unit, found) if found else []
    if not together or any([await _last(unit, each.path) != each.id for each in together]):
        raise TooLate
    return await change(unit, by, {each.path: await _before(unit, each) for each in together}, undoes=number)


async def history(unit: Unit, limit: int, path: str = "") -> tuple[Change, ...]:
    """The latest, newest first; of this path and what stands below it."""
    query = select(rules).order_by(rules.c.id.desc()).limit(limit)
    if path:
        query = query.where((rules.c.path == path) | rules.c.path.startswith(f"{path}.", autoescape=True))
    return tuple(_change(row) for row in (await unit.execute(query)).mappings())


async def latest(unit: Unit) -> list[Change]:
    """The last change of each path, the earliest first."""
    last = select(func.max(rules.c.id)).group_by(rules.c.path)
    query = select(rules).where(rules.c.id.in_(last)).order_by(rules.c.id)
    return [_change(row) for row in (await unit.execute(query)).mappings()]


async def in_force(unit: Unit) -> dict[str, Any]:
    """What was changed, by path, as `latest` has it; None: the file's."""
    return {each.path: each.value for each in await latest(unit)}


async def ruled(unit: Unit, begun: Ruling) -> Ruling:
    """The rules as they are stored. Raises pydantic's ValidationError where they do not fit the file any more."""
    found = await latest(unit)
    business = laid(begun.begun, _given({each.path: each.value for each in found}))
    return Ruling(begun.begun, business, max((each.id for each in found), default=0))


async def newest(unit: Unit) -> int:
    """The number of the last change; 0: there is none."""
    return (await unit.execute(select(func.max(rules.c.id)))).scalar_one() or 0


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {path: value for path, value in values.items() if value is not None}


async def _find(unit: Unit, number: int) -> Change | None:
    row = (await unit.execute(select(rules).where(rules.c.id == number))).mappings().one_or_none()
    return _change(row) if row else None


async def _together(unit: Unit, change: Change) -> list[Change]:
    first = change.together or change.id
    query = select(rules).where((rules.c.id == first) | (rules.c.together == first)).order_by(rules.c.id)
    return [_change(row) for row in (await unit.execute(query)).mappings()]


async def _before(unit: Unit, change: Change) -> Any:  # noqa: ANN401 - whatever stood there
    theirs = rules.c.path == change.path, rules.c.id < change.id
    query = select(rules.c.value).where(*theirs).order_by(rules.c.id.desc()).limit(1)
    return (await unit.execute(query)).scalar_one_or_none()


async def _last(unit: Unit, path: str) -> int:
    query = select(func.max(rules.c.id)).where(rules.c.path == path)
    number: int = (await unit.execute(query)).scalar_one()
    return number


def _change(row: RowMapping) -> Change:
    return Change(
        id=row["id"],
        at=row["at"],
        by=row["by_id"],
        path=row["path"],
        value=row["value"],
        file=row["file"],
        undoes=row["undoes"],
        together=row["together"],
    )
