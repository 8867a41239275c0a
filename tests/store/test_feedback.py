"""Feedback: read by the staff with what was attached, and taken back with its author unless it was anonymous."""

from datetime import timedelta

import pytest

from care.business import OTHER
from care.commands import GiveFeedback, OpenTicket, TicketOpened
from care.feedback.answers import answer
from care.feedback.given import give
from care.model.ticket import About, Ticket
from care.outbox import claim
from care.privacy import knowledge
from care.store.tables import feedback_places, outbox, tickets
from care.store.unit import Store
from care.tickets.entries import entries_of
from care.tickets.opening import own
from care.tickets.opening.joining import open_or_join
from care.values.content import Kind, Message
from tests.store.cast import DESK, EMMA, IVAN, MINUTE, NOW, SHOP, TARAS, said
from tests.store.delivering import delivered
from tests.store.looking import ask, do, owed, rows
from tests.store.owing import take

TOUCHPOINT = SHOP.touchpoints[0].key


def praise(*, anonymous: bool = False) -> GiveFeedback:
    attached = [
        said(EMMA, text, kind) for text, kind in (("a", Kind.PHOTO), ("b", Kind.PHOTO), ("c", Kind.VOICE))
    ]
    return GiveFeedback(TOUCHPOINT, 5, (said(EMMA, "Lovely"), *attached), anonymous)


async def test_what_was_attached_follows_the_word_to_the_staff_albums_together(store: Store) -> None:
    await do(store, give, EMMA, praise())
    assert await owed(store, DESK) == ["feedback_given", "show", "show"]
    bodies = [row["body"] for row in await rows(store, outbox)]
    assert [[part["text"] for part in body["contents"]] for body in bodies[1:]] == [["a", "b"], ["c"]]


async def test_signed_feedback_is_taken_back_from_the_group_with_its_author(store: Store) -> None:
    await do(store, give, EMMA, praise())
    for first in (10, 20, 30):
        [claimed] = await take(store)
        await do(store, delivered, claimed, [first, first + 1] if first == 20 else [first])
    await do(store, knowledge.erase, EMMA.id)
    [erasing] = [row["body"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert sorted(erasing["messages"]) == [10, 20, 21, 30]


async def test_what_waits_to_be_shown_goes_with_its_author_too(store: Store) -> None:
    await do(store, give, EMMA, praise())
    await do(store, knowledge.erase, EMMA.id)
    assert await owed(store, DESK) == []


async def test_anonymous_feedback_stays_because_nobody_knows_whose_it_is(store: Store) -> None:
    await do(store, give, EMMA, praise(anonymous=True))
    [claimed] = await do(store, claim, MINUTE, set(), 9, now=NOW + timedelta(minutes=10))
    await do(store, delivered, claimed, [10])
    await do(store, knowledge.erase, EMMA.id)
    assert len(await rows(store, feedback_places)) == 1
    assert await owed(store, DESK) == ["show", "show"]


@pytest.mark.parametrize("department", ["sales", None])
async def test_a_ticket_that_grows_out_of_feedback_is_its_touchpoints_departments(
    store: Store, department: str | None
) -> None:
    place = SHOP.touchpoints[0].model_copy(update={"department": department})
    shop = SHOP.model_copy(update={"touchpoints": (place,)})
    given = await do(store, give, EMMA, praise(), business=shop)
    ticket, _ = await do(store, answer, given.feedback, TARAS, said(DESK, "Thank you"), business=shop)
    assert ticket.department == (department or OTHER)


# --- the one ticket of a low score

WHY = said(EMMA, "The soup was cold")


async def low(store: Store) -> int:
    given = await do(store, give, EMMA, GiveFeedback(TOUCHPOINT, 1, (WHY,), anonymous=False))
    assert given.feedback is not None
    return given.feedback


async def answered(store: Store, number: int) -> Ticket:
    ticket, _ = await do(store, answer, number, TARAS, said(DESK, "We are sorry"))
    return ticket


def complaint(number: int, *more: Message) -> OpenTicket:
    return OpenTicket(About.COMPLAINT, OTHER, (WHY, *more), "A-77", feedback=number)


async def words(store: Store, ticket: int) -> list[str]:
    return [entry.content.text for entry in await ask(store, entries_of, ticket)]


async def test_a_ticket_that_grows_out_of_a_low_score_is_a_complaint(store: Store) -> None:
    good = await do(store, give, EMMA, praise())
    assert good.feedback is not None
    assert (await answered(store, await low(store))).about is About.COMPLAINT
    assert (await answered(store, good.feedback)).about is About.QUESTION


async def test_a_complaint_about_answered_feedback_joins_its_ticket_with_what_is_new(store: Store) -> None:
    number = await low(store)
    ticket = await answered(store, number)
    command = complaint(number, said(EMMA, "And the waiter was rude"))
    opened = await do(store, open_or_join, EMMA, command)
    assert (opened.ticket, opened.joined, opened.grown) == (ticket.id, True, True)
    assert await words(store, ticket.id) == ["The soup was cold", "We are sorry", "And the waiter was rude"]
    assert len(await rows(store, tickets)) == 1


async def test_who_has_nothing_to_add_waits_for_an_answer_all_the_same(store: Store) -> None:
    number = await low(store)
    ticket = await answered(store, number)
    opened = await do(store, open_or_join, EMMA, complaint(number))
    [row] = await rows(store, tickets)
    assert (row["waiting_since"], row["answer_due"]) == (NOW, opened.answer_due)
    assert (await words(store, ticket.id))[-1] == "The soup was cold"


async def test_a_withdrawn_ticket_takes_no_complaint(store: Store) -> None:
    number = await low(store)
    ticket = await answered(store, number)
    await do(store, own.withdraw, EMMA, ticket.id)
    opened = await do(store, open_or_join, EMMA, complaint(number))
    assert opened == TicketOpened(ticket.id + 1, opened.answer_due)


async def test_nobody_elses_complaint_joins_it(store: Store) -> None:
    number = await low(store)
    ticket = await answered(store, number)
    opened = await do(store, open_or_join, IVAN, complaint(number))
    assert opened.ticket != ticket.id
    assert not opened.joined
