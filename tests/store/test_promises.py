"""An operator promises to write: the customer knows by when, the desk is reminded, and nothing is broken in silence."""

from dataclasses import replace

import pytest
from sqlalchemy import update

from care.due import do_due
from care.model.ticket import Clock, State, Ticket
from care.notices.customer import TicketLate
from care.notices.deadlines import DeskOverdue, DeskWarned, StaffEscalated
from care.notices.promises import (
    DeskPromised,
    DeskPromiseKept,
    PromiseBroken,
    PromiseMade,
    PromiseMoved,
    PromiseWithdrawn,
)
from care.people.customers import save
from care.store.tables import entries, history, operators, tickets
from care.store.unit import Store, Unit
from care.tickets.changing import withdraw_all
from care.tickets.delivery import kept
from care.tickets.delivery.answered import wait_again
from care.tickets.entries import Author
from care.tickets.hiding import show
from care.tickets.opening.own import withdraw as withdraw_ticket
from care.tickets.rows import load_ticket
from care.tickets.words import promising, relay
from care.tickets.work import working
from care.tickets.work.merge import merge
from care.values.errors import AlreadyTaken, NothingPromised, TooLate, Unreachable, WrongState
from tests.store.cast import (
    DARIA,
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    SOLOMIIA,
    TARAS,
    opened,
    said,
)
from tests.store.looking import clear, do, notice, notices, now_of, owed, rows
from tests.store.promises import tick
from tests.store.promising import EVENING, MORNING, TUESDAY, WARN, promised, ticket

__all__ = ["promised", "ticket"]  # fixtures


async def test_the_customer_hears_at_once_and_waits_for_nothing_else(store: Store, ticket: Ticket) -> None:
    await do(store, promising.promise, ticket.id, TARAS, TUESDAY)
    word = await notice(store, PromiseMade)
    assert (word.operator, word.operator_id, word.due) == ("Taras", TARAS.id, TUESDAY)
    assert await owed(store, EMMA.id) == ["promise_made"]
    assert (await notice(store, DeskPromised)).was is None
    after = await now_of(store, ticket)
    assert (after.owner, after.waiting_since, after.first_answer_at) == (TARAS.id, None, None)
    await do(store, clear)
    await tick(store, NOW + 3 * HOUR)  # the answer that was promised within the hour
    assert await owed(store) == []


async def test_words_behind_it_are_an_answer_that_does_not_keep_it(store: Store, ticket: Ticket) -> None:
    words = said(DESK, "We ask the bakery")
    await do(store, promising.promise, ticket.id, TARAS, TUESDAY, words)
    assert await owed(store, EMMA.id) == ["relay", "promise_made"]
    after = await now_of(store, ticket)
    assert (after.promise_due, after.first_answer_at) == (TUESDAY, NOW)


async def test_before_it_the_owner_is_reminded_and_colleagues_while_they_are_away(
    store: Store, promised: Ticket
) -> None:
    async def on_shift(unit: Unit) -> None:
        await unit.execute(update(operators).where(operators.c.id == DARIA.id).values(duty="on"))

    await do(store, on_shift)
    await tick(store, WARN - MINUTE)
    assert await owed(store) == []
    await tick(store, WARN, WARN + MINUTE)
    warned = await notice(store, DeskWarned)
    assert (warned.clock, warned.who, warned.due) == (Clock.PROMISE, TARAS.id, promised.promise_due)
    assert [tuple(each) for each in warned.others] == [(DARIA.id, "Daria")]
    await do(store, clear)
    await tick(store, TUESDAY)
    assert (await notice(store, DeskOverdue)).others == warned.others


async def test_an_answer_keeps_it_and_its_writer_can_say_that_it_was_another(
    store: Store, promised: Ticket
) -> None:
    await do(store, relay.from_operator, promised.id, DARIA, said(DESK, "A word"), now=NOW + HOUR)
    assert (await notice(store, DeskPromiseKept)).due == TUESDAY
    assert (await now_of(store, promised)).promise_due is None
    await do(store, kept.not_yet, promised.id, TARAS, TUESDAY, now=NOW + 2 * HOUR)
    with pytest.raises(TooLate):
        await do(store, kept.not_yet, promised.id, TARAS, TUESDAY, now=NOW + 2 * HOUR)
    await do(store, clear)
    await tick(store, WARN)
    assert await owed(store) == ["desk_warned"]
    await do(store, relay.from_operator, promised.id, TARAS, said(DESK, "It was mould"), now=WARN + MINUTE)
    await do(store, clear)
    await tick(store, TUESDAY, TUESDAY + HOUR)
    assert await owed(store) == []


