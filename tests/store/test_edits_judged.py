"""An edit in a topic is judged as what is written there is; and the answers that can be taken back."""

from care.model.ticket import Ticket
from care.notices.held import DeskHeld, Why
from care.store.tables import outbox
from care.store.unit import Store
from care.tickets.words.taking_back import answers_of
from care.values.content import Kind
from tests.store.answering import deliver, edit, now, ticket, write
from tests.store.cast import DESK, MINUTE, NOW, said
from tests.store.looking import ask, notices, owed, rows

__all__ = ["ticket"]


async def test_an_answer_that_is_edited_is_an_answer_and_changes_where_the_customer_reads_it(
    store: Store, ticket: Ticket
) -> None:
    entry = await write(store, ticket, "We will look")
    await deliver(store, entry)
    assert await edit(store, entry, "We have looked")
    assert [(row["kind"], row["entry_id"]) for row in await rows(store, outbox)] == [("edit", entry.id)]
    assert (await now(store, entry)).content.text == "We have looked"
    assert not await edit(store, entry, "We have looked")


async def test_what_becomes_words_or_nearly_a_command_is_asked_about_by_its_name(
    store: Store,
    ticket: Ticket,  # noqa: ARG001
) -> None:
    assert await edit(store, said(DESK, "/solev"), "/slove please")
    assert await edit(store, said(DESK, "/solev"), "We are sorry")
    held = await notices(store, DeskHeld)
    assert [(each.why, each.name) for each in held] == [(Why.EDITED, "slove"), (Why.EDITED, "")]


async def test_what_becomes_a_command_for_another_bot_is_nobodys(store: Store, ticket: Ticket) -> None:  # noqa: ARG001
    assert await edit(store, said(DESK, "/solev"), "/ban@OtherBot 7d") is False
    assert await owed(store) == []


async def test_of_the_answers_the_latest_comes_first_and_an_album_once(store: Store, ticket: Ticket) -> None:
    first = await write(store, ticket, "Hello")
    parts = [
        await write(store, ticket, "", NOW + (2 + part) * MINUTE, kind=Kind.PHOTO, album="7")
        for part in range(2)
    ]
    last = await write(store, ticket, "Bye", NOW + 9 * MINUTE)
    found = [entry.id for entry in await ask(store, answers_of, ticket.id)]
    assert found == [last.id, parts[0].id, first.id]
