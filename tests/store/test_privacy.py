"""What we know about a customer, and its end."""

import json

import pytest
from sqlalchemy.exc import DBAPIError

from care.commands import DeleteMe, Done, GiveFeedback
from care.handlers import carry_out
from care.inbox import dead_letters
from care.loyalty.earning import award
from care.loyalty.movements import Why
from care.model.ticket import State, Ticket
from care.outbox import Lane, Post, claim, end_leases, fail, owe, shown
from care.outbox.bodies import Told, Trace
from care.people import operators
from care.people.customers import find
from care.people.operators import Operator
from care.privacy import knowledge
from care.staff import audit
from care.store.tables import (
    attempts,
    bans,
    conversations,
    copies,
    customer_notes,
    jobs,
    metadata,
    note_uses,
    outbox,
    ticket_tags,
    tickets,
)
from care.store.tables import audit as audit_table
from care.store.tables import dead_letters as dead_letters_table
from care.store.tables import feedback as feedback_table
from care.store.tables import shown as shown_table
from care.store.unit import Store, Unit
from care.tickets.entries import entries_of
from care.tickets.rows import find_ticket
from care.tickets.words import relay
from care.tickets.work import working
from care.values.content import Content, Kind
from tests.store import reminding
from tests.store.cast import (
    DARIA,
    DESK,
    EMMA,
    MINUTE,
    NOW,
    OLENA,
    SOLOMIIA,
    TARAS,
    complaint,
    opened,
    said,
    worded,
)
from tests.store.delivering import delivered
from tests.store.looking import ask, clear, do, owed, rows


async def live(store: Store) -> Ticket:
    """Emma leaves a trace in every table."""
    photo = said(EMMA, "EMMASECRET", Kind.PHOTO)
    command = complaint(EMMA, said(EMMA, "EMMASECRET"), photo)
    await do(store, carry_out, command, EMMA)
    given = GiveFeedback("table7", 1, (said(EMMA, "EMMASECRET"),), anonymous=False)
    await do(store, carry_out, given, EMMA)
    for owed_one in await do(store, claim, MINUTE, set(), 9):
        await do(store, delivered, owed_one, [70])
    [relayed, *_] = await do(store, claim, MINUTE, set(), 9)
    await do(store, delivered, relayed, [71])
    ticket = await ask(store, find_ticket, 1)
    assert ticket is not None
    word = said(EMMA, "EMMASECRET")
    await do(store, relay.from_customer, ticket, EMMA, word)
    edited = type(word)(word.chat_id, word.message_id, Content(Kind.TEXT, "EMMASECRET!"), NOW)
    await do(store, relay.customer_edited, edited)
    await do(store, relay.from_operator, ticket.id, TARAS, said(DESK, "Dear EMMASECRET"))
    await do(store, leave_traces)
    return ticket


async def leave_traces(unit: Unit) -> None:
    row = {
        "chat_id": EMMA.id,
        "dialog": "menu",
        "state": {"draft": "EMMASECRET"},
        "version": 1,
        "changed_at": NOW,
    }
    await unit.execute(unit.insert(conversations).values(row))
    update = {"update_id": 5, "message": {"from": {"id": EMMA.id}, "text": "EMMASECRET"}}
    person = {"customer_id": EMMA.id, "at": NOW}
    words = {"author_id": TARAS.id, "author_name": "Taras", "text": "EMMASECRET"}
    await unit.execute(unit.insert(customer_notes).values(person | words))
    await unit.execute(unit.insert(note_uses).values(note_id=1, operator_id=DARIA.id, at=NOW))
    await award(unit, EMMA.id, 5, why=Why.GIFT, once="EMMASECRET", reason="EMMASECRET")
    await unit.execute(unit.insert(jobs).values(kind="remind", customer_id=EMMA.id, due_at=NOW, data={}))
    over = {"shadow": False, "reason": "EMMASECRET", "by_id": TARAS.id, "until": NOW}
    await unit.execute(unit.insert(bans).values(person | over))
    await dead_letters.keep(unit, update, "KeyError", admins=[SOLOMIIA])
    await leave_traces_at_the_desk(unit)


