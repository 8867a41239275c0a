"""Replies that go to the customer at their time."""

from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import update

from care.agenda.jobs import Later
from care.agenda.waiting import Waiting
from care.customers import reach
from care.due import do_due
from care.model.ticket import State, Ticket
from care.notices.scheduled_replies import DeskLaterHeld, DeskLaterUnsent, Hindrance
from care.people.customers import Customer
from care.people.operators import Operator
from care.store.tables import entries, operators
from care.store.unit import Store
from care.tickets.entries import entry_at
from care.tickets.opening import own
from care.tickets.rows import find_ticket
from care.tickets.words import changes, relay
from care.tickets.words.scheduled_replies import drop, put_off, replies_of, reword, send_now
from care.tickets.work import working
from care.values.content import Content, Kind, Message
from care.values.errors import NotAllowed, TooLate, Unreachable, WrongState
from tests.store.cast import CHARLIE, DARIA, DAY, DESK, EMMA, HOUR, MINUTE, NOW, TARAS, opened, said
from tests.store.looking import ask, clear, do, notices, owed, rows

WORDS = "We have found your cake"
DUE = NOW + HOUR


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    ticket = await do(store, working.take, ticket.id, TARAS)
    await do(store, do_due)
    await do(store, clear)
    return ticket


@pytest.fixture
def command() -> Message:
    return said(DESK, WORDS)


@pytest.fixture
async def reply(store: Store, ticket: Ticket, command: Message) -> Waiting[Later]:
    return await do(store, put_off, ticket.id, TARAS, command, DUE)


async def tick(store: Store, now: datetime) -> None:
    await do(store, do_due, now=now)


async def sent(store: Store) -> list[tuple[str, str]]:
    """Who said what to the customer, as entries."""
    return [
        (row["author_name"], row["content"]["text"])
        for row in await rows(store, entries)
        if row["author"] == "operator"
    ]


async def unsent(store: Store) -> list[tuple[tuple[datetime, str], ...]]:
    """Of which replies the desk was told that they wait in vain."""
    return [told.replies for told in await notices(store, DeskLaterUnsent)]


async def leave(store: Store) -> None:
    """Taras may not act any more."""
    async with store.write() as unit:
        await unit.execute(update(operators).where(operators.c.id == TARAS.id).values(admitted=False))
        await unit.commit()


async def held(store: Store) -> list[Hindrance | State]:
    """Why replies were held back."""
    return [told.held for told in await notices(store, DeskLaterHeld)]


@pytest.mark.usefixtures("reply")
async def test_it_goes_out_once_at_its_time_in_its_authors_name(store: Store, command: Message) -> None:
    await tick(store, DUE - MINUTE)
    assert await sent(store) == []
    for now in (DUE, DUE + MINUTE, DUE + DAY):
        await tick(store, now)
    assert await sent(store) == [("Taras", WORDS)]
    assert (await owed(store, EMMA.id)).count("relay") == 1
    assert "desk_later_sent" in await owed(store, DESK)
    entry = await ask(store, entry_at, command.chat_id, command.message_id)
    assert entry is not None  # so that edits and reactions find it


async def test_nothing_is_said_before_its_time_or_after_it_was_called_off(
    store: Store, ticket: Ticket, reply: Waiting[Later]
) -> None:
    await do(store, drop, ticket.id, DARIA, reply.id)
    await tick(store, DUE)
    assert await sent(store) == []
    with pytest.raises(TooLate):
        await do(store, send_now, ticket.id, TARAS, reply.id, now=DUE)


async def test_it_can_be_sent_at_once_and_then_no_more(
    store: Store, ticket: Ticket, reply: Waiting[Later]
) -> None:
    await do(store, send_now, ticket.id, DARIA, reply.id)
    with pytest.raises(TooLate):
        await do(store, drop, ticket.id, TARAS, reply.id)
    await tick(store, DUE)
    assert await sent(store) == [("Taras", WORDS)]


@pytest.mark.usefixtures("reply")
async def test_an_edit_before_its_time_changes_words_and_time(
    store: Store, ticket: Ticket, command: Message
) -> None:
    again = replace(command, content=Content(Kind.TEXT, "It is on its way"))
    await do(store, reword, ticket.id, again, DUE + HOUR)
    await tick(store, DUE)
    assert await sent(store) == []
    await tick(store, DUE + HOUR)
    assert await sent(store) == [("Taras", "It is on its way")]


@pytest.mark.usefixtures("reply")
async def test_an_edit_after_it_was_sent_is_an_edit_of_what_the_customer_has(
    store: Store, ticket: Ticket, command: Message
) -> None:
    await tick(store, DUE)
    again = replace(command, content=Content(Kind.TEXT, "It is on its way"))
    assert await do(store, reword, ticket.id, again, DUE) is None
    assert await do(store, changes.operator_edited, TARAS, again, now=DUE)
    assert await sent(store) == [("Taras", "It is on its way")]


async def test_what_the_customer_wrote_since_holds_it_back_until_somebody_decides(
    store: Store, ticket: Ticket, reply: Waiting[Later]
) -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Forget it"), now=NOW + MINUTE)
    await tick(store, DUE)
    assert (await sent(store), await held(store)) == ([], ["written"])
    await do(store, send_now, ticket.id, TARAS, reply.id, now=DUE + MINUTE)
    assert await sent(store) == [("Taras", WORDS)]
    with pytest.raises(TooLate):
        await do(store, send_now, ticket.id, TARAS, reply.id, now=DUE + MINUTE)