async def test_an_answer_that_did_not_arrive_has_not_kept_it(store: Store, promised: Ticket) -> None:
    entry = await do(store, relay.from_operator, promised.id, TARAS, said(DESK, "Well"), now=NOW + HOUR)
    assert entry is not None

    async def undelivered(unit: Unit) -> None:
        await unit.execute(update(entries).where(entries.c.id == entry.id).values(author=str(Author.NOTE)))
        await wait_again(unit, await load_ticket(unit, promised.id))

    await do(store, undelivered, now=NOW + 2 * HOUR)
    again = await now_of(store, promised)
    assert (again.promise_due, again.promise_told, again.waiting_since) == (TUESDAY, TUESDAY, None)


# --- moved, withdrawn


async def test_it_is_moved_and_the_customer_is_told_once(store: Store, promised: Ticket) -> None:
    later = TUESDAY + 3 * HOUR
    await do(store, promising.promise, promised.id, TARAS, later, now=NOW + HOUR)
    word = await notice(store, PromiseMoved)
    assert (word.was, word.due) == (TUESDAY, later)
    await do(store, clear)
    await tick(store, WARN, TUESDAY)
    assert await owed(store) == []
    await tick(store, later - HOUR, later)
    assert await owed(store, EMMA.id) == ["promise_broken"]


async def test_who_sleeps_hears_only_what_is_true_in_the_morning(store: Store, promised: Ticket) -> None:
    for due in (TUESDAY + HOUR, TUESDAY + 2 * HOUR):
        await do(store, promising.promise, promised.id, TARAS, due, now=EVENING)
    assert await owed(store, EMMA.id) == []
    assert {word.told_at for word in await notices(store, DeskPromised)} == {MORNING}
    await tick(store, MORNING - MINUTE)
    assert await owed(store, EMMA.id) == []
    await tick(store, MORNING, MORNING + MINUTE)
    word = await notice(store, PromiseMoved)
    assert (word.was, word.due) == (TUESDAY, TUESDAY + 2 * HOUR)


async def test_moved_and_moved_back_overnight_it_is_not_spoken_of(store: Store, promised: Ticket) -> None:
    for due in (TUESDAY + HOUR, TUESDAY):
        await do(store, promising.promise, promised.id, TARAS, due, now=EVENING)
    await tick(store, MORNING)
    assert await owed(store, EMMA.id) == []


async def test_withdrawn_it_leaves_the_customer_with_the_answer_that_they_wait_for(
    store: Store, promised: Ticket
) -> None:
    await do(store, promising.withdraw, promised.id, TARAS, now=NOW + HOUR)
    word = await notice(store, PromiseWithdrawn)
    assert (word.was, word.answer_due) == (TUESDAY, NOW + 2 * HOUR)
    assert (await now_of(store, promised)).waiting_since == NOW + HOUR
    with pytest.raises(NothingPromised):
        await do(store, promising.withdraw, promised.id, TARAS)
    await do(store, clear)
    await tick(store, WARN, TUESDAY + HOUR)
    assert await owed(store) != []
    assert not await has("promise", store)


async def has(clock: str, store: Store) -> bool:
    """Whether anything was ever said around a promise of this clock, on the history."""
    told = [row for row in await rows(store, history) if row["event"] in ("warned", "overdue", "apologised")]
    return any(row["data"]["clock"] == clock for row in told)


# --- broken


async def test_broken_it_is_said_to_everybody_once_and_an_answer_is_owed(
    store: Store, promised: Ticket
) -> None:
    await tick(store, WARN, TUESDAY, TUESDAY + MINUTE)
    sorry = await notice(store, PromiseBroken)
    assert (sorry.due, sorry.answer_due) == (TUESDAY, TUESDAY + HOUR)
    assert await owed(store, EMMA.id) == ["promise_broken"]
    after = await now_of(store, promised)
    assert (after.waiting_since, after.told_due, after.apologies) == (TUESDAY, TUESDAY + HOUR, 1)
    await do(store, clear)
    await tick(store, TUESDAY + 30 * MINUTE)
    assert (await notice(store, StaffEscalated)).clock is Clock.PROMISE
    assert await owed(store, SOLOMIIA) == ["staff_escalated"]
    await do(store, clear)
    await tick(store, TUESDAY + HOUR)  # the second time: in graver words, and at once to the supervisors
    assert (await notice(store, TicketLate)).again
    assert (await notice(store, StaffEscalated)).broken == 2


