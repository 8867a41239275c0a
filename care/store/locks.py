"""Who has a name, or a number, has it alone until their transaction is over. SQLite has one writer, who needs none."""

import hashlib
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import array

from care.store.unit import Unit


async def hold(unit: Unit, *name: str) -> None:
    """Wait until nobody else has it."""
    await hold_names(unit, [name])


async def hold_names(unit: Unit, names: Iterable[tuple[str, ...]]) -> None:
    """All of them, in one order."""
    await hold_all(unit, map(_number, names))


async def try_hold(unit: Unit, *name: str) -> bool:
    """False: somebody else has it."""
    return bool(await try_hold_all(unit, [_number(name)]))


async def hold_all(unit: Unit, numbers: Iterable[int]) -> None:
    """In one order, so that two who want the same do not wait for each other."""
    if unit.on_postgres and (wanted := sorted(numbers)):
        number = func.unnest(array(wanted)).column_valued("number")
        await unit.execute(select(func.pg_advisory_xact_lock(number)))


async def try_hold_all(unit: Unit, numbers: Iterable[int]) -> list[int]:
    """Those that nobody else has."""
    wanted = sorted(numbers)
    if not unit.on_postgres or not wanted:
        return wanted
    number = func.unnest(array(wanted)).column_valued("number")
    free = select(number).where(func.pg_try_advisory_xact_lock(number))
    return list((await unit.execute(free)).scalars())


def _number(name: tuple[str, ...]) -> int:
    """64 bits with a sign."""
    return int.from_bytes(hashlib.sha256("\n".join(name).encode()).digest()[:8], signed=True)
