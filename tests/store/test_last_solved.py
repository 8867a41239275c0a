"""Whether words that come after a ticket was solved still speak of it."""

from datetime import datetime

import pytest

from care.contact import Yes, may_write
from care.contact.purposes import SURVEY, VISIT, Purpose
from care.contact.writing import write
from care.model.ticket import Ticket
from care.store.unit import Store, Unit
from care.tickets.words.lookup import last_solved
from care.tickets.work import working
from tests.store.cast import DAY, EMMA, HOUR, NOW, TARAS, opened
from tests.store.looking import ask, do


@pytest.fixture
async def solved(store: Store) -> Ticket:
    ticket = await do(store, opened)
    return await do(store, working.solve, ticket.id, TARAS)


async def asked(store: Store, purpose: Purpose, now: datetime, ticket: int | None = None) -> None:
    async def do_ask(unit: Unit) -> None:
        yes = await may_write(unit, purpose, EMMA.id)
        assert isinstance(yes, Yes)
        await write(unit, yes, ticket=ticket)

    await do(store, do_ask, now=now)


@pytest.mark.usefixtures("solved")
async def test_within_a_day_they_do(store: Store) -> None:
    assert await ask(store, last_solved, EMMA.id, now=NOW + DAY - HOUR) is not None
    assert await ask(store, last_solved, EMMA.id, now=NOW + DAY + HOUR) is None


async def test_and_within_a_day_of_our_asking_about_it(store: Store, solved: Ticket) -> None:
    await asked(store, SURVEY, NOW + DAY, solved.id)
    assert await ask(store, last_solved, EMMA.id, now=NOW + DAY + HOUR) is not None
    assert await ask(store, last_solved, EMMA.id, now=NOW + 2 * DAY + HOUR) is None


@pytest.mark.usefixtures("solved")
async def test_but_not_once_we_have_asked_about_something_else(store: Store) -> None:
    await asked(store, VISIT, NOW + HOUR)
    assert await ask(store, last_solved, EMMA.id, now=NOW + 2 * HOUR) is None
