"""What stays inside until somebody sends it, and what an edit or a reply makes of it."""

from dataclasses import replace

import pytest

from care.due.run import do_due
from care.model.ticket import Ticket
from care.notices.held import DeskHeld, How
from care.people.operators import Operator
from care.store.tables import copies, entries, outbox
from care.store.unit import Store
from care.tickets.entries import Author, Entry
from care.tickets.words import noting, relay
from care.tickets.words.meaning import read
from care.values.content import Kind
from care.values.errors import EditedCommand, TooLate
from tests.store.answering import deliver, edit, now, settle, ticket, waits, write
from tests.store.cast import DARIA, DESK, EMMA, HOUR, MINUTE, NOW, TARAS, opened, said
from tests.store.looking import clear, do, notices, owed, rows

__all__ = ["ticket"]  # a fixture


async def reply(store: Store, operator: Operator, to: Entry) -> Entry:
    message = said(DESK, "She always complains", reply_to=to.message_id)
    entry = await do(
        store, relay.from_operator, 1, operator, message, read(message.content), now=NOW + MINUTE
    )
    assert entry is not None
    return entry


async def asked(store: Store) -> list[str]:
    """Why the writer is asked whether it shall go."""
    return [held.why for held in await notices(store, DeskHeld)]


# --- held


async def test_what_is_held_stays_inside_until_somebody_sends_it(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "/5 of 10 cakes")
    assert (entry.author, await asked(store), await waits(store)) == (Author.NOTE, ["mark"], NOW)
    assert await owed(store, EMMA.id) == []
    await do(store, relay.release, entry.id, DESK, DARIA, now=NOW + HOUR)
    assert await owed(store, EMMA.id) == ["relay"]
    sent = await now(store, entry)
    assert (sent.author, sent.author_name, sent.content.text) == (Author.OPERATOR, "Taras", "/5 of 10 cakes")
    assert await waits(store) is None


async def test_what_was_sent_or_written_elsewhere_is_not_sent_again(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "/5 of 10 cakes")
    for group in (DESK - 1, EMMA.id):
        with pytest.raises(TooLate):
            await do(store, relay.release, entry.id, group, DARIA)
    await do(store, relay.release, entry.id, DESK, DARIA)
    with pytest.raises(TooLate):
        await do(store, relay.release, entry.id, DESK, DARIA)
    assert await owed(store, EMMA.id) == ["relay"]


@pytest.mark.parametrize("marked", [0, 1, 2])
async def test_an_album_stays_inside_whichever_part_has_the_mark(
    store: Store, ticket: Ticket, marked: int
) -> None:
    for part in range(3):
        await write(store, ticket, "// rude" if part == marked else "", kind=Kind.PHOTO, album="a")
    assert "relay" not in await owed(store, EMMA.id)
    operators = [row for row in await rows(store, entries) if row["author"] != "customer"]
    assert [row["author"] for row in operators] == ["note"] * 3
    if marked:
        await settle(store, How.UNSEEN)
        assert "desk_taken_back" not in await owed(store, DESK)
    assert await waits(store) == NOW


async def test_a_held_album_is_sent_as_a_whole(store: Store, ticket: Ticket) -> None:
    parts = [await write(store, ticket, text, kind=Kind.PHOTO, album="a") for text in ("", "/5 of 10", "")]
    await do(store, clear)
    await do(store, relay.release, parts[1].id, DESK, TARAS)
    assert await owed(store, EMMA.id) == ["relay"] * 3


# --- edits


async def test_an_answer_edited_into_a_note_or_a_command_is_taken_back(store: Store, ticket: Ticket) -> None:
    for text, why in (
        ("// rude", []),
        ("/solve", ["returned"]),
        ("/solve.", ["returned"]),
        ("/x@other", ["returned"]),
    ):
        entry = await write(store, ticket, "He is rude")
        await deliver(store, entry)
        assert await edit(store, entry, text)
        assert (await now(store, entry)).author is Author.NOTE
        assert await owed(store, EMMA.id) == ["unsend"]
        assert await asked(store) == why
        await do(store, lambda unit: unit.execute(copies.delete()))


@pytest.mark.parametrize("first", ["// hm", "/solvee", "note: hm"])
async def test_what_was_inside_and_is_edited_into_words_is_asked_about(
    store: Store, ticket: Ticket, first: str
) -> None:
    entry = await write(store, ticket, first)
    await do(store, clear)
    assert await edit(store, entry, "hm")
    assert (await asked(store), await owed(store, EMMA.id)) == (["edited"], [])
    await do(store, relay.release, entry.id, DESK, TARAS)
    assert (await now(store, entry)).content.text == "hm"


