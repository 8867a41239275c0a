"""How far behind a staff group is, and what that means for a new ticket."""

from datetime import timedelta

from care.business import Business
from care.outbox import Lane, Post, behind, calls_waiting, depth, owe, redraw
from care.outbox.bodies import Relay
from care.people.groups import place_for
from care.store.unit import Store
from tests.store.cast import COURIERS, DESK, EMMA, MINUTE, NOW, SHOP, opened, worded
from tests.store.looking import ask, clear, do

DELIVERY = SHOP.departments[2].model_copy(update={"groups": (DESK, COURIERS)})
SHARED: Business = SHOP.model_copy(update={"departments": (DELIVERY,)})


def word(number: int, together: str = "text") -> Post:
    return Post(DESK, Relay(), Lane.RELAY, stream=f"t{number}", ticket_id=number, together=together)


async def test_texts_of_one_topic_and_the_parts_of_an_album_are_one_call(store: Store) -> None:
    await do(store, owe, *[word(1) for _ in range(9)], word(2), *[word(3, "album:a") for _ in range(3)])
    assert await ask(store, calls_waiting) == {DESK: 2 + 1 + 1}


async def test_a_new_ticket_is_two_calls_with_the_texts_behind_it(store: Store) -> None:
    ticket = await do(store, opened)
    await do(store, owe, word(ticket.id), redraw(DESK, 77))
    assert (await ask(store, depth)).groups == {DESK: 2 + 1}


async def test_only_what_is_due_in_a_group_counts(store: Store) -> None:
    later = redraw(DESK, 1, NOW + MINUTE)
    await do(store, owe, later, Post(EMMA.id, worded("Hi"), Lane.ANSWER))
    assert await ask(store, calls_waiting) == {}
    assert await ask(store, calls_waiting, [COURIERS], now=NOW + MINUTE) == {}


def test_sixty_calls_keep_a_group_busy_for_three_minutes() -> None:
    assert behind(60, per_minute=20) == timedelta(minutes=3)


async def test_a_new_ticket_goes_to_the_group_with_fewer_open_ones(store: Store) -> None:
    await do(store, opened)
    await do(store, clear)
    assert await ask(store, place_for, "delivery", business=SHARED) == COURIERS


async def test_a_new_ticket_goes_where_it_is_seen_sooner(store: Store) -> None:
    await do(store, opened)
    await do(store, owe, *[redraw(COURIERS, number) for number in range(100, 130)])
    assert await ask(store, place_for, "delivery", business=SHARED) == DESK
