"""Operators go on shift, take a break and go home."""

from datetime import datetime, timedelta

import pytest

from care.model.ticket import Ticket
from care.people.operators import Operator, find_operator
from care.staff import shifts
from care.store.unit import Store
from care.tickets.work import working
from tests.store.cast import HOUR, MINUTE, NOW, TARAS, opened
from tests.store.looking import ask, clear, do

EVENING = NOW + 5 * HOUR
QUARTER = 15 * MINUTE


async def operator_now(store: Store, who: Operator = TARAS) -> Operator:
    operator = await ask(store, find_operator, who.id)
    assert operator is not None
    return operator


async def begin(
    store: Store, who: Operator = TARAS, until: datetime | None = None, at: datetime = NOW
) -> None:
    await do(store, shifts.begin, await operator_now(store, who), until, now=at)


async def pause(store: Store, length: timedelta = QUARTER, at: datetime = NOW) -> None:
    await do(store, shifts.take_break, await operator_now(store), length, now=at)


async def end(store: Store, to: Operator | None = None, at: datetime = NOW) -> int:
    to = await operator_now(store, to) if to else None
    return await do(store, shifts.end, await operator_now(store), to, now=at)


@pytest.fixture
async def taken(store: Store) -> Ticket:
    """Taras is on shift until the evening and works on Emma's ticket."""
    await begin(store, until=EVENING)
    ticket = await do(store, opened)
    ticket = await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    return ticket
