"""What operators do with a ticket, and what they may not."""

from dataclasses import replace

import pytest

from care.model.ticket import State, Ticket
from care.notices.customer import TicketTaken
from care.outbox.bodies import Card
from care.store.tables import history, jobs, outbox
from care.store.unit import Store
from care.tickets.changing import set_topic
from care.tickets.entries import Author, entries_of
from care.tickets.places import set_card
from care.tickets.words import relay
from care.tickets.work import working
from care.values.errors import AlreadyTaken, NoSuchTicket, NotAllowed, NotOffered, Outdated, WrongState
from tests.store.cast import COURIERS, DARIA, DAY, DESK, EMMA, MINUTE, NOW, SHOP, TARAS, opened, said
from tests.store.looking import ask, clear, do, notices, now_of, owed, rows

STRANGER = replace(DARIA, id=999, admitted=False)
GONE = replace(DARIA, present=False)


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    await do(store, clear)
    return ticket


@pytest.fixture
async def taken(store: Store, ticket: Ticket) -> Ticket:
    ticket = await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    return ticket


async def events(store: Store) -> list[str]:
    return [row["event"] for row in await rows(store, history)]


async def test_taking_it_makes_one_the_owner_and_tells_everybody(store: Store, ticket: Ticket) -> None:
    await do(store, working.take, ticket.id, TARAS, ticket.version)
    after = await now_of(store, ticket)
    assert (after.state, after.owner, after.owner_name) == (State.TAKEN, TARAS.id, "Taras")
    assert after.version == ticket.version + 1
    assert await owed(store, EMMA.id) == ["ticket_taken"]
    assert await owed(store, DESK) == ["desk_taken", "card"]
    assert await events(store) == ["opened", "routed", "taken"]


async def test_taking_ones_own_again_changes_nothing(store: Store, taken: Ticket) -> None:
    assert await do(store, working.take, taken.id, TARAS, version=1) == taken
    assert await owed(store) == []


async def test_what_a_colleague_has_taken_is_taken(store: Store, taken: Ticket) -> None:
    with pytest.raises(AlreadyTaken) as refusal:
        await do(store, working.take, taken.id, DARIA)
    assert refusal.value.by == "Taras"
    assert await now_of(store, taken) == taken


@pytest.mark.parametrize("who", [STRANGER, GONE])
async def test_nobody_else_may_do_anything(store: Store, ticket: Ticket, who: object) -> None:
    for deed in (
        working.take(None, ticket.id, who),  # type: ignore[arg-type]
        working.solve(None, ticket.id, who),  # type: ignore[arg-type]
        working.hand_back(None, ticket.id, who),  # type: ignore[arg-type]
        working.reopen(None, ticket.id, who),  # type: ignore[arg-type]
        working.note(None, ticket.id, who, said(DESK)),  # type: ignore[arg-type]
        working.pass_on(None, ticket.id, who, to=TARAS),  # type: ignore[arg-type]
        relay.from_operator(None, ticket.id, who, said(DESK)),  # type: ignore[arg-type]
    ):
        with pytest.raises(NotAllowed):
            await deed
    assert await now_of(store, ticket) == ticket


async def test_a_button_of_an_older_card_does_nothing(store: Store, taken: Ticket) -> None:
    with pytest.raises(Outdated):
        await do(store, working.solve, taken.id, TARAS, taken.version - 1)
    assert await now_of(store, taken) == taken


async def test_what_does_not_fit_the_state_is_refused(store: Store, ticket: Ticket) -> None:
    with pytest.raises(WrongState):
        await do(store, working.hand_back, ticket.id, TARAS)
    with pytest.raises(WrongState):
        await do(store, working.reopen, ticket.id, TARAS)
    with pytest.raises(NoSuchTicket):
        await do(store, working.take, 4711, TARAS)


async def test_solving_tells_the_customer_and_plans_the_question_and_the_end(
    store: Store, taken: Ticket
) -> None:
    after = await do(store, working.solve, taken.id, TARAS)
    assert (after.state, after.solved_at, after.waiting_since) == (State.SOLVED, NOW, None)
    assert await owed(store, EMMA.id) == ["ticket_solved"]
    assert await owed(store, DESK) == ["desk_solved", "card"]
    planned = {row["kind"]: row["due_at"] for row in await rows(store, jobs)}
    assert planned["ask_score"] == NOW + SHOP.survey.ask_after
    assert planned["close"] == NOW + SHOP.tickets.close_after


async def test_only_the_owner_solves_and_hands_back_but_what_nobody_owns_anybody_solves(
    store: Store, taken: Ticket
) -> None:
    for deed in (working.solve, working.hand_back):
        with pytest.raises(AlreadyTaken):
            await do(store, deed, taken.id, DARIA)
    other = await do(store, opened)
    assert (await do(store, working.solve, other.id, DARIA)).owner == DARIA.id


async def test_handing_back_makes_it_anybodys_and_the_promise_stands(store: Store, taken: Ticket) -> None:
    later = NOW + 30 * MINUTE
    after = await do(store, working.hand_back, taken.id, TARAS, now=later)
    assert (after.state, after.owner, after.owner_name) == (State.NEW, None, "")
    assert (after.waiting_since, after.answer_due) == (NOW, taken.answer_due)
    assert await owed(store, EMMA.id) == ["ticket_queued"]
    assert await owed(store, DESK) == ["desk_queued", "card"]


