"""Of a hidden ticket, or one that has moved, each place hears what it may and no more."""

from typing import Any

import pytest
from sqlalchemy import update

from care.notices.topic import DeskWithdrawn
from care.outbox import Lane, Post, to_topic
from care.store.tables import tickets
from tests.delivery.town import EMMA, GROUP, Town
from tests.store.cast import worded


async def test_what_another_group_has_by_now_is_not_said_in_this_one(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Hello?")
    await town.do(_moved)
    before = len(town.calls())
    await town.send()
    assert len(town.calls()) == before
    assert await town.waiting() == []


async def _moved(unit: Any) -> None:  # noqa: ANN401
    await unit.execute(update(tickets).values(desk=-1002))


@pytest.mark.parametrize(("topic", "said"), [(None, False), (2, True)])
async def test_of_a_hidden_ticket_only_its_own_topic_hears(town: Town, topic: int | None, said: bool) -> None:
    """One that was shown once keeps its topic."""
    ticket = await town.opened()
    await town.owe(to_topic(ticket, DeskWithdrawn()))

    async def hide(unit: Any) -> None:  # noqa: ANN401
        await unit.execute(update(tickets).values(hidden=True, topic=topic))

    await town.do(hide)
    before = len(town.standing())
    await town.send()
    assert (len(town.standing()) > before) == said


async def test_to_a_person_a_hidden_or_moved_ticket_says_what_it_owes(town: Town) -> None:
    ticket = await town.opened()

    async def hide(unit: Any) -> None:  # noqa: ANN401
        await unit.execute(update(tickets).values(hidden=True, desk=-1002))

    await town.do(hide)
    await town.send(Post(EMMA.id, worded("Hi"), Lane.ANSWER, ticket_id=ticket.id))
    assert town.words(EMMA.id)[-1] == "Hi"


async def test_a_word_into_a_topic_that_its_ticket_left_goes_there(town: Town) -> None:
    ticket = await town.opened()
    body = worded("It is elsewhere", topic=ticket.topic)
    await town.send(Post(GROUP, body, Lane.DESK))
    assert town.words(GROUP, ticket.topic)[-1] == "It is elsewhere"


async def test_a_word_into_a_ticket_whose_topic_is_gone_makes_it_anew_first(town: Town) -> None:
    ticket = await town.opened()

    async def lose(unit: Any) -> None:  # noqa: ANN401
        await unit.execute(update(tickets).values(topic=None, card=None))

    await town.do(lose)
    await town.send(to_topic(ticket, DeskWithdrawn()))
    again = await town.ticket(ticket.id)
    assert again.topic not in (None, ticket.topic)
    card, line = town.words(GROUP, again.topic)
    assert "The coffee was cold" in card
    assert "The coffee was cold" not in line
