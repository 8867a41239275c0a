"""Customers who block the bot, and come back."""

from care.customers import reach
from care.notices.topic import DeskBlocked
from care.people.customers import find
from care.store.unit import Store
from care.tickets.words import relay
from care.tickets.work import working
from tests.store.cast import DESK, EMMA, TARAS, opened, said
from tests.store.looking import ask, clear, do, notice, owed


async def test_what_waited_for_them_is_dropped_and_the_desk_told_how_much(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Hello"))
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Are you there?"))
    await do(store, reach.lost, EMMA.id)
    assert await owed(store, EMMA.id) == []
    assert await notice(store, DeskBlocked) == DeskBlocked(ticket=ticket.id, lost=2)
    emma = await ask(store, find, EMMA.id)
    assert emma is not None
    assert emma.blocked


async def test_each_turn_is_told_once(store: Store) -> None:
    await do(store, opened)
    await do(store, clear)
    for turn in (reach.lost, reach.lost, reach.regained, reach.regained):
        await do(store, turn, EMMA.id)
    assert await owed(store, DESK) == ["desk_blocked", "card", "desk_back"]


async def test_what_is_solved_is_not_spoken_of(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, clear)
    await do(store, reach.lost, EMMA.id)
    assert await owed(store) == []
