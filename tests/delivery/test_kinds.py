"""What the sender knows of each kind of post stands in one file, and it knows all that can be owed."""

import pytest
from sqlalchemy import select

from bot.delivery.kind import Doubt
from bot.delivery.registry import kind_of, known_kinds
from care.notices.topic import DeskSilent
from care.outbox import Lane, Post, to_topic
from care.outbox.bodies import BODIES, Circular, Erase, React, Recall, Relay, Title, Trace, Unsend, Worded
from care.store.tables import outbox
from tests.delivery.town import GROUP, OLENA, Town
from tests.store.cast import claim_of, owed_row, worded


def test_every_kind_that_can_be_owed_has_its_file() -> None:
    assert known_kinds().keys() == {*BODIES.values(), Worded, "text"}


@pytest.mark.parametrize(
    ("count", "together", "of"), [(1, "text", Relay), (2, "text", "text"), (2, "album:7", Relay)]
)
def test_several_short_texts_are_one_message_and_an_album_is_an_album(
    count: int, together: str, of: object
) -> None:
    rows = [owed_row(Relay(), entry=number) for number in range(count)]
    assert kind_of(claim_of(GROUP, *rows, together=together)).of == of


def test_what_is_never_sent_is_what_was_erased_and_what_is_done_again_makes_no_message() -> None:
    """Who adds a kind that makes messages decides which way it errs."""
    by_doubt = {doubt: {kind.of for kind in known_kinds().values() if kind.doubt is doubt} for doubt in Doubt}
    assert by_doubt[Doubt.NEVER] == {Trace}
    assert by_doubt[Doubt.LEFT] == {Circular}
    assert by_doubt[Doubt.AGAIN] == {Title, React, Erase, Unsend, Recall}


async def test_people_and_we_may_speak_in_one_message(town: Town) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Is anybody there?")
    await town.owe(to_topic(await town.ticket(ticket.id), DeskSilent(operator="Daria")))
    await town.from_emma(ticket, "Hello?")
    await town.send()
    [said] = [text for text in town.words() if "anybody" in text]
    first, ours, last = said.split("\n\n")
    assert (first, last) == ("Emma\nIs anybody there?", "Emma\nHello?")
    assert "Daria" in ours


@pytest.mark.parametrize(("kind", "body"), [("unheard_of", {}), ("erase", {})], ids=["kind", "body"])
async def test_what_a_later_version_owed_waits_and_keeps_nothing_else(
    town: Town, kind: str, body: dict[str, object]
) -> None:
    await town.owe(Post(OLENA.id, worded("Later"), Lane.ANSWER))
    async with town.store.write() as unit:
        await unit.execute(outbox.update().values(kind=kind, body=body))
        await unit.commit()
    await town.send(Post(GROUP, worded("Now"), Lane.ANSWER))
    assert town.words() == ["Now"]
    async with town.store.read() as unit:
        [row] = (await unit.execute(select(outbox))).mappings()
    assert (row["chat_id"], row["token"], row["failed_at"]) == (OLENA.id, None, None)
