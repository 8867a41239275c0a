"""Two who do the same at once, each with a connection and a Store of their own, as two processes have."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest

from care import due
from care.business import OTHER
from care.commands import GiveFeedback, OpenTicket
from care.feedback.answers import answer
from care.feedback.given import give
from care.model.history import Event
from care.model.ticket import About, Ticket
from care.outbox import claim, owe, redraw
from care.people.operators import Operator, seen
from care.store.tables import history, operators, outbox, tickets
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.tickets.opening import own
from care.tickets.opening.joining import open_or_join
from care.tickets.rows import find_ticket, load_ticket
from care.tickets.words import relay, scheduled_replies
from care.tickets.work import working
from care.tickets.work.merge import merge
from care.values.errors import AlreadyTaken, CareError, TooLate, WrongState
from tests.store.cast import DARIA, DESK, EMMA, HOUR, NOW, SHOP, TARAS, StillClock, opened, said
from tests.store.looking import ask, clear, do, owed, rows

ROUNDS = range(5)
PATIENT = SHOP.model_copy(update={"flood": SHOP.flood.model_copy(update={"tickets": 99})})
LEASE = timedelta(seconds=30)


@pytest.fixture
async def other(url: str, store: Store) -> AsyncIterator[Store]:
    """The second process; `store` is the first."""
    other = Store.at(url, SHOP, StillClock(NOW))
    yield other
    assert store is not other
    await other.close()


async def at_once(*deeds: Awaitable[Any]) -> list[Any]:
    """What came of each; a refusal is an answer too."""
    answers = await asyncio.gather(*deeds, return_exceptions=True)
    for came in answers:
        if isinstance(came, BaseException) and not isinstance(came, CareError):
            raise came
    return answers


def refused(answers: list[Any], kind: type[CareError]) -> int:
    return sum(isinstance(answer, kind) for answer in answers)


async def test_a_second_sender_does_not_wait_for_what_the_first_is_claiming(
    store: Store, other: Store
) -> None:
    await do(store, owe, redraw(DESK, 1))
    async with store.write() as unit, asyncio.timeout(5):
        if not unit.on_postgres:
            pytest.skip("SQLite has one writer")
        assert len(await claim(unit, LEASE, set(), 10)) == 1
        assert await do(other, claim, LEASE, set(), 10) == []


async def test_of_two_who_take_a_ticket_one_has_it(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        await do(store, clear)
        answers = await at_once(
            do(store, working.take, ticket.id, TARAS, ticket.version),
            do(other, working.take, ticket.id, DARIA, ticket.version),
        )
        assert refused(answers, AlreadyTaken) == 1
        winner = next(answer for answer in answers if isinstance(answer, Ticket))
        assert await ask(store, find_ticket, ticket.id) == winner
        assert await owed(store, EMMA.id) == ["ticket_taken"]


async def test_of_two_scores_one_corrects_the_other(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        await do(store, working.solve, ticket.id, TARAS)
        await do(store, clear)
        answers = await at_once(*(do(s, own.rate, EMMA, ticket.id, n) for n, s in ((1, store), (5, other))))
        assert answers == [None, None]
        rated = [row["data"] for row in await rows(store, history) if row["event"] == Event.RATED]
        (first, last), score = rated[-2:], (await ask(store, load_ticket, ticket.id)).score
        assert ("before" in first, last["before"], last["score"]) == (False, first["score"], score)


async def test_a_ticket_is_withdrawn_or_solved_and_never_both(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        answers = await at_once(
            do(store, own.withdraw, EMMA, ticket.id),
            do(other, working.solve, ticket.id, TARAS),
        )
        assert refused(answers, WrongState) == 1


async def test_a_message_that_is_delivered_twice_is_said_once(store: Store, other: Store) -> None:
    ticket = await do(store, opened)
    await do(store, clear)
    message = said(EMMA)
    await at_once(*(do(s, relay.from_customer, ticket, EMMA, message) for s in (store, other)))
    assert len(await ask(store, entries_of, ticket.id)) == 2
    assert await owed(store) == ["relay"]


async def test_two_who_ask_for_a_redrawing_owe_one(store: Store, other: Store) -> None:
    await at_once(*(do(s, owe, redraw(DESK, 7)) for s in (store, other)))
    assert len(await rows(store, outbox)) == 1


async def test_two_senders_never_claim_the_same(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        await do(store, owe, *(redraw(chat, chat) for chat in range(20)))
        answers = await at_once(*(do(s, claim, LEASE, set(), 20) for s in (store, other)))
        claimed = [row.id for claims in answers for owed_one in claims for row in owed_one.rows]
        assert len(claimed) == len(set(claimed))
        await do(store, clear)


async def test_two_clocks_do_what_is_due_once(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        await do(store, opened)
    await do(store, clear)
    await at_once(*(do(s, due.do_due, now=NOW + HOUR) for s in (store, other)))
    assert (await owed(store)).count("desk_overdue") == len(ROUNDS)
    assert await owed(store, EMMA.id) == ["ticket_late"] * len(ROUNDS)


async def test_somebody_new_who_is_seen_twice_at_once_is_known_once(store: Store, other: Store) -> None:
    person: Callable[[], Operator] = lambda: Operator(203, "Ivan", "ru")  # noqa: E731
    await at_once(*(do(s, seen, person(), DESK) for s in (store, other)))
    assert [row["id"] for row in await rows(store, operators)] == [TARAS.id, DARIA.id, 203]
    assert await owed(store) == ["newcomer"]


async def test_a_planned_reply_that_is_due_and_called_off_is_one_of_the_two(
    store: Store, other: Store
) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        reply = await do(store, scheduled_replies.put_off, ticket.id, TARAS, said(DESK), NOW)
        answers = await at_once(
            do(store, due.do_due), do(other, scheduled_replies.drop, ticket.id, TARAS, reply.id)
        )
        while await do(store, due.do_due):
            pass
        words = [entry for entry in await ask(store, entries_of, ticket.id) if entry.author_id == TARAS.id]
        assert len(words) == refused(answers, TooLate)


async def test_a_planned_reply_that_is_due_and_sent_by_hand_is_sent_once(store: Store, other: Store) -> None:
    for _ in ROUNDS:
        ticket = await do(store, opened)
        reply = await do(store, scheduled_replies.put_off, ticket.id, TARAS, said(DESK), NOW)
        await at_once(
            do(store, due.do_due),
            do(other, scheduled_replies.send_now, ticket.id, DARIA, reply.id),
        )
        words = [entry for entry in await ask(store, entries_of, ticket.id) if entry.author_id == TARAS.id]
        assert len(words) == 1


async def test_a_word_that_comes_while_its_ticket_is_merged_is_with_the_other_one(
    store: Store, other: Store
) -> None:
    for _ in ROUNDS:
        source, target = await do(store, opened), await do(store, opened)
        word = said(EMMA, "Any news?")
        await at_once(
            do(store, merge, source.id, target.id, TARAS),
            do(other, relay.from_customer, source, EMMA, word),
        )
        assert await ask(store, entries_of, source.id) == ()
        assert "Any news?" in [entry.content.text for entry in await ask(store, entries_of, target.id)]


async def test_of_an_answer_and_a_complaint_about_the_same_feedback_one_opens_its_ticket(
    store: Store, other: Store
) -> None:
    place = SHOP.touchpoints[0].key
    for _ in ROUNDS:
        words = (said(EMMA, "The soup was cold"),)
        given = await do(store, give, EMMA, GiveFeedback(place, 1, words, anonymous=False))
        complaint = OpenTicket(About.COMPLAINT, OTHER, words, feedback=given.feedback)
        await at_once(
            do(store, answer, given.feedback, TARAS, said(DESK, "We are sorry")),
            do(other, open_or_join, EMMA, complaint, business=PATIENT),
        )
        grown = [row for row in await rows(store, tickets) if row["feedback_id"] == given.feedback]
        assert len(grown) == 1
