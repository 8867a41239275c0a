"""Who has a name has it alone until their transaction is over. SQLite has one writer, who needs none."""

import hashlib

from sqlalchemy import func, select

from care.store.unit import Unit


async def hold(unit: Unit, *name: str) -> None:
    """Wait until nobody else has it."""
    if unit.on_postgres:
        await unit.execute(select(func.pg_advisory_xact_lock(_number(name))))


async def try_hold(unit: Unit, *name: str) -> bool:
    """False: somebody else has it."""
    if not unit.on_postgres:
        return True
    taken: bool = (await unit.execute(select(func.pg_try_advisory_xact_lock(_number(name))))).scalar_one()
    return taken


def _number(name: tuple[str, ...]) -> int:
    """64 bits with a sign."""
    return int.from_bytes(hashlib.sha256("\n".join(name).encode()).digest()[:8], signed=True)