async def test_who_sleeps_hears_of_it_in_the_morning_unless_they_have_their_answer(
    store: Store, ticket: Ticket
) -> None:
    night = EVENING + HOUR
    await do(store, promising.promise, ticket.id, TARAS, night)
    await do(store, clear)
    await tick(store, night)
    assert await owed(store, EMMA.id) == []
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Here"), now=night + HOUR)
    await do(store, clear)
    await tick(store, MORNING)
    assert await owed(store) == []


# --- with the ticket


async def test_it_is_the_owners_to_make_and_goes_on_with_the_ticket(store: Store, promised: Ticket) -> None:
    with pytest.raises(AlreadyTaken):
        await do(store, promising.promise, promised.id, DARIA, TUESDAY)
    await do(store, working.pass_on, promised.id, TARAS, to=DARIA)
    await do(store, clear)
    await tick(store, WARN)
    assert (await notice(store, DeskWarned)).who == DARIA.id


async def test_what_ends_the_ticket_settles_it(store: Store, promised: Ticket) -> None:
    await do(store, promising.promise, promised.id, TARAS, TUESDAY + HOUR, now=EVENING)  # untold
    await do(store, working.solve, promised.id, TARAS, now=EVENING)
    await do(store, clear)
    await tick(store, MORNING, TUESDAY, TUESDAY + HOUR)
    assert not {"promise_moved", "promise_broken", "desk_warned"} & set(await owed(store))
    with pytest.raises(WrongState):
        await do(store, promising.promise, promised.id, TARAS, TUESDAY)


async def test_withdrawn_by_its_customer_or_erased_the_ticket_promises_nothing(
    store: Store, promised: Ticket
) -> None:
    other = await do(store, opened)
    await do(store, promising.promise, other.id, TARAS, TUESDAY)
    await do(store, withdraw_ticket, EMMA, promised.id)
    await do(store, withdraw_all, EMMA.id)
    await do(store, clear)
    await tick(store, WARN, TUESDAY)
    assert await owed(store) == []
    assert {row["promise_due"] for row in await rows(store, tickets)} == {None}


async def test_a_merge_keeps_the_earlier_of_two(store: Store, promised: Ticket) -> None:
    other = await do(store, opened)
    await do(store, promising.promise, other.id, TARAS, TUESDAY - HOUR)
    await do(store, merge, other.id, promised.id, TARAS)
    assert (await now_of(store, promised)).promise_due == TUESDAY - HOUR
    assert (await now_of(store, other)).promise_due is None


@pytest.mark.usefixtures("promised")
async def test_nobody_is_told_while_the_ticket_is_hidden(store: Store) -> None:
    async def hide(unit: Unit) -> None:
        await unit.execute(update(tickets).values(hidden=True))

    await do(store, hide)
    await tick(store, WARN, TUESDAY)
    assert await owed(store) == []
    await do(store, show, EMMA.id, now=TUESDAY + MINUTE)
    await do(store, clear)
    await tick(store, TUESDAY + 2 * MINUTE)
    assert await owed(store, EMMA.id) == ["promise_broken"]


async def test_to_who_cannot_be_reached_nothing_is_promised(store: Store, ticket: Ticket) -> None:
    await do(store, save, [replace(EMMA, blocked=True)])
    with pytest.raises(Unreachable):
        await do(store, promising.promise, ticket.id, TARAS, TUESDAY)
    assert (await now_of(store, ticket)).state is State.NEW


@pytest.mark.usefixtures("promised")
async def test_two_processes_do_each_step_once(store: Store) -> None:
    for _ in range(2):
        for now in (WARN, TUESDAY):
            await do(store, do_due, now=now)
            await do(store, do_due, now=now)
    assert (await owed(store)).count("promise_broken") == 1
    events = [row["event"] for row in await rows(store, history) if row["data"].get("clock") == "promise"]
    assert events == ["promised", "warned", "overdue", "apologised"]
