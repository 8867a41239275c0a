"""What is taken back from a customer, and what that makes of their ticket."""

import pytest

from care.due import do_due
from care.model.history import Event
from care.model.ticket import State, Ticket
from care.notices.held import DeskTakenBack, How
from care.store.tables import copies, history
from care.store.unit import Store
from care.tickets.entries import Author, Entry
from care.tickets.rows import find_ticket
from care.tickets.words import taking_back
from care.tickets.work import working
from care.values.content import Kind
from care.values.errors import NotAnAnswer, TooLate
from tests.store.answering import deliver, edit, now, settle, ticket, waits, write
from tests.store.cast import DARIA, DESK, EMMA, HOUR, MINUTE, NOW, TARAS
from tests.store.looking import ask, clear, do, notice, owed, rows

__all__ = ["ticket"]  # a fixture


async def unsend(store: Store, entry: Entry | None) -> None:
    await do(store, taking_back.unsend, 1, entry, DARIA, now=NOW + HOUR)


async def test_what_was_not_sent_yet_is_never_sent(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "He is rude")
    await unsend(store, entry)
    assert await owed(store, EMMA.id) == ["unsend"]
    assert (await now(store, entry)).seen == ()


async def test_the_record_keeps_what_the_customer_has_read(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "He is rude")
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.DELETED)
    kept = await now(store, entry)
    assert (kept.author, [seen["text"] for seen in kept.seen]) == (Author.NOTE, ["He is rude"])
    (event,) = [row for row in await rows(store, history) if row["event"] == Event.TAKEN_BACK]
    assert (event["actor_id"], event["data"]) == (DARIA.id, {"entries": [entry.id], "how": "deleted"})
    assert "desk_taken_back" in await owed(store, DESK)
    assert await rows(store, copies) == []


async def test_who_has_no_answer_any_more_waits_again_under_the_same_promise(
    store: Store, ticket: Ticket
) -> None:
    entry = await write(store, ticket, "Hello")
    await deliver(store, entry)
    await unsend(store, entry)
    before = await ask(store, find_ticket, 1)
    assert before is not None
    assert before.waiting_since is None  # nothing is said before it is true
    await settle(store, How.DELETED)
    again = await ask(store, find_ticket, 1)
    assert again is not None
    assert (again.waiting_since, again.answer_due, again.first_answer_at) == (NOW, ticket.answer_due, None)
    assert (again.owner, again.version) == (TARAS.id, before.version)  # what can be pressed is the same
    word = await notice(store, DeskTakenBack)
    assert word.answer_due == ticket.answer_due
    await do(store, clear)
    await do(store, do_due, now=ticket.answer_due + MINUTE)
    assert {"desk_overdue", "ticket_late"} <= {*await owed(store)}


@pytest.mark.parametrize("answers", [1, 2])
async def test_of_a_solved_ticket_the_team_hears_whether_an_answer_remains(
    store: Store, ticket: Ticket, answers: int
) -> None:
    *_, entry = [await write(store, ticket, "Hello", NOW + (at + 1) * MINUTE) for at in range(answers)]
    await do(store, working.solve, ticket.id, TARAS, now=NOW + HOUR)
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.DELETED)
    assert await waits(store) is None
    word = await notice(store, DeskTakenBack)
    assert (word.answer_due, word.ended) == (None, State.SOLVED if answers == 1 else None)


async def test_an_answer_of_a_solved_ticket_that_stays_leaves_nobody_without_one(
    store: Store, ticket: Ticket
) -> None:
    entry = await write(store, ticket, "Hello")
    await do(store, working.solve, ticket.id, TARAS, now=NOW + HOUR)
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.LATE)
    word = await notice(store, DeskTakenBack)
    assert word.ended is None


async def test_who_has_another_answer_waits_for_none(store: Store, ticket: Ticket) -> None:
    first = await write(store, ticket, "Hello", NOW + MINUTE)
    second = await write(store, ticket, "We look into it", NOW + 2 * MINUTE)
    await deliver(store, first, second)
    await unsend(store, first)
    await settle(store, How.DELETED)
    stays = await ask(store, find_ticket, 1)
    assert stays is not None
    assert (stays.waiting_since, stays.first_answer_at) == (None, NOW + 2 * MINUTE)
    word = await notice(store, DeskTakenBack)
    assert word.answer_due is None


async def test_what_came_too_late_is_an_answer_still(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "Hello")
    await deliver(store, entry)
    await edit(store, entry, "// rude")
    await settle(store, How.LATE)
    kept = await now(store, entry)
    assert (kept.author, kept.content.text, kept.seen) == (Author.OPERATOR, "Hello", ())
    assert await waits(store) is None


@pytest.mark.parametrize(("how", "told"), [(How.UNSEEN, False), (How.DELETED, True)])
async def test_of_an_album_that_stays_inside_the_team_hears_if_the_customer_has_read_of_it(
    store: Store, ticket: Ticket, how: How, told: bool
) -> None:
    part = await write(store, ticket, "", kind=Kind.PHOTO, album="7")
    await deliver(store, part)
    await do(store, taking_back.take_back_album, ticket, "7", TARAS, now=NOW + HOUR)
    await settle(store, how)
    assert ("desk_taken_back" in await owed(store, DESK)) is told


async def test_only_what_the_customer_has_can_be_taken_back_and_only_once(
    store: Store, ticket: Ticket
) -> None:
    note, answer = await write(store, ticket, "// hm"), await write(store, ticket, "Hello")
    for entry in (note, None):
        with pytest.raises(NotAnAnswer):
            await unsend(store, entry)
    await deliver(store, answer)
    await unsend(store, answer)
    with pytest.raises(TooLate):
        await unsend(store, answer)