async def leave_traces_at_the_desk(unit: Unit) -> None:
    """In what others did, and in what she tried there as a stranger."""
    quoted = {"from": {"id": 7}, "text": "Emma: EMMASECRET"}
    answer = {"update_id": 6, "message": {"from": {"id": TARAS.id}, "reply_to_message": quoted}}
    await dead_letters.keep(unit, answer, "KeyError", admins=[SOLOMIIA])
    answered = {"message_id": 90, "chat": {"id": TARAS.id}, "text": "EMMASECRET"}
    reply = {"update_id": 8, "message": {"from": {"id": TARAS.id}, "reply_to_message": answered}}
    await dead_letters.keep(unit, reply, "KeyError", admins=[SOLOMIIA])
    other = {"update_id": 7, "message": {"from": {"id": TARAS.id}, "text": "Hello"}}
    await dead_letters.keep(unit, other, "KeyError", admins=[SOLOMIIA])
    await audit.tried(unit, EMMA.id, "queue", audit.STRANGER)
    await audit.write(unit, TARAS.id, "take", ticket=1)
    await operators.seen(unit, Operator(EMMA.id, "Emma", "en"), DESK)
    await unit.execute(unit.insert(ticket_tags).values(ticket_id=1, tag="emmasecret"))
    await shown.note(unit, TARAS.id, [90, 91], [EMMA.id, OLENA.id])


async def everything(store: Store) -> str:
    found = {name: [dict(row) for row in await rows(store, table)] for name, table in metadata.tables.items()}
    return json.dumps(found, default=str)


async def test_nothing_of_them_is_left(store: Store) -> None:
    await live(store)
    assert "EMMASECRET" in await everything(store)
    assert await do(store, carry_out, DeleteMe(), EMMA) == Done()
    left = await everything(store)
    for trace in ("EMMASECRET", "Emma", "emma", f" {EMMA.id},", f" {EMMA.id}}}"):
        assert trace not in left, trace
    assert await ask(store, find, EMMA.id) is None


async def test_what_others_did_stays_and_a_stranger_is_nobody(store: Store) -> None:
    await live(store)
    await do(store, knowledge.erase, EMMA.id)
    assert [row["update_id"] for row in await rows(store, dead_letters_table)] == [7]
    assert [row["actor_id"] for row in await rows(store, attempts)] == [audit.ERASED]
    assert [row["actor_id"] for row in await rows(store, audit_table)] == [TARAS.id]
    with pytest.raises(DBAPIError):  # the log is locked again
        await do(store, audit_changed)


async def audit_changed(unit: Unit) -> None:
    await unit.execute(audit_table.update().values(actor_id=1))


async def test_what_shows_them_to_an_operator_in_private_is_deleted_there(store: Store) -> None:
    await live(store)
    await do(store, knowledge.erase, EMMA.id)
    erasing = {row["chat_id"]: row["body"] for row in await rows(store, outbox) if row["kind"] == "erase"}
    assert erasing[TARAS.id] == {"messages": [90, 91]}
    assert {row["customer_id"] for row in await rows(store, shown_table)} == {OLENA.id}


async def test_the_books_stay_without_a_name(store: Store) -> None:
    ticket = await live(store)
    await do(store, working.solve, ticket.id, TARAS)
    await do(store, knowledge.erase, EMMA.id)
    [row] = await rows(store, tickets)
    assert (row["state"], row["customer_id"], row["first_answer_at"]) == ("solved", None, NOW)
    [given] = await rows(store, feedback_table)
    assert (given["score"], given["customer_id"], given["messages"]) == (1, None, [])


async def test_an_open_ticket_is_withdrawn_and_the_desk_deletes_and_redraws(store: Store) -> None:
    ticket = await live(store)
    await do(store, knowledge.erase, EMMA.id)
    after = await ask(store, find_ticket, ticket.id)
    assert after is not None
    assert (after.state, after.customer, after.version) == (State.WITHDRAWN, 0, ticket.version + 2)
    assert await owed(store, DESK) == ["desk_erased", "card", "erase"]
    erase = next(row for row in await rows(store, outbox) if row["kind"] == "erase")
    assert erase["body"] == {"messages": [71]}
    assert await owed(store, EMMA.id) == []


