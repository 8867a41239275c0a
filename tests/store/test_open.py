"""Opening a ticket."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from care.commands import FeedbackGiven, GiveFeedback, OpenTicket
from care.feedback.given import origin
from care.handlers import carry_out
from care.model.ticket import About, State
from care.store.tables import history, jobs, outbox, tickets
from care.store.unit import Store
from care.tickets.entries import entries_of, summary
from care.tickets.opening.open import open_ticket
from care.values.content import Kind
from care.values.errors import NotOffered
from tests.store.cast import COURIERS, DESK, EMMA, MINUTE, NOW, OLENA, complaint, opened, said
from tests.store.looking import ask, counted, do, owed, rows


async def test_it_stands_with_its_words_its_promise_and_its_card(store: Store) -> None:
    ticket = await do(store, opened, EMMA, said(EMMA, "Cold\n coffee"), said(EMMA, "again"))
    assert (ticket.state, ticket.customer, ticket.desk) == (State.NEW, EMMA.id, DESK)
    assert (ticket.summary, ticket.waiting_since) == ("Cold coffee", NOW)
    assert ticket.answer_due == datetime(2026, 11, 20, 11, tzinfo=UTC)
    assert [entry.in_card for entry in await ask(store, entries_of, ticket.id)] == [True, True]
    assert await owed(store) == ["card"]


async def test_the_promise_runs_in_the_departments_working_time(store: Store) -> None:
    evening = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)  # a Saturday, half an hour before closing
    command = complaint(EMMA, department="sales")
    ticket = await do(store, open_ticket, EMMA, command, now=evening)
    assert ticket.answer_due == datetime(2026, 11, 23, 8, 30, tzinfo=UTC)


async def test_what_does_not_stand_in_the_card_is_relayed_below_it_in_order(store: Store) -> None:
    photos = [said(EMMA, "", Kind.PHOTO, album="a") for _ in range(2)]
    ticket = await do(store, opened, EMMA, said(EMMA), *photos, said(EMMA, "x" * 2500), said(EMMA))
    entries = await ask(store, entries_of, ticket.id)
    assert [entry.in_card for entry in entries] == [True, False, False, False, False]
    posts = await rows(store, outbox)
    assert [(post["kind"], post["entry_id"]) for post in posts] == [
        ("card", None),
        *(("relay", entry.id) for entry in entries[1:]),
    ]
    assert {(post["chat_id"], post["stream"]) for post in posts} == {(DESK, f"t{ticket.id}")}


async def test_a_department_with_its_own_group_gets_the_ticket_there(store: Store) -> None:
    ticket = await do(store, opened, EMMA, department="delivery")
    assert ticket.desk == COURIERS
    assert await owed(store, COURIERS) == ["card"]


async def test_a_department_that_is_no_more_is_refused_and_nothing_changes(store: Store) -> None:
    with pytest.raises(NotOffered):
        await do(store, open_ticket, EMMA, complaint(EMMA, department="gone"))
    assert await rows(store, tickets) == []


async def test_it_is_recorded_and_the_promise_is_watched(store: Store) -> None:
    ticket = await do(store, opened)
    [event, routed] = await rows(store, history)
    assert (event["event"], event["actor_id"]) == ("opened", EMMA.id)
    assert (routed["event"], routed["data"]["to"], routed["data"]["why"]) == ("routed", None, ["nobody"])
    answer, solve = await rows(store, jobs)
    assert (answer["kind"], answer["due_at"]) == ("warn", ticket.answer_due - 10 * MINUTE)
    assert (solve["kind"], solve["data"]["clock"]) == ("warn", "solve")


async def test_what_was_given_anonymously_stays_so(store: Store) -> None:
    given = GiveFeedback("table7", 1, (), anonymous=True)
    score = await do(store, carry_out, given, EMMA)
    assert isinstance(score, FeedbackGiven)
    command = replace(complaint(EMMA), feedback=score.feedback)
    ticket = await do(store, open_ticket, EMMA, command)
    assert ticket.about is About.COMPLAINT
    assert [row["feedback_id"] for row in await rows(store, tickets)] == [None]


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_complaint_grows_out_of_nobody_elses_feedback(store: Store, anonymous: bool) -> None:
    given = GiveFeedback("table7", 1, (), anonymous=anonymous)
    score = await do(store, carry_out, given, OLENA)
    assert isinstance(score, FeedbackGiven)
    ticket = await do(store, open_ticket, EMMA, replace(complaint(EMMA), feedback=score.feedback))
    assert await ask(store, origin, ticket.id) is None
    theirs = replace(complaint(OLENA), feedback=score.feedback)
    own = await do(store, open_ticket, OLENA, theirs)
    assert await ask(store, origin, own.id) == (None if anonymous else ("table7", 1))


async def test_characters_that_no_database_keeps_are_left_out(store: Store) -> None:
    command = OpenTicket(About.QUESTION, "cafe", (said(EMMA, "a\x00b\ud83d"),), order_number="7" * 99)
    ticket = await do(store, open_ticket, EMMA, command)
    [entry] = await ask(store, entries_of, ticket.id)
    assert entry.content.text == "ab\ufffd"
    assert ticket.order_number == "7" * 64


async def test_it_costs_few_statements_however_much_was_said(store: Store) -> None:
    async with counted(store) as statements:
        await do(store, opened, EMMA, *(said(EMMA, str(n)) for n in range(10)))
    assert len(statements) == 7  # the people, the group, the ticket, its entries, history, jobs, outbox


@pytest.mark.parametrize(("length", "shown"), [(100, "x" * 100), (101, "x" * 99 + "…")])
def test_a_summary_is_a_hundred_characters_with_the_sign_that_there_is_more(length: int, shown: str) -> None:
    assert summary(["x" * length]) == shown
