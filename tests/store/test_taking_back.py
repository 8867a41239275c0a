"""What stays inside, what is taken back from a customer, and what an edit does."""

from dataclasses import replace
from datetime import datetime

import pytest

from care.due import do_due
from care.model.history import Event
from care.model.ticket import State, Ticket
from care.notices.held import DeskHeld, DeskTakenBack, How
from care.outbox.bodies import Unsend, body_in, narrowed
from care.people.operators import Operator
from care.store.tables import copies, entries, history, outbox
from care.store.unit import Store
from care.tickets.entries import Author, Entry, find_entries
from care.tickets.rows import find_ticket
from care.tickets.words import relay, taking_back
from care.tickets.words.edits import operator_edited
from care.tickets.words.meaning import read
from care.tickets.work import working
from care.values.content import Content, Kind, Message
from care.values.errors import EditedCommand, NotAnAnswer, TooLate
from tests.store.cast import DARIA, DESK, EMMA, HOUR, MINUTE, NOW, TARAS, opened, said
from tests.store.looking import ask, clear, do, notice, notices, owed, rows

KNOWN = {"solve", "take"}


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    ticket = await do(store, opened)
    taken = await do(store, working.take, ticket.id, TARAS)
    await do(store, clear)
    return taken


async def write(
    store: Store, ticket: Ticket, text: str, at: datetime = NOW + MINUTE, **fields: object
) -> Entry:
    message = replace(said(DESK, text, **fields), sent_at=at)  # type: ignore[arg-type]
    entry = await do(
        store, relay.from_operator, ticket.id, TARAS, message, read(message.content, KNOWN, "me"), now=at
    )
    assert entry is not None
    return entry


async def reply(store: Store, operator: Operator, to: Entry) -> Entry:
    message = said(DESK, "She always complains", reply_to=to.message_id)
    entry = await do(
        store, relay.from_operator, 1, operator, message, read(message.content), now=NOW + MINUTE
    )
    assert entry is not None
    return entry


async def edit(store: Store, entry: Entry | Message, text: str, ticket: int = 1) -> bool:
    message = Message(DESK, entry.message_id, Content(Kind.TEXT, text), NOW)
    meant = read(message.content, KNOWN, "me")
    return await do(store, operator_edited, ticket, TARAS, message, meant, now=NOW + HOUR)


async def unsend(store: Store, entry: Entry | None) -> None:
    await do(store, taking_back.unsend, 1, entry, DARIA, now=NOW + HOUR)


async def deliver(store: Store, *of: Entry) -> None:
    """All that is owed has arrived; these entries stand at the customer."""
    await do(store, clear)
    values = [{"entry_id": entry.id, "chat_id": EMMA.id, "message_id": 500 + entry.id} for entry in of]
    await do(store, lambda unit: unit.execute(copies.insert(), values))


async def settle(store: Store, how: How) -> None:
    (post,) = [row for row in await rows(store, outbox) if row["kind"] == "unsend"]
    await do(store, clear)
    await do(
        store, taking_back.settle, narrowed(body_in("unsend", post["body"]), Unsend), how, now=NOW + HOUR
    )


async def now(store: Store, entry: Entry) -> Entry:
    return (await ask(store, find_entries, [entry.id]))[entry.id]


async def waits(store: Store) -> datetime | None:
    ticket = await ask(store, find_ticket, 1)
    assert ticket is not None
    return ticket.waiting_since


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


# --- taken back


async def test_what_was_not_sent_yet_is_never_sent(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "He is rude")
    await unsend(store, entry)
    assert await owed(store, EMMA.id) == ["unsend"]
    assert (await now(store, entry)).seen == ()


async def test_the_record_keeps_what_the_customer_has_read(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "He is rude")
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.DELETED)
    kept = await now(store, entry)
    assert (kept.author, [seen["text"] for seen in kept.seen]) == (Author.NOTE, ["He is rude"])
    (event,) = [row for row in await rows(store, history) if row["event"] == Event.TAKEN_BACK]
    assert (event["actor_id"], event["data"]) == (DARIA.id, {"entries": [entry.id], "how": "deleted"})
    assert "desk_taken_back" in await owed(store, DESK)
    assert await rows(store, copies) == []


async def test_who_has_no_answer_any_more_waits_again_under_the_same_promise(
    store: Store, ticket: Ticket
) -> None:
    entry = await write(store, ticket, "Hello")
    await deliver(store, entry)
    await unsend(store, entry)
    assert await waits(store) is None  # nothing is said before it is true
    await settle(store, How.DELETED)
    again = await ask(store, find_ticket, 1)
    assert again is not None
    assert (again.waiting_since, again.answer_due, again.first_answer_at) == (NOW, ticket.answer_due, None)
    assert again.owner == TARAS.id
    word = await notice(store, DeskTakenBack)
    assert word.answer_due == ticket.answer_due
    await do(store, clear)
    await do(store, do_due, now=ticket.answer_due + MINUTE)
    assert {"desk_overdue", "ticket_late"} <= {*await owed(store)}


@pytest.mark.parametrize("answers", [1, 2])
async def test_of_a_solved_ticket_the_team_hears_whether_an_answer_remains(
    store: Store, ticket: Ticket, answers: int
) -> None:
    *_, entry = [await write(store, ticket, "Hello", NOW + (at + 1) * MINUTE) for at in range(answers)]
    await do(store, working.solve, ticket.id, TARAS, now=NOW + HOUR)
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.DELETED)
    assert await waits(store) is None
    word = await notice(store, DeskTakenBack)
    assert (word.answer_due, word.ended) == (None, State.SOLVED if answers == 1 else None)


async def test_an_answer_of_a_solved_ticket_that_stays_leaves_nobody_without_one(
    store: Store, ticket: Ticket
) -> None:
    entry = await write(store, ticket, "Hello")
    await do(store, working.solve, ticket.id, TARAS, now=NOW + HOUR)
    await deliver(store, entry)
    await unsend(store, entry)
    await settle(store, How.LATE)
    word = await notice(store, DeskTakenBack)
    assert word.ended is None


async def test_who_has_another_answer_waits_for_none(store: Store, ticket: Ticket) -> None:
    first = await write(store, ticket, "Hello", NOW + MINUTE)
    second = await write(store, ticket, "We look into it", NOW + 2 * MINUTE)
    await deliver(store, first, second)
    await unsend(store, first)
    await settle(store, How.DELETED)
    stays = await ask(store, find_ticket, 1)
    assert stays is not None
    assert (stays.waiting_since, stays.first_answer_at) == (None, NOW + 2 * MINUTE)
    word = await notice(store, DeskTakenBack)
    assert word.answer_due is None


async def test_what_came_too_late_is_an_answer_still(store: Store, ticket: Ticket) -> None:
    entry = await write(store, ticket, "Hello")
    await deliver(store, entry)
    await edit(store, entry, "// rude")
    await settle(store, How.LATE)
    kept = await now(store, entry)
    assert (kept.author, kept.content.text, kept.seen) == (Author.OPERATOR, "Hello", ())
    assert await waits(store) is None


async def test_only_what_the_customer_has_can_be_taken_back_and_only_once(
    store: Store, ticket: Ticket
) -> None:
    note, answer = await write(store, ticket, "// hm"), await write(store, ticket, "Hello")
    for entry in (note, None):
        with pytest.raises(NotAnAnswer):
            await unsend(store, entry)
    await deliver(store, answer)
    await unsend(store, answer)
    with pytest.raises(TooLate):
        await unsend(store, answer)


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
