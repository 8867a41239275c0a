"""The clock and the router at one conversation, on both stores."""

import pytest
from sqlalchemy import func, select

from care.store.unit import Store
from care.tickets.work import working
from tests.store.cast import EMMA, TARAS, opened
from tests.store.doorstep import Doorstep
from tests.store.looking import do

WORDS = "Do you have oat milk?"


async def test_words_become_a_question_and_a_draft_is_reminded_of(store: Store) -> None:
    emma = Doorstep(store)
    await emma.say("/complaint")
    await emma.press("department", "cafe")
    await emma.say("The coffee was cold")
    await emma.say("/menu")
    await emma.say(WORDS)
    await emma.wait(hours=25)
    assert await emma.words() == [(1, WORDS)]
    assert len(await emma.told()) == 2


async def test_the_operator_who_takes_a_ticket_brings_the_clock_forward(store: Store) -> None:
    emma = Doorstep(store)
    for _ in range(2):
        await do(store, opened)
    await emma.say(WORDS)
    assert await emma.tick() == 0
    await do(store, working.take, 2, TARAS, now=emma.moment)
    assert await emma.tick() == 1
    assert (2, WORDS) in await emma.words()


@pytest.mark.parametrize("url", ["postgres"], indirect=True)
async def test_who_is_at_the_door_just_now_is_looked_at_the_next_time(store: Store) -> None:
    emma = Doorstep(store)
    await emma.say(WORDS)
    async with store.engine.connect() as other:
        await other.execute(select(func.pg_advisory_xact_lock(EMMA.id)))
        await emma.wait(hours=25)
        assert await emma.words() == []
    assert await emma.tick() == 1
    assert await emma.words() == [(1, WORDS)]
