"""What is written down of a ticket, and whose it is: things that others rely on later."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from care.business import Priority, PriorityRule
from care.model.ticket import State, Ticket
from care.outbox import redraw
from care.outbox.bodies import Relay
from care.people.customers import Customer
from care.store.tables import copies, entries, history, outbox, ticket_links, tickets
from care.store.unit import Store
from care.tickets import changing, hiding, places
from care.tickets.changing import change, touch
from care.tickets.delivery.answered import wait_again
from care.tickets.entries import Author, entries_of, places_of
from care.tickets.opening.open import open_ticket
from care.tickets.posts import relay_part, shown
from care.tickets.promises import promise
from care.tickets.queue import ask_somebody
from care.tickets.rows import load_owned
from care.tickets.words import edits, relay
from care.tickets.words.meaning import read
from care.tickets.work import links, merge, working
from care.tickets.work.priority import raise_for
from care.values.content import Content, Kind
from care.values.errors import Outdated
from tests.store.cast import (
    DARIA,
    DAY,
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    complaint,
    opened,
    said,
)
from tests.store.looking import ask, clear, do, owed, rows


async def taken(store: Store, customer: Customer = EMMA) -> Ticket:
    ticket = await do(store, opened, customer)
    return await do(store, working.take, ticket.id, TARAS)


async def happened(store: Store, event: str) -> list[dict[str, Any]]:
    return [row["data"] for row in await rows(store, history) if row["event"] == event]


async def columns(store: Store, ticket: int, **values: object) -> None:
    async with store.write() as unit:
        await unit.execute(update(tickets).where(tickets.c.id == ticket).values(**values))
        await unit.commit()


# --- who waits


async def test_who_waits_already_waits_on_and_nothing_is_said_of_it(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, clear)
    after = await do(store, wait_again, ticket, now=NOW + HOUR)
    assert after.waiting_since == NOW
    assert await owed(store) == []


@pytest.mark.parametrize(("waiting", "state"), [(None, State.SOLVED), (None, State.WITHDRAWN)])
async def test_of_what_is_over_nobody_waits(store: Store, waiting: None, state: State) -> None:
    ticket = await do(store, opened)
    await do(store, clear)
    over = await do(store, touch, ticket, state=state, waiting_since=waiting)
    assert (await do(store, wait_again, over, now=NOW + HOUR)).waiting_since is None
    assert await owed(store) == []


# --- whose it is


async def test_a_card_that_is_out_of_date_takes_nothing(store: Store) -> None:
    ticket = await do(store, opened)
    with pytest.raises(Outdated):
        await do(store, working.take, ticket.id, TARAS, ticket.version + 1)
    assert (await do(store, working.take, ticket.id, TARAS, ticket.version)).owner == TARAS.id


@pytest.mark.parametrize(("later", "in_time"), [(timedelta(0), True), (30 * DAY, False)])
async def test_whoever_solves_what_nobody_has_solved_it_and_whether_in_time(
    store: Store, later: timedelta, in_time: bool
) -> None:
    ticket = await taken(store)
    solved = await do(store, working.solve, ticket.id, TARAS, now=NOW + later)
    assert (solved.owner, solved.owner_name, solved.solved_at) == (TARAS.id, "Taras", NOW + later)
    assert await happened(store, "solved") == [{"in_time": in_time}]


async def test_two_who_change_it_at_once_do_not_overwrite_each_other(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, change, ticket, order_number="A-1")
    with pytest.raises(Outdated):
        await do(store, change, ticket, order_number="A-2")
    [row] = await rows(store, tickets)
    assert row["order_number"] == "A-1"


async def test_what_somebody_works_on_is_theirs(store: Store) -> None:
    mine, theirs = await taken(store), await do(store, opened)
    await do(store, working.take, theirs.id, DARIA)
    assert [ticket.id for ticket in await do(store, load_owned, TARAS.id)] == [mine.id]


async def test_only_what_nobody_has_is_asked_of_somebody(store: Store) -> None:
    ticket = await taken(store)
    await do(store, clear)
    assert await do(store, ask_somebody, ticket) == ticket
    assert await owed(store) == []


# --- what is said


async def test_only_what_stayed_inside_was_held(store: Store) -> None:
    ticket = await taken(store)
    looks = said(DESK, "/solvee")
    for sent, author, held in ((looks, Author.NOTE, True), (looks, Author.OPERATOR, False)):
        await do(store, relay.from_operator, ticket.id, TARAS, sent)
        async with store.write() as unit:
            await unit.execute(
                update(entries).where(entries.c.author != "customer").values(author=str(author))
            )
            await unit.commit()
        assert await ask(store, edits.was_held, sent) == held
    assert not await ask(store, edits.was_held, said(DESK, "/solvee"))


async def test_a_note_that_is_edited_knows_what_it_was_first_and_when(store: Store) -> None:
    ticket = await taken(store)
    note = said(DESK, "note: one")
    await do(store, relay.from_operator, ticket.id, TARAS, note)
    for minute, words in ((1, "note: two"), (2, "note: three")):
        content = Content(Kind.TEXT, words)
        again = type(note)(note.chat_id, note.message_id, content, NOW)
        await do(
            store, edits.operator_edited, ticket.id, TARAS, again, read(content), now=NOW + minute * MINUTE
        )
    [*_, entry] = await ask(store, entries_of, ticket.id)
    assert entry.first_content is not None
    assert (entry.content.text[-5:], entry.first_content.text[-3:]) == ("three", "one")
    assert entry.edited_at == NOW + 2 * MINUTE


async def test_where_entries_stand_is_asked_of_one_chat(store: Store) -> None:
    ticket = await taken(store)
    entry = await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Yes"))
    assert entry is not None
    async with store.write() as unit:
        found = [{"entry_id": entry.id, "chat_id": chat, "part": 0, "message_id": chat} for chat in (7, 8)]
        await unit.execute(unit.insert(copies), found)
        await unit.commit()
    assert await ask(store, places_of, [entry.id], 7) == [7]


async def test_a_hidden_ticket_shows_its_own_words_alone(store: Store) -> None:
    await do(store, opened, EMMA, said(EMMA, kind=Kind.PHOTO))
    second = await do(store, opened, OLENA, said(OLENA, kind=Kind.PHOTO))
    await do(store, clear)
    async with store.write() as unit:
        found = await hiding._unseen(unit, second)
    assert [entry.ticket for entry in found] == [second.id]


async def test_what_is_no_more_urgent_leaves_the_ticket_as_it_is(store: Store) -> None:
    rule = PriorityRule(priority=Priority.URGENT, words=("allergy",))
    shop = SHOP.model_copy(update={"priorities": (rule,)})
    ticket = await do(store, opened)
    same = await do(store, raise_for, ticket, "An allergy!", "An allergy", business=shop)
    assert same == ticket
    raised = await do(store, raise_for, ticket, "An allergy!", "A cold tea", business=shop)
    assert raised.priority is Priority.URGENT


# --- company


async def test_unlinking_two_leaves_their_other_links(store: Store) -> None:
    one, two, three = [(await do(store, opened)).id for _ in range(3)]
    for pair in ((one, two), (one, three), (two, three)):
        await do(store, links.link, *pair, TARAS)
    await do(store, links.unlink, one, two, TARAS)
    left = {(row["ticket_id"], row["other_id"]) for row in await rows(store, ticket_links)}
    assert left == {(one, three), (three, one), (two, three), (three, two)}


async def test_what_a_merged_ticket_left_is_known_of_it_alone(store: Store) -> None:
    tickets_ = [await taken(store) for _ in range(4)]
    async with store.write() as unit:
        ids = (await unit.execute(select(entries.c.id, entries.c.ticket_id))).all()
        found = [{"entry_id": id_, "chat_id": DESK, "part": 0, "message_id": 100 * of} for id_, of in ids]
        await unit.execute(unit.insert(copies), found)
        await unit.commit()
    one, two, three, four = [ticket.id for ticket in tickets_]
    await do(store, merge.merge, one, two, TARAS)
    await do(store, merge.merge, three, four, TARAS)
    assert [await ask(store, merge.left_behind, each) for each in (one, three)] == [
        [100 * one],
        [100 * three],
    ]


# --- its place


async def test_a_topic_that_lives_again_is_open(store: Store) -> None:
    one, two = [(await do(store, opened)).id for _ in range(2)]
    for each in (one, two):
        await columns(store, each, topic_closed=True)
    await do(store, changing.topic_opened, one)
    assert [row["topic_closed"] for row in await rows(store, tickets)] == [False, True]


async def test_the_texts_that_stand_in_a_card_are_marked_so(store: Store) -> None:
    ticket = await do(store, opened)
    async with store.write() as unit:
        await unit.execute(update(entries).values(in_card=False))
        await unit.commit()
    [entry] = await ask(store, entries_of, ticket.id)
    await do(store, places.set_card, ticket.id, 70, [entry.id])
    [entry] = await ask(store, entries_of, ticket.id)
    assert entry.in_card


async def test_a_topic_that_was_deleted_is_on_its_tickets_record(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, changing.set_topic, ticket.id, 70)
    await do(store, places.forget, ticket.id, topic=True)
    await do(store, places.forget, ticket.id, topic=False)
    assert len(await happened(store, "topic_lost")) == 1


# --- what is owed


async def test_a_piece_of_an_entry_says_which_and_when(store: Store) -> None:
    ticket = await do(store, opened)
    [entry] = await ask(store, entries_of, ticket.id)
    first, second = (relay_part(ticket, entry, DESK, part, NOW + MINUTE) for part in (0, 1))
    assert (first.body, second.body) == (Relay(), Relay(part=1))
    assert (first.together, second.together) == ("text", "")
    assert first.due_at == second.due_at == NOW + MINUTE
    again = shown(ticket, entry)
    assert (again.chat_id, again.entry_id, again.ticket_id) == (EMMA.id, entry.id, ticket.id)
    assert redraw(DESK, ticket.id).chat_id == DESK


async def test_an_answer_redraws_the_card_of_who_still_waits(store: Store) -> None:
    ticket = await taken(store)
    await do(store, clear)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Yes"))
    cards = [row for row in await rows(store, outbox) if row["kind"] == "card"]
    assert [(row["chat_id"], row["ticket_id"]) for row in cards] == [(DESK, ticket.id)]


def test_a_department_that_is_no_more_promises_what_the_first_one_does() -> None:
    assert promise(SHOP, "gone", Priority.NORMAL) == promise(SHOP, "cafe", Priority.NORMAL)
    assert promise(SHOP, "sales", Priority.NORMAL) != promise(SHOP, "cafe", Priority.NORMAL)


async def test_an_order_number_is_kept_as_far_as_it_goes(store: Store) -> None:
    command = replace(complaint(EMMA), order_number="A" * 99)
    ticket = await do(store, open_ticket, EMMA, command)
    assert (ticket.order_number, ticket.about, ticket.language) == ("A" * 64, command.about, "en")
    assert (ticket.department, ticket.opened_at, ticket.waiting_since) == ("cafe", NOW, NOW)
    assert ticket.first_due == ticket.answer_due
