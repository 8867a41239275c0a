"""Two tickets of Emma's, and the first merged into the second or the other way round."""

from datetime import datetime

import pytest

from care.model.ticket import Ticket
from care.store.unit import Store
from care.tickets.changing import set_topic
from care.tickets.words import relay
from care.tickets.work.merge import merge
from tests.store.cast import DARIA, DESK, EMMA, HOUR, NOW, TARAS, opened, said
from tests.store.looking import clear, do, now_of

SECOND = NOW + HOUR


@pytest.fixture
async def first(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, set_topic, ticket.id, 7)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "We are looking for it"))
    return await now_of(store, ticket)


@pytest.fixture
async def second(store: Store) -> Ticket:
    ticket = await do(store, opened, EMMA, said(EMMA, "Where is my cake?"))
    await do(store, set_topic, ticket.id, 9)
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Hello?"))
    await do(store, clear)
    return await now_of(store, ticket)


async def merged(store: Store, source: Ticket, target: Ticket, now: datetime = SECOND) -> Ticket:
    await do(store, merge, source.id, target.id, DARIA, now=now)
    return await now_of(store, target)
