"""A promise of Taras's to Emma."""

from datetime import UTC, datetime

import pytest

from care.model.ticket import Ticket
from care.store.unit import Store, Unit
from care.tickets.changing import touch
from care.tickets.words import promising
from tests.store.cast import (
    HOUR,
    TARAS,
    opened,
)
from tests.store.looking import clear, do

TUESDAY = datetime(2026, 11, 24, 13, tzinfo=UTC)  # 15:00 in Kyiv, 13:00 in London
WARN = TUESDAY - HOUR
EVENING = datetime(2026, 11, 23, 22, tzinfo=UTC)  # Emma sleeps
MORNING = datetime(2026, 11, 24, 9, tzinfo=UTC)  # and has slept


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    """Emma waits for an answer; by when it is solved is another clock's."""

    async def alone(unit: Unit) -> Ticket:
        ticket = await touch(unit, await opened(unit), solve_due=None)
        await clear(unit)
        return ticket

    return await do(store, alone)


@pytest.fixture
async def promised(store: Store, ticket: Ticket) -> Ticket:
    """Taras has told Emma that he writes on Tuesday; nobody else is told anything yet."""
    promised = await do(store, promising.promise, ticket.id, TARAS, TUESDAY)
    await do(store, clear)
    return promised
