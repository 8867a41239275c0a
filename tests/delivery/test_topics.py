"""A ticket's topic and card: made once, kept up to date, made anew when they are gone."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.delivery.case import card_of, load_case, read_case
from care.business import Person
from care.model.ticket import Ticket
from care.outbox import Lane, Post, redraw, retitle
from care.outbox.bodies import Card
from care.people.operators import Duty
from care.staff import shifts
from care.store.tables import outbox as table
from care.tickets.work import working
from dialogs.staff.ticket.related import Related
from playground.values.shapes import Json
from tests.delivery.town import EMMA, GROUP, TARAS, Town, changed
from tests.store.cast import DARIA
from tests.words import like, sentence


def title(town: Town, ticket: Ticket) -> str:
    return town.world.chats[GROUP].topics[ticket.topic or 0].name


async def test_a_card_is_brought_up_to_date_and_its_title_after_it(town: Town) -> None:
    ticket = await town.opened()
    await town.do(working.take, ticket.id, TARAS)
    await town.owe(redraw(GROUP, ticket.id))
    await town.send()
    [card, *_] = town.standing(GROUP, ticket.topic)
    assert card["message_id"] == ticket.card
    assert "Taras" in card["text"]
    assert card["reply_markup"]["inline_keyboard"][0][0]["callback_data"].startswith("t1.2.")
    assert title(town, ticket) == "💬 № 1 Emma"
    assert len(town.calls("editForumTopic")) == 1


async def test_a_title_that_says_so_already_costs_no_call(town: Town) -> None:
    ticket = await town.opened()
    await town.send(retitle(GROUP, ticket.id), redraw(GROUP, ticket.id))
    assert town.calls("editForumTopic") == []
    assert await town.waiting() == []


async def test_after_a_start_nobody_knows_what_a_topic_is_called(town: Town) -> None:
    ticket = await town.opened()
    town.rebuild()
    await town.send(redraw(GROUP, ticket.id))
    await town.send(redraw(GROUP, ticket.id))
    assert len(town.calls("editForumTopic")) == 1
    assert title(town, ticket) == "🆕 № 1 Emma"


async def test_a_card_that_says_so_already_is_up_to_date(town: Town) -> None:
    ticket = await town.opened()
    await town.send(redraw(GROUP, ticket.id))
    assert await town.waiting() == []
    assert (await town.ticket(ticket.id)).card == ticket.card


async def test_a_topic_that_was_lost_unheard_is_found_and_its_card_made_in_it(town: Town) -> None:
    town.fail("lost", method="createForumTopic")
    ticket = await town.opened()
    assert ticket.topic is None
    await town.later(seconds=1)
    again = await town.ticket(ticket.id)
    assert list(town.world.chats[GROUP].topics) == [again.topic]
    assert [body["message_id"] for body in town.standing(GROUP, again.topic)] == [again.card]


async def test_a_card_that_was_lost_unheard_is_found(town: Town) -> None:
    town.fail("lost", method="sendMessage", chat_id=GROUP)
    ticket = await town.opened()
    assert (ticket.topic is not None, ticket.card) == (True, None)
    await town.later(seconds=1)
    again = await town.ticket(ticket.id)
    assert [body["message_id"] for body in town.standing()] == [again.card]
    assert again.topic == ticket.topic


async def test_once_it_is_written_down_a_topic_that_is_gone_is_made_anew(town: Town) -> None:
    """The journal says where it stood; the store says that it stands there no more."""
    await town.owe()
    ticket = await town.opened()
    assert all(call.errand == "" or call.state != "<" for call in town.client.journal._calls.values())
    await changed(town, topic=None, card=None)
    await town.send(Post(GROUP, Card(), Lane.DESK, stream="t1", ticket_id=ticket.id))
    again = await town.ticket(ticket.id)
    assert (again.topic, again.card) != (ticket.topic, ticket.card)
    assert len(town.calls("createForumTopic")) == 2


@pytest.mark.parametrize(
    ("state", "closed", "method", "stays_closed"),
    [
        ("new", True, "reopenForumTopic", False),
        ("solved", True, "closeForumTopic", True),
        ("new", False, "", False),
    ],
)
async def test_the_topic_of_what_is_over_is_closed_and_of_what_goes_on_opened(
    town: Town, state: str, closed: bool, method: str, stays_closed: bool
) -> None:
    ticket = await town.opened()
    town.world.chats[GROUP].topics[ticket.topic or 0].closed = state == "new" and closed
    await changed(town, state=state, topic_closed=closed)
    await town.send(retitle(GROUP, ticket.id))
    for each in ("reopenForumTopic", "closeForumTopic"):
        asked = [(call["chat_id"], call["message_thread_id"]) for call in town.calls(each)]
        assert asked == ([(GROUP, ticket.topic)] if each == method else [])
    assert town.world.chats[GROUP].topics[ticket.topic or 0].closed == stays_closed
    assert (await town.ticket(ticket.id)).topic_closed == stays_closed


@pytest.mark.parametrize(("state", "made"), [("solved", False), ("new", True)])
async def test_a_topic_that_is_gone_is_missed_while_its_ticket_is_open(
    town: Town, state: str, made: bool
) -> None:
    ticket = await town.opened()
    del town.world.chats[GROUP].topics[ticket.topic or 0]
    await changed(town, state=state, topic_closed=True)
    town.rebuild()
    await town.send(retitle(GROUP, ticket.id))
    assert (len(town.calls("createForumTopic")) == 2) == made
    assert await town.waiting() == []


async def test_a_card_that_is_drawn_for_a_closed_topic_asks_for_it_to_be_opened(town: Town) -> None:
    ticket = await town.opened()
    await changed(town, topic_closed=True)
    town.world.chats[GROUP].topics[ticket.topic or 0].closed = True
    await town.send(redraw(GROUP, ticket.id))
    assert len(town.calls("reopenForumTopic")) == 1
    assert not (await town.ticket(ticket.id)).topic_closed


async def test_of_what_is_closed_and_over_a_card_asks_nothing(town: Town) -> None:
    ticket = await town.opened()
    await changed(town, topic_closed=True, state="solved")
    await town.send(retitle(GROUP, ticket.id))
    before = len(town.calls("closeForumTopic"))
    await town.send(redraw(GROUP, ticket.id))
    assert len(town.calls("closeForumTopic")) == before


async def test_a_ticket_that_is_not_in_the_store_is_a_mistake_of_ours(town: Town) -> None:
    await town.owe(redraw(GROUP, 99))
    [owed] = await town.claim()
    with pytest.raises(LookupError, match="ticket 99"):
        await read_case(town.way(owed), 99)


async def test_the_card_says_how_much_it_does_not_show(town: Town) -> None:
    long = town.written("emma", "x" * 2600, EMMA.id)
    await town.opened(long)
    card, word = town.words()
    assert long.content.text not in card
    assert "📎 1" in card or "1" in card
    assert long.content.text in word


async def test_a_title_that_opens_a_topic_is_as_urgent_as_words_for_it(town: Town) -> None:
    ticket = await town.opened()
    ranks = []
    for closed in (False, True):
        await changed(town, topic_closed=closed, order_number="A-1")
        town.rebuild()
        await town.owe(redraw(GROUP, ticket.id))
        for owed in await town.claim():
            await town.deliver(owed)
        async with town.store.read() as unit:
            ranks += list((await unit.execute(select(table.c.rank).where(table.c.kind == "title"))).scalars())
        await town.do(_nothing_waits)
    plain, opens = ranks
    assert plain - opens == 14 * 60_000 + 45_000


async def _nothing_waits(unit: Any) -> None:  # noqa: ANN401
    await unit.execute(table.delete())


async def test_the_card_has_all_that_is_known(town: Town) -> None:
    ticket = await town.opened()
    bare = await town.do(load_case, ticket.id)
    assert bare is not None
    before = card_of(bare, town.business, town.clock.now()).text
    more: list[dict[str, Any]] = [
        {"earlier": 3},
        {"feedback": ("table7", 2)},
        {"notes": (1, "Likes it hot")},
        {"related": Related(("late",))},
        {"customer": None},
        {"entries": ()},
    ]
    for facts in more:
        assert card_of(replace(bare, **facts), town.business, town.clock.now()).text != before, facts


@pytest.fixture
async def foreign(town: Town) -> Town:
    """Taras answers in Ukrainian alone, Daria also in English; Taras is on shift."""
    spoken = Person(id=TARAS.id, languages=("uk",)), Person(id=DARIA.id, languages=("uk", "en"))
    town.rebuild(town.business.model_copy(update={"staff": spoken}))

    await town.do(shifts.begin, TARAS)
    return town


ASKED = sentence("Asked to take it: {who}", who="Taras")
NOBODY_DOES = "Does not answer in the customer’s language ({language}); nobody on…"
OTHERS_DO = "Does not answer in the customer’s language ({language}). Colleagues…"
ENGLISH = sentence("English")


def says_who_has_the_language(message: Json) -> bool:
    return any(like(line).search(lines(message)) for line in (NOBODY_DOES, OTHERS_DO))


def lines(message: Json) -> str:
    return str(message["text"]).replace("\xa0", " ")


async def test_the_card_says_that_who_is_asked_has_not_the_language_and_who_has(foreign: Town) -> None:
    ticket = await foreign.opened()
    [card] = foreign.standing(GROUP, ticket.topic)
    assert f"{ASKED}\n{sentence(NOBODY_DOES, language=ENGLISH)}" in lines(card)
    await foreign.do(shifts.begin, DARIA)
    await foreign.send(redraw(GROUP, ticket.id))
    [card] = foreign.standing(GROUP, ticket.topic)
    assert f"{ASKED}\n{sentence(OTHERS_DO, language=ENGLISH, names='Daria')}" in lines(card)
    await foreign.do(working.take, ticket.id, TARAS)
    await foreign.send(redraw(GROUP, ticket.id))
    assert not says_who_has_the_language(foreign.standing(GROUP, ticket.topic)[0])


async def test_a_line_that_asks_somebody_says_so_too(foreign: Town) -> None:
    await foreign.do(shifts.begin, DARIA)
    ticket = await foreign.opened()
    assert not says_who_has_the_language(foreign.standing(GROUP, ticket.topic)[0])  # Daria is asked
    await foreign.do(shifts.end, replace(DARIA, duty=Duty.ON))
    await foreign.send()
    word = lines(foreign.standing(GROUP, ticket.topic)[-1])
    assert word == f"{ASKED}\n{sentence(NOBODY_DOES, language=ENGLISH)}"