@pytest.mark.usefixtures("ticket")
async def test_what_was_never_an_entry_and_is_edited_into_words_is_asked_about(store: Store) -> None:
    command = said(DESK, "/solve")
    assert await edit(store, command, "We are sorry")
    assert (await asked(store), await owed(store, EMMA.id)) == (["edited"], [])


async def test_a_command_in_an_edit_is_not_carried_out(store: Store, ticket: Ticket) -> None:
    with pytest.raises(EditedCommand):
        await edit(store, said(DESK, "/take"), "/solve")
    note = await write(store, ticket, "// hm")
    await do(store, clear)
    assert await edit(store, note, "/solve")
    assert await asked(store) == ["command"]


async def test_a_note_stays_a_note_and_an_edit_that_changes_nothing_does_nothing(
    store: Store, ticket: Ticket
) -> None:
    note, held = await write(store, ticket, "// hm"), await write(store, ticket, "/solve.")
    await do(store, clear)
    assert await edit(store, note, "/note better")
    assert (await now(store, note)).content.text == "better"
    assert not await edit(store, note, "// better")
    assert not await edit(store, held, "/solve.")
    await do(store, relay.release, held.id, DESK, TARAS)
    await do(store, clear)
    assert not await edit(store, held, "/solve.")
    assert await owed(store) == []


@pytest.mark.parametrize("text", ["// give her a soup?", "@taras look", "We are sorry"])
async def test_a_reply_to_a_colleague_or_to_what_stayed_inside_is_held(
    store: Store, ticket: Ticket, text: str
) -> None:
    held = await reply(store, DARIA, to=await write(store, ticket, text))
    assert held.author is Author.NOTE
    assert await asked(store) == [*(["colleague"] if text.startswith("@") else []), "colleague"]


async def test_a_reply_to_ones_own_words_or_to_the_customer_is_an_answer(
    store: Store, ticket: Ticket
) -> None:
    heard = await do(store, relay.from_customer, ticket, EMMA, said(EMMA, "Hello?"), now=NOW + MINUTE)
    assert heard is not None
    await do(
        store,
        lambda unit: unit.execute(copies.insert(), {"entry_id": heard.id, "chat_id": DESK, "message_id": 77}),
    )
    answers = [
        await reply(store, DARIA, to=replace(heard, message_id=77)),
        await reply(store, TARAS, to=await write(store, ticket, "We are sorry")),
    ]
    assert [entry.author for entry in answers] == [Author.OPERATOR] * 2


# --- a note that was begun with a button


async def test_the_next_words_of_whoever_pressed_note_are_held_and_the_ones_after_them_go(
    store: Store, ticket: Ticket
) -> None:
    await do(store, noting.begin, ticket.id, TARAS)
    await do(store, noting.begin, ticket.id, TARAS)
    held, answer = await write(store, ticket, "She is nervous"), await write(store, ticket, "We are sorry")
    assert (held.author, answer.author) == (Author.NOTE, Author.OPERATOR)
    assert await asked(store) == ["noting"]
    assert [row["entry_id"] for row in await rows(store, outbox) if row["chat_id"] == EMMA.id] == [answer.id]


async def test_a_note_that_somebody_else_began_or_elsewhere_holds_no_words_here(
    store: Store, ticket: Ticket
) -> None:
    await do(store, noting.begin, ticket.id, DARIA)
    other = await do(store, opened)
    await do(store, noting.begin, other.id, TARAS)
    assert (await write(store, ticket, "We are sorry")).author is Author.OPERATOR


async def test_a_mark_ends_what_the_button_began(store: Store, ticket: Ticket) -> None:
    await do(store, noting.begin, ticket.id, TARAS)
    assert (await write(store, ticket, "// nervous")).author is Author.NOTE
    assert (await write(store, ticket, "We are sorry")).author is Author.OPERATOR


async def test_who_writes_long_after_the_button_answers(store: Store, ticket: Ticket) -> None:
    await do(store, noting.begin, ticket.id, TARAS)
    late = NOW + noting.MEANT_FOR
    assert await do(store, do_due, now=late) == 1
    assert (await write(store, ticket, "We are sorry", late)).author is Author.OPERATOR
