"""Points are given, and looked at, in tests."""

from itertools import count
from typing import Any

from care.loyalty.earning import award
from care.loyalty.movements import Why
from care.loyalty.standing import standing
from care.loyalty.verifying import Difference, verify
from care.store.unit import Store, Unit
from tests.store.cast import EMMA
from tests.store.looking import ask, do

_numbers = count(1)


async def give(store: Store, points: int, to: int = EMMA.id, **fields: Any) -> None:  # noqa: ANN401 - as `award` has them
    known = {name: fields.pop(name) for name in ("reason", "actor", "once") if name in fields}
    known.setdefault("once", f"gift:{next(_numbers)}")
    assert await do(store, award, to, points, why=Why.GIFT, **known, **fields)


async def have(store: Store, customer: int = EMMA.id, **fields: Any) -> int:  # noqa: ANN401 - as `ask` has them
    return (await ask(store, standing, customer, **fields)).balance


async def all_differences(unit: Unit) -> list[Difference]:
    return [each async for each in verify(unit)]


async def differences(store: Store) -> list[Difference]:
    return await ask(store, all_differences)
