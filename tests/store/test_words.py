"""Words at their limits: what stops them, what they answer, and for which ticket they are when nobody has said so."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import update

from care.business import Flood, Localized
from care.business.desk import Person
from care.model.ticket import Ticket
from care.outbox.bodies import Relay
from care.store.tables import customers
from care.store.unit import Store
from care.tickets.delivery import undelivered
from care.tickets.entries import entries_of, place_of
from care.tickets.opening import own
from care.tickets.words import calling, flood, relay
from care.tickets.words.lookup import home_of
from care.tickets.words.meaning import Meaning, read
from care.tickets.words.moving import move_words
from care.tickets.work import working
from care.values.content import Content
from care.values.content import Kind as ContentKind
from care.values.errors import CannotCross, NotAllowed, TooLate, Unreachable, WrongState
from tests.store.cast import (
    DESK,
    EMMA,
    HOUR,
    MINUTE,
    NOW,
    OLENA,
    SHOP,
    TARAS,
    claim_of,
    opened,
    owed_row,
    said,
    taken,
)
from tests.store.looking import ask, do, owed


@pytest.fixture
async def ticket(store: Store) -> Ticket:
    return await do(store, taken)


# --- what stays inside


async def test_a_photo_without_words_is_a_note_and_a_mark_alone_is_none(store: Store, ticket: Ticket) -> None:
    photo = said(DESK, "# ", ContentKind.PHOTO)
    meant = replace(read(photo.content), content=Content(ContentKind.PHOTO, "", "file"))
    kept = await do(store, relay.note, ticket.id, TARAS, photo, meant)
    assert kept is not None
    assert kept.content.kind is ContentKind.PHOTO


LISTED = Person(id=205, name=Localized({"uk": "Соломія", "en": "Solomiia"})), Person(id=TARAS.id)
NAMED = SHOP.model_copy(update={"staff": LISTED})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daria, can you take this?", Meaning.HELD),
        ("Дашо, глянь", Meaning.HELD),
        ("Соломіє, глянь", Meaning.HELD),  # whom only the settings name
        ("Emma, good afternoon!", Meaning.WORDS),
        ("Taras: good afternoon!", Meaning.WORDS),  # the writer
        ("/solve", Meaning.COMMAND),
        ("// Daria, look", Meaning.NOTE),
    ],
)
async def test_what_calls_a_colleague_by_name_is_held(store: Store, text: str, expected: Meaning) -> None:
    meant = read(said(DESK, text).content, {"solve"}, "me")
    judged = await ask(store, calling.judged, TARAS, EMMA.id, meant, business=NAMED)
    assert judged.meaning is expected


async def test_a_customer_with_a_colleagues_name_is_called_by_it(store: Store) -> None:
    async with store.write() as unit:
        await unit.execute(update(customers).where(customers.c.id == EMMA.id).values(name="Daria Bond"))
        await unit.commit()
    meant = read(said(DESK, "Даріє, доброго дня!").content)
    assert (await ask(store, calling.judged, TARAS, EMMA.id, meant, business=NAMED)).meaning is Meaning.WORDS
    assert (await ask(store, calling.judged, TARAS, OLENA.id, meant, business=NAMED)).meaning is Meaning.HELD


async def test_what_is_not_there_is_not_let_out(store: Store) -> None:
    with pytest.raises(TooLate):
        await do(store, relay.release, 99, DESK, TARAS)


async def test_what_was_held_stays_inside_when_its_customer_cannot_be_reached(
    store: Store, ticket: Ticket
) -> None:
    held = await do(store, working.note, ticket.id, TARAS, said(DESK, "/hello Emma"))
    assert held is not None
    async with store.write() as unit:
        await unit.execute(update(customers).where(customers.c.id == EMMA.id).values(blocked=True))
        await unit.commit()
    with pytest.raises(Unreachable):
        await do(store, relay.release, held.id, DESK, TARAS)
    assert await owed(store, EMMA.id) == []


async def test_what_can_reach_a_customer_in_words_only_stays_inside(store: Store, ticket: Ticket) -> None:
    held = await do(store, working.note, ticket.id, TARAS, said(DESK, "A poll", ContentKind.OTHER))
    assert held is not None
    with pytest.raises(CannotCross):
        await do(store, relay.release, held.id, DESK, TARAS)


# --- what they answer


async def test_an_answer_to_what_stands_in_another_ticket_answers_nothing_here(
    store: Store, ticket: Ticket
) -> None:
    first = said(EMMA, "Cold coffee")
    await do(store, relay.from_customer, ticket, EMMA, first)
    other = await do(store, opened)
    reply = said(EMMA, "As I said", reply_to=first.message_id)
    here = await do(store, relay.from_customer, ticket, EMMA, reply)
    there = said(EMMA, "And this", reply_to=first.message_id)
    elsewhere = await do(store, relay.from_customer, other, EMMA, there)
    assert here is not None
    assert elsewhere is not None
    assert (here.reply_to is not None, elsewhere.reply_to) == (True, None)


# --- where they go


async def test_words_are_not_moved_to_where_they_are(store: Store, ticket: Ticket) -> None:
    with pytest.raises(WrongState):
        await do(store, move_words, EMMA, ticket.id, ticket.id, [said(EMMA)])


async def test_unplaced_words_are_for_what_is_talked_about_and_late_for_what_was_spoken_of_last(
    store: Store, ticket: Ticket
) -> None:
    async def home(*, late: bool) -> int | None:
        found = await ask(store, home_of, EMMA.id, late=late)
        return found.id if found else None

    newer = await do(store, opened)
    assert [await home(late=False), await home(late=True)] == [ticket.id, ticket.id]
    await do(store, working.hand_back, ticket.id, TARAS)
    assert [await home(late=False), await home(late=True)] == [None, newer.id]
    await do(store, own.withdraw, EMMA, newer.id)
    assert await home(late=False) == ticket.id


# --- too many of them


@pytest.mark.parametrize(("before", "waits"), [(MINUTE, False), (MINUTE * 0.9, True)])
async def test_a_minute_counts_what_was_said_within_it(
    store: Store, ticket: Ticket, before: timedelta, *, waits: bool
) -> None:
    for _ in range(2):
        word = replace(said(EMMA), sent_at=NOW + HOUR)
        await do(store, relay.from_customer, ticket, EMMA, word, now=NOW + HOUR)
    now = NOW + HOUR + before
    assert (await do(store, flood.brake, Flood(messages=2), ticket, now=now) > now) == waits


# --- what did not arrive


@pytest.mark.parametrize(("chat", "notice"), [(DESK, "desk_unshown"), (EMMA.id, "desk_undelivered")])
async def test_the_topic_hears_of_words_that_reached_nobody_on_either_side(
    store: Store, ticket: Ticket, chat: int, notice: str
) -> None:
    [entry] = await ask(store, entries_of, ticket.id)
    claimed = claim_of(chat, owed_row(Relay(), ticket=ticket.id, entry=entry.id))
    assert await do(store, undelivered.tell, claimed, "too long")
    assert await owed(store) == [notice]


async def test_who_is_not_admitted_answers_in_no_ticket_that_somebody_has(
    store: Store, ticket: Ticket
) -> None:
    stranger = replace(TARAS, id=999, admitted=False)
    with pytest.raises(NotAllowed):
        await do(store, relay.answer, ticket.id, stranger, said(DESK, "Hello"))
    assert await owed(store, EMMA.id) == []


async def test_where_words_stand_in_their_authors_chat_is_known_for_a_first_part_alone(
    store: Store, ticket: Ticket
) -> None:
    [entry] = await ask(store, entries_of, ticket.id)
    assert await ask(store, place_of, entry, EMMA.id) == entry.message_id
    assert await ask(store, place_of, entry, EMMA.id, 1) is None
    assert await ask(store, place_of, replace(entry, message_id=0), EMMA.id) is None
