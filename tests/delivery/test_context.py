"""What a delivery knows, read right before it."""

from typing import Any

import pytest

from bot.delivery.case import load_case
from bot.delivery.context import Context, load_context
from bot.delivery.kinds import edit
from bot.delivery.kinds import relay as relays
from care.model.ticket import Ticket
from care.outbox import Claim
from care.outbox.bodies import Body, Edit, Relay
from care.tickets.words import relay
from care.values.content import Content, Message
from care.values.content import Kind as ContentKind
from tests.delivery.town import EMMA, GROUP, OLENA, TARAS, Town
from tests.store.cast import claim_of, owed_row

RELAY = Relay()


def owed(
    chat_id: int,
    ticket: Ticket | None = None,
    *entries: int,
    body: Body = RELAY,
    **fields: Any,  # noqa: ANN401
) -> Claim:
    of = ticket.id if ticket else None
    return claim_of(
        chat_id, *(owed_row(body, ticket=of, entry=each) for each in entries or (None,)), **fields
    )


async def load(town: Town, what: Claim) -> Context:
    return await town.do(load_context, what)


async def edited(town: Town, what: Claim) -> edit.Edited:
    return await edit.KIND.read(town.way(what))


async def reply(town: Town, what: Claim) -> int | None:
    return (await relays.KIND.read(town.way(what))).reply


async def test_it_is_said_in_its_readers_language(town: Town) -> None:
    """A customer's own, that of a group's department, that of somebody of the staff, else the business's."""
    ticket = await town.opened()
    for chat_id, language in (
        (EMMA.id, "en"),
        (OLENA.id, "uk"),
        (TARAS.id, "uk"),
        (4001, "en"),
        (GROUP, "en"),
    ):
        given = town.business.model_copy(update={"default_language": "en"})
        context = await town.do(
            load_context, owed(chat_id, ticket if chat_id == GROUP else None), business=given
        )
        words = context.words(owed(chat_id), given)
        assert (chat_id, context.language, words.language) == (chat_id, language, language)


async def test_whose_ticket_it_is_or_whose_chat(town: Town) -> None:
    ticket = await town.opened()
    in_group, in_private = await load(town, owed(GROUP, ticket)), await load(town, owed(OLENA.id, ticket))
    assert in_group.customer is not None
    assert in_private.customer is not None
    assert (in_group.customer.id, in_private.customer.id) == (EMMA.id, OLENA.id)
    assert in_group.ticket == ticket
    nobodys = await load(town, owed(GROUP))
    assert (nobodys.ticket, nobodys.customer) == (None, None)


async def test_the_entries_of_all_rows_and_where_the_first_stands(town: Town) -> None:
    ticket = await town.opened()
    asked = await town.from_emma(ticket, "Hello?")
    await town.from_emma(ticket, "Anybody?")
    await town.send()
    stands = town.standing()[-1]["message_id"]
    context = await edited(town, owed(GROUP, ticket, 2, 3, body=Edit()))
    assert [context.entry(row).content.text for row in owed(GROUP, ticket, 2, 3).rows] == [
        "Hello?",
        "Anybody?",
    ]
    assert context.place == stands
    assert [entry.id for entry in context.together] == [2, 3]  # they were joined
    assert (await edited(town, owed(EMMA.id, ticket, 2))).place == asked.message_id
    assert (context.leads, (await load(town, owed(GROUP, ticket))).entries) == (True, {})
    bare = await edited(town, owed(GROUP, ticket))
    assert (bare.place, bare.together) == (None, ())


async def test_what_it_answers_is_where_the_reader_has_it(town: Town) -> None:
    ticket = await town.opened()
    asked = await town.from_emma(ticket, "Is anybody there?")
    await town.send()
    shown = town.standing()[-1]["message_id"]
    await town.from_taras(ticket, "Yes", reply_to=shown)
    assert await reply(town, owed(EMMA.id, ticket, 3)) == asked.message_id
    assert await reply(town, owed(EMMA.id, ticket, 3, body=Relay(part=1))) is None
    assert await reply(town, owed(EMMA.id, ticket, 2)) is None
    assert await reply(town, owed(OLENA.id, ticket, 3)) is None
    assert await reply(town, owed(GROUP, ticket)) is None


async def test_the_second_part_of_an_album_does_not_lead_it(town: Town) -> None:
    ticket = await town.opened()
    for number in range(2):
        photo = Content(ContentKind.PHOTO, "x", "file")
        message = Message(EMMA.id, 70 + number, photo, town.clock.now(), album="7")
        await town.do(relay.from_customer, ticket, EMMA, message)
    for entry, leads in ((2, True), (3, False)):
        assert (await edited(town, owed(GROUP, ticket, entry, body=Edit()))).leads == leads


@pytest.mark.parametrize(("floor", "copies"), [(None, True), (1, True), (10**6, False)])
async def test_in_doubt_it_knows_what_stands_there_already(
    town: Town, floor: int | None, copies: bool
) -> None:
    ticket = await town.opened()
    await town.from_emma(ticket, "Hello?")
    await town.send()
    shown = {town.standing()[-1]["message_id"]} if copies else set()
    what = owed(GROUP, ticket, 2, ambiguous=True, floor=floor)
    assert (await load(town, what)).known == shown | {ticket.topic, ticket.card}
    assert (await load(town, owed(GROUP, None, 2, ambiguous=True, floor=floor))).known == shown
    assert (await load(town, owed(GROUP, ticket, 2))).known == frozenset()


async def test_a_case_is_all_that_a_card_shows(town: Town) -> None:
    await town.opened()
    second = await town.opened()
    await town.from_emma(second, "Hello?")
    case = await town.do(load_case, second.id)
    assert case is not None
    assert case.customer is not None
    assert (case.ticket.id, case.customer.id, case.earlier) == (second.id, EMMA.id, 1)
    assert [entry.content.text for entry in case.entries] == ["The coffee was cold", "Hello?"]
    assert (case.feedback, case.earned, case.ban) == (None, 0, None)
    assert (case.related.tags, case.related.linked, case.related.into) == ((), (), None)
    assert await town.do(load_case, 99) is None
