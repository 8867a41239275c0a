"""A promise of an answer within the hour, and the clock at the moments that count for it."""

from datetime import datetime

import pytest

from care.due import do_due
from care.model.ticket import Ticket
from care.store.unit import Store
from tests.store.cast import HOUR, MINUTE, NOW, opened
from tests.store.looking import clear, do

DUE = NOW + HOUR  # the promise of an answer
WARN = DUE - 10 * MINUTE
ESCALATE = DUE + 30 * MINUTE


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


async def tick(store: Store, *moments: datetime) -> None:
    for now in moments:
        await do(store, do_due, now=now)
