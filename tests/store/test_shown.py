"""Which of our own messages show a customer to the staff: they are known, so that they can go with the customer."""

from typing import Any

import pytest

from care.outbox import Lane, Post, claim, owe, shown
from care.outbox.bodies import Erase, Show, Told
from care.store.tables import feedback_places, tickets
from care.store.tables import shown as table
from care.store.unit import Store
from tests.store.cast import CHARLIE, DESK, EMMA, IVAN, MINUTE, OLENA, opened, worded
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, do, rows


async def deliver(store: Store, post: Post, *messages: int) -> None:
    await do(store, clear)
    await do(store, owe, post)
    [owed] = await do(store, claim, MINUTE, set(), 10)
    await do(store, delivered, owed, messages)


def notice(chat: int = DESK, name: str = "some", ticket: int | None = None, **body: Any) -> Post:  # noqa: ANN401
    told = Told(notice=name, **{"fields": {}, **body})
    return Post(chat, told, Lane.DESK, stream="s", ticket_id=ticket)


@pytest.mark.parametrize(
    ("post", "people"),
    [
        (notice(ticket=1), {EMMA.id}),
        (notice(fields={"ticket": 2}), {OLENA.id}),
        (notice(fields={"number": 2}), {OLENA.id}),
        (notice(ticket=1, fields={"ticket": 2}), {EMMA.id, OLENA.id}),
        (Post(DESK, worded("…", shows=(IVAN.id, OLENA.id)), Lane.DESK), {IVAN.id, OLENA.id}),
        (notice(name="stranger", fields={"person": CHARLIE.id}), {CHARLIE.id}),
        (notice(name="newcomer", fields={"person": CHARLIE.id}), {CHARLIE.id}),
        (notice(name="desk_asked", fields={"person": CHARLIE.id}), set()),
        (notice(EMMA.id, ticket=1), set()),  # it stands in her own chat
        (Post(DESK, Show(contents=()), Lane.DESK, stream="s", ticket_id=1), set()),
    ],
)
async def test_a_line_to_the_staff_shows_whom_it_names_and_whose_ticket_it_is_about(
    store: Store, post: Post, people: set[int]
) -> None:
    for customer in (EMMA, OLENA):
        await do(store, opened, customer)
    await deliver(store, post, 70)
    found = [(row["chat_id"], row["message_id"], row["customer_id"]) for row in await rows(store, table)]
    assert sorted(found) == sorted((DESK, 70, person) for person in people)


async def test_whose_ticket_is_nobodys_any_more_is_shown_by_nothing(store: Store) -> None:
    await do(store, opened)
    async with store.write() as unit:
        await unit.execute(tickets.update().values(customer_id=None))
        await unit.commit()
    await deliver(store, notice(ticket=1), 70)
    assert await rows(store, table) == []


async def test_what_shows_a_customer_is_found_and_forgotten_with_the_message_or_with_them(
    store: Store,
) -> None:
    for message, people in ((70, [EMMA.id]), (71, [EMMA.id, IVAN.id]), (72, [IVAN.id])):
        await do(store, shown.note, DESK, [message], people)
    assert await ask(store, shown.places_of, EMMA.id) == [(DESK, 70), (DESK, 71)]
    await deliver(store, Post(DESK, Erase(messages=(70,)), Lane.DESK))
    await do(store, shown.instead, DESK, 71, [OLENA.id])
    places = {who.id: await ask(store, shown.places_of, who.id) for who in (EMMA, IVAN, OLENA)}
    assert places == {EMMA.id: [], IVAN.id: [(DESK, 72)], OLENA.id: [(DESK, 71)]}
    await do(store, shown.forget_person, IVAN.id)
    assert [row["customer_id"] for row in await rows(store, table)] == [OLENA.id]


async def test_feedback_that_made_no_message_has_no_place(store: Store) -> None:
    await deliver(store, notice(feedback=5))
    assert await rows(store, feedback_places) == []
