"""Somebody wants what a broadcast offers: the team has a ticket that says which, once however often they press."""

from typing import Any

import pytest

from care.broadcasts import outcomes
from care.broadcasts.after import Came, after
from care.broadcasts.model import Outcome
from care.commands import AnswerFollowUp, Refused, TicketOpened, WantIt
from care.handlers import carry_out
from care.notices.broadcasts import DeskWants
from care.people.customers import Customer, save
from care.store.unit import Store
from care.tickets.opening import own
from care.values.errors import NotOffered
from tests.store.cast import MINUTE, NOW
from tests.store.casting import begun, fed, reader
from tests.store.looking import ask, do, notices

WHO = reader(1)


@pytest.fixture
async def broadcast(store: Store) -> int:
    """One that they have got."""
    await do(store, save, [WHO])
    number = await begun(store)
    await fed(store, number)
    await do(store, outcomes.note, number, WHO.id, Outcome.SENT, message=1)
    return number


async def presses(store: Store, number: int, who: Customer = WHO, minutes: int = 1) -> Any:  # noqa: ANN401 - a result
    now = NOW + minutes * MINUTE
    await do(store, carry_out, AnswerFollowUp("broadcast", number), who, now=now)
    return await do(store, carry_out, WantIt(number, "A new blend is here."), who, now=now)


async def test_the_team_reads_which_it_was_and_it_is_counted(store: Store, broadcast: int) -> None:
    opened = await presses(store, broadcast)
    assert opened == TicketOpened(opened.ticket, opened.answer_due)
    (told,) = await notices(store, DeskWants)
    assert (told.ticket, told.broadcast, told.words) == (opened.ticket, broadcast, "A new blend is here.")
    assert (await ask(store, after, broadcast)).total == Came(delivered=1, pressed=1, tickets=1)


async def test_a_second_press_finds_the_ticket_until_that_is_over(store: Store, broadcast: int) -> None:
    first = await presses(store, broadcast)
    again = await presses(store, broadcast, minutes=2)
    assert (again.ticket, again.joined) == (first.ticket, True)
    assert len(await notices(store, DeskWants)) == 1
    await do(store, own.withdraw, WHO, first.ticket)
    assert (await presses(store, broadcast, minutes=3)).ticket != first.ticket


async def test_whoever_did_not_get_it_cannot_want_it(store: Store, broadcast: int) -> None:
    await do(store, save, [reader(2)])
    for number, who in ((broadcast, reader(2)), (broadcast + 1, WHO), (0, WHO)):
        refused = await presses(store, number, who)
        assert isinstance(refused, Refused)
        assert isinstance(refused.why, NotOffered)