async def test_on_a_ticket_that_nobody_has_it_takes_it_for_its_author(store: Store) -> None:
    untaken = await do(store, opened)
    await do(store, clear)
    await do(store, put_off, untaken.id, TARAS, said(DESK, WORDS), NOW + MINUTE)
    await tick(store, NOW + MINUTE)
    taken = await ask(store, find_ticket, untaken.id)
    assert taken is not None
    assert (taken.owner, taken.waiting_since) == (TARAS.id, None)
    assert await owed(store, EMMA.id) == ["relay"]
    assert await owed(store, DESK) == ["desk_taken", "card", "desk_later_sent"]


async def test_a_colleagues_ticket_stays_theirs(store: Store, ticket: Ticket) -> None:
    await do(store, put_off, ticket.id, DARIA, said(DESK, WORDS), NOW + MINUTE)
    await tick(store, NOW + MINUTE)
    found = await ask(store, find_ticket, ticket.id)
    assert found is not None
    assert (await sent(store), found.owner) == ([("Daria", WORDS)], TARAS.id)


async def test_the_words_of_somebody_who_has_left_take_no_ticket(store: Store) -> None:
    untaken = await do(store, opened)
    reply = await do(store, put_off, untaken.id, TARAS, said(DESK, WORDS), DUE)
    await leave(store)
    await do(store, send_now, untaken.id, DARIA, reply.id)
    found = await ask(store, find_ticket, untaken.id)
    assert found is not None
    assert (await sent(store), found.owner) == ([("Taras", WORDS)], None)


async def test_the_card_is_drawn_anew_when_the_customer_waits_no_more(store: Store, ticket: Ticket) -> None:
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "One moment"))
    assert await owed(store, DESK) == ["card"]
    await do(store, clear)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Here it is"))
    assert await owed(store, DESK) == []


@pytest.mark.usefixtures("reply")
async def test_solving_says_at_once_which_replies_wait(store: Store, ticket: Ticket) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    assert await unsent(store) == [((DUE, WORDS),)]


@pytest.mark.usefixtures("reply")
async def test_withdrawing_says_at_once_which_replies_wait(store: Store, ticket: Ticket) -> None:
    await do(store, own.withdraw, EMMA, ticket.id)
    assert await unsent(store) == [((DUE, WORDS),)]


async def test_thanks_holds_nothing_back(store: Store, ticket: Ticket, reply: Waiting[Later]) -> None:
    assert reply.due_at == DUE
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Thank you!"), now=NOW + MINUTE)
    await tick(store, DUE)
    assert await sent(store) == [("Taras", WORDS)]


async def test_what_was_held_back_can_be_dropped(store: Store, ticket: Ticket, reply: Waiting[Later]) -> None:
    await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Forget it"), now=NOW + MINUTE)
    await tick(store, DUE)
    await do(store, drop, ticket.id, TARAS, reply.id)
    with pytest.raises(TooLate):
        await do(store, send_now, ticket.id, TARAS, reply.id, now=DUE + MINUTE)
    assert await sent(store) == []


@pytest.mark.usefixtures("reply")
async def test_what_could_not_be_sent_in_time_is_asked_about(store: Store) -> None:
    await tick(store, DUE + DAY)
    assert (await sent(store), await held(store)) == ([], ["late"])


async def test_a_solved_ticket_gets_no_reply(store: Store, ticket: Ticket, reply: Waiting[Later]) -> None:
    await do(store, working.solve, ticket.id, TARAS)
    await tick(store, DUE)
    assert (await sent(store), await held(store)) == ([], ["solved"])
    with pytest.raises(WrongState):
        await do(store, send_now, ticket.id, TARAS, reply.id, now=DUE)


@pytest.mark.usefixtures("reply")
async def test_a_withdrawn_ticket_gets_no_reply(store: Store, ticket: Ticket) -> None:
    await do(store, own.withdraw, EMMA, ticket.id)
    await tick(store, DUE)
    assert (await sent(store), await held(store)) == ([], ["withdrawn"])


@pytest.mark.usefixtures("reply")
async def test_who_has_blocked_the_bot_is_sent_nothing(store: Store, ticket: Ticket) -> None:
    await do(store, reach.lost, EMMA.id)
    await tick(store, DUE)
    assert (await sent(store), await held(store)) == ([], ["unreachable"])
    with pytest.raises(Unreachable):
        await do(store, put_off, ticket.id, TARAS, said(DESK, WORDS), DUE)


@pytest.mark.usefixtures("reply")
async def test_the_words_of_somebody_who_has_left_are_not_sent(store: Store) -> None:
    await leave(store)
    await tick(store, DUE)
    assert (await sent(store), await held(store)) == ([], ["left"])


async def test_those_that_wait_are_listed_by_their_time(
    store: Store, ticket: Ticket, reply: Waiting[Later]
) -> None:
    sooner = await do(store, put_off, ticket.id, DARIA, said(DESK, "One moment"), NOW + MINUTE)
    assert [each.id for each in await ask(store, replies_of, ticket.id)] == [sooner.id, reply.id]


@pytest.mark.parametrize("who", [EMMA, CHARLIE])
async def test_a_stranger_sends_and_drops_nothing(
    store: Store, ticket: Ticket, reply: Waiting[Later], who: Customer
) -> None:
    stranger = Operator(who.id, who.name, who.language)
    with pytest.raises(NotAllowed):
        await do(store, drop, ticket.id, stranger, reply.id)
    with pytest.raises(NotAllowed):
        await do(store, send_now, ticket.id, stranger, reply.id)
    with pytest.raises(NotAllowed):
        await do(store, put_off, ticket.id, stranger, said(DESK, WORDS), DUE)