async def test_others_keep_what_is_theirs(store: Store) -> None:
    await live(store)
    theirs = await do(store, opened, OLENA)
    await do(store, knowledge.erase, EMMA.id)
    assert await ask(store, knowledge.kept, OLENA.id) == {
        "tickets": 1,
        "entries": 1,
        "feedback": 0,
        "reminders": 0,
        "receipts": 0,
        "vouchers": 0,
        "points": 0,
    }
    assert await ask(store, find_ticket, theirs.id) == theirs
    assert await ask(store, find, OLENA.id) == OLENA


async def test_erasing_somebody_unknown_changes_nothing(store: Store) -> None:
    before = await everything(store)
    await do(store, knowledge.erase, 4711)
    assert await everything(store) == before


async def test_it_says_how_much_is_kept(store: Store) -> None:
    await live(store)
    await reminding.kept(store, who=EMMA)
    assert await ask(store, knowledge.kept, EMMA.id) == {
        "tickets": 1,
        "entries": 4,
        "feedback": 1,
        "reminders": 1,
        "receipts": 0,
        "vouchers": 0,
        "points": 5,
    }


async def test_the_groups_messages_are_deleted_a_hundred_at_a_time(store: Store) -> None:
    ticket = await do(store, opened, EMMA, *(said(EMMA, "", Kind.PHOTO) for _ in range(150)))
    entries = await ask(store, entries_of, ticket.id)
    places = [{"entry_id": entry.id, "chat_id": DESK, "message_id": entry.id} for entry in entries]

    async def arrive(unit: Unit) -> None:
        await unit.execute(unit.insert(copies), places)

    await do(store, arrive)
    await do(store, knowledge.erase, EMMA.id)
    posts = [row["body"]["messages"] for row in await rows(store, outbox) if row["kind"] == "erase"]
    assert [len(messages) for messages in posts] == [100, 50]


async def test_what_was_on_its_way_to_the_staff_is_erased_when_it_arrives(store: Store) -> None:
    await live(store)
    await do(store, owe_words_about_her)
    on_its_way = await do(store, claim, MINUTE, set(), 9)
    await do(store, knowledge.erase, EMMA.id)
    for number, each in enumerate(on_its_way):
        await do(store, delivered, each, [600 + number])
    erased = {message for row in await rows(store, outbox) for message in row["body"].get("messages", ())}
    assert erased >= {600 + n for n, each in enumerate(on_its_way) if each.chat_id != EMMA.id}
    assert EMMA.id not in {row["customer_id"] for row in await rows(store, shown_table)}


async def test_what_may_have_arrived_when_the_process_died_is_looked_for_and_says_nothing(
    store: Store,
) -> None:
    await live(store)
    await do(store, owe_words_about_her)
    before = {each.chat_id: each for each in await do(store, claim, MINUTE, set(), 9)}
    await do(store, knowledge.erase, EMMA.id)
    await do(store, end_leases)
    assert "EMMASECRET" not in str(await rows(store, outbox))
    after = await do(store, claim, MINUTE, set(), 9)
    assert {each.chat_id for each in after} == before.keys() - {EMMA.id}
    for each in after:
        assert (each.head.kind, each.head.stored, each.ambiguous) == (Trace.kind, {}, True)
        assert each.task == before[each.chat_id].task


async def owe_words_about_her(unit: Unit) -> None:
    """In her topic, to colleagues in private, and to herself."""
    await clear(unit)

    def about(**fields: int) -> Told:
        return Told(notice="queue", fields={"text": "EMMASECRET", **fields})

    shows = worded("EMMASECRET", shows=(EMMA.id,))
    await owe(unit, Post(DESK, about(), Lane.DESK, ticket_id=1))
    bodies = {TARAS.id: shows, DARIA.id: about(number=1), SOLOMIIA: about(feedback=1), EMMA.id: about()}
    for chat, body in bodies.items():
        await owe(unit, Post(chat, body, Lane.DESK))


async def test_what_was_given_up_leaves_no_trace(store: Store) -> None:
    await live(store)
    await do(store, owe_words_about_her)
    on_its_way = await do(store, claim, MINUTE, set(), 9)
    await do(store, knowledge.erase, EMMA.id)
    for each in on_its_way:
        await do(store, fail, each, "Bad Request")
    assert not [row for row in await rows(store, outbox) if row["kind"] == Trace.kind]