async def test_who_waits_for_nothing_is_not_told_who_has_it(store: Store, taken: Ticket) -> None:
    await do(store, relay.from_operator, taken.id, TARAS, said(DESK, "Hello"))
    await do(store, clear)
    await do(store, working.hand_back, taken.id, TARAS)
    await do(store, working.take, taken.id, DARIA)
    await do(store, working.pass_on, taken.id, DARIA, to=TARAS)
    assert await owed(store, EMMA.id) == []
    assert await owed(store, DESK) == ["desk_queued", "card", "desk_taken", "desk_passed"]


async def taken_over(store: Store) -> list[bool]:
    """What the customer is told of those who have it, one after another."""
    return [told.over for told in await notices(store, TicketTaken)]


async def test_the_customer_is_told_of_a_colleague_only_where_there_was_one(
    store: Store, ticket: Ticket
) -> None:
    await do(store, working.pass_on, ticket.id, TARAS, to=DARIA)  # nobody has had it
    await do(store, working.hand_back, ticket.id, DARIA)
    await do(store, working.take, ticket.id, DARIA)  # still nobody else
    await do(store, working.pass_on, ticket.id, DARIA, to=TARAS)
    await do(store, working.hand_back, ticket.id, TARAS)
    await do(store, working.take, ticket.id, DARIA)
    assert await taken_over(store) == [False, False, True, True]


async def test_passing_it_to_a_colleague(store: Store, taken: Ticket) -> None:
    after = await do(store, working.pass_on, taken.id, TARAS, to=DARIA, reason="knows the machine")
    assert after.owner == DARIA.id
    assert await owed(store, EMMA.id) == ["ticket_taken"]
    assert await owed(store, DESK) == ["desk_passed", "card"]
    with pytest.raises(AlreadyTaken):
        await do(store, working.pass_on, taken.id, TARAS, to=DARIA)
    with pytest.raises(NotAllowed):
        await do(store, working.pass_on, taken.id, TARAS, to=GONE)


async def test_a_colleague_can_take_over_by_passing_it_to_themselves(store: Store, taken: Ticket) -> None:
    assert (await do(store, working.pass_on, taken.id, DARIA, to=DARIA)).owner == DARIA.id


async def test_another_department_of_the_same_group_has_it_in_its_queue(store: Store, taken: Ticket) -> None:
    after = await do(store, working.pass_on, taken.id, TARAS, department="sales")
    assert (after.department, after.state, after.owner, after.desk) == ("sales", State.NEW, None, DESK)
    assert after.answer_due == taken.answer_due
    assert await owed(store, EMMA.id) == ["ticket_moved"]
    assert await owed(store, DESK) == ["desk_moved", "card"]
    with pytest.raises(NotOffered):
        await do(store, working.pass_on, taken.id, TARAS, department="gone")


async def test_a_department_with_its_own_group_gets_the_whole_talk(store: Store, taken: Ticket) -> None:
    await do(store, set_topic, taken.id, 5)
    await do(store, set_card, taken.id, 6)
    await do(store, relay.from_operator, taken.id, TARAS, said(DESK, "One moment"))
    after = await do(store, working.pass_on, taken.id, TARAS, department="delivery")
    assert (after.desk, after.topic, after.card) == (COURIERS, None, None)
    assert await owed(store, COURIERS) == ["card", "desk_moved", "relay"]
    [farewell] = [row for row in await rows(store, outbox) if row["chat_id"] == DESK]
    assert (farewell["body"]["notice"], farewell["body"]["topic"]) == ("desk_moved", 5)
    assert (farewell["ticket_id"], farewell["together"]) == (None, "")  # it goes with no other ticket's words


async def test_what_waited_for_the_old_group_goes_to_the_new_one(store: Store, taken: Ticket) -> None:
    await do(store, relay.from_customer, taken, EMMA, said(EMMA, "Hello?"))
    await do(store, working.pass_on, taken.id, TARAS, department="delivery")
    assert await owed(store, DESK) == []
    assert await owed(store, COURIERS) == ["card", "desk_moved", "relay"]


async def test_reopening_gives_it_to_who_reopens(store: Store, taken: Ticket) -> None:
    await do(store, working.solve, taken.id, TARAS)
    after = await do(store, working.reopen, taken.id, DARIA, now=NOW + 30 * DAY)
    assert (after.state, after.owner, after.solved_at) == (State.TAKEN, DARIA.id, None)
    assert (await owed(store, EMMA.id))[-1] == "ticket_resumed"


async def test_a_note_stays_inside(store: Store, taken: Ticket) -> None:
    entry = await do(store, working.note, taken.id, DARIA, said(DESK, "a regular"))
    assert entry is not None
    assert entry.author is Author.NOTE
    assert await owed(store) == []
    assert len(await ask(store, entries_of, taken.id)) == 2


async def test_cards_are_redrawn_once_however_often_they_changed(store: Store, ticket: Ticket) -> None:
    await do(store, working.take, ticket.id, TARAS)
    await do(store, working.hand_back, ticket.id, TARAS)
    await do(store, working.take, ticket.id, DARIA)
    assert [row["kind"] for row in await rows(store, outbox)].count(Card.kind) == 1


async def test_a_press_on_a_card_that_is_out_of_date_takes_nothing(store: Store) -> None:
    ticket = await do(store, opened)
    with pytest.raises(Outdated):
        await do(store, working.take, ticket.id, TARAS, ticket.version - 1)
