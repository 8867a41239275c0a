"""What is sent to many, in the store: who is written down, queued, taken back."""

from dataclasses import replace
from datetime import date, time

from care.broadcasts import feeding, outcomes, steering, telling
from care.broadcasts import rows as casts
from care.broadcasts.checking import audience
from care.broadcasts.model import AtHour, Outcome, Paused
from care.broadcasts.outcomes import Doubtful
from care.broadcasts.rules import Any, Listed, Not
from care.contact import Yes, verdict_on
from care.contact.answering import decline
from care.contact.purposes import BROADCAST
from care.customers import reach
from care.notices.broadcasts import BroadcastStopped
from care.people.customers import find, save
from care.privacy import knowledge
from care.store.tables import contacts, outbox
from care.store.unit import Store
from tests.store.cast import DAY, EMMA, HOUR, IVAN, MINUTE, NOW, OLENA, opened
from tests.store.casting import NEWS, begun, counts, draft, fed, found, frozen, letter, outcomes_of, readers
from tests.store.ledger import give
from tests.store.looking import ask, do, notice, rows


async def test_whoever_agreed_is_written_down_queued_and_counted_once(store: Store) -> None:
    people = await readers(store, 20)
    number = await begun(store)
    assert (await found(store, number)).frozen_at == NOW
    assert await fed(store, number) == 20
    assert await fed(store, number) == 0
    owed = await rows(store, outbox)
    assert [row["chat_id"] for row in owed] == [person.id for person in people]
    assert {row["body"]["broadcast"] for row in owed} == {number}
    assert [row["purpose"] for row in await rows(store, contacts)] == ["broadcast"] * 20
    assert (await counts(store, number)).by == {Outcome.QUEUED: 20}


async def test_each_gets_it_at_ten_by_their_own_clock(store: Store) -> None:
    zones = {OLENA: "", IVAN: "Europe/Warsaw", EMMA: "Europe/London"}
    await do(store, save, [replace(who, wishes=NEWS, zone=zone) for who, zone in zones.items()])
    await begun(store, draft(AtHour(date(2026, 11, 21), time(10))))
    due = {row["customer_id"]: row["due_at"] for row in await frozen(store)}
    kyiv = NOW.replace(day=21, hour=8)
    assert due == {OLENA.id: kyiv, IVAN.id: kyiv + HOUR, EMMA.id: kyiv + 2 * HOUR}


async def test_an_hour_that_has_passed_in_a_zone_is_tomorrows_there(store: Store) -> None:
    await do(store, save, [replace(EMMA, wishes=NEWS), replace(OLENA, wishes=NEWS)])
    await begun(store, draft(AtHour(date(2026, 11, 20), time(11))))  # noon in Kyiv, ten in London
    due = {row["customer_id"]: row["due_at"] for row in await frozen(store)}
    assert due == {EMMA.id: NOW + HOUR, OLENA.id: NOW - HOUR + DAY}


async def test_what_is_filled_in_is_what_stood_there_when_it_was_begun(store: Store) -> None:
    await do(store, save, [replace(EMMA, wishes=NEWS)])
    await give(store, 120)
    number = await begun(
        store, draft(letter=letter("Dear {name}, you have {balance}. {tier}{expires}{else}"))
    )
    await give(store, 5)
    [row] = await frozen(store)
    fields = row["fields"]
    assert (fields["name"], fields["balance"], fields["tier"]) == ("Emma", 120, "")
    assert set(fields) == {"name", "balance", "tier", "expires", "zone"}
    assert (await counts(store, number)).total == 1


async def test_at_night_it_waits_and_after_a_day_it_is_of_no_use(store: Store) -> None:
    await readers(store, 1)
    number = await begun(store)
    midnight = NOW + 12 * HOUR
    assert await fed(store, number, midnight - 11 * HOUR) == 1
    await do(store, steering.pause, number)
    await do(store, steering.resume, number, now=midnight)
    assert await fed(store, number, midnight) == 1
    [row] = await frozen(store)
    assert (row["outcome"], row["due_at"]) == ("pending", NOW + 21 * HOUR)
    await do(store, steering.resume, number, now=NOW + 2 * DAY)
    await do(store, steering.pause, number)
    await do(store, steering.resume, number, now=NOW + 36 * HOUR)
    assert await fed(store, number, NOW + 36 * HOUR) == 1
    assert await outcomes_of(store) == {row["customer_id"]: "skipped"}


async def test_whoever_changed_their_mind_meanwhile_is_passed_over(store: Store) -> None:
    first, second, third, fourth = await readers(store, 4)
    number = await begun(store)
    await do(store, decline, first, "broadcast", "No more", on=False)
    await do(store, reach.lost, second.id)
    await do(store, opened, third)
    await fed(store, number)
    assert (await counts(store, number)).why == {
        (Outcome.SKIPPED, "unwished"): 1,
        (Outcome.SKIPPED, "complaint"): 1,
    }
    assert (await outcomes_of(store))[second.id] == "blocked"
    assert (await outcomes_of(store))[fourth.id] == "queued"


async def test_what_has_reached_everybody_is_neither_paused_nor_cancelled(store: Store) -> None:
    [reader] = await readers(store, 1)
    number = await begun(store)
    await fed(store, number)
    await do(store, reach.lost, reader.id)  # so it is known of the only one what became of it
    assert (await found(store, number)).ended_at is None
    assert not await do(store, steering.pause, number)
    assert not await do(store, steering.cancel, number)


async def test_a_pause_takes_back_what_nobody_has_begun_to_send(store: Store) -> None:
    people = await readers(store, 3)
    number = await begun(store)
    await fed(store, number)
    assert await do(store, steering.pause, number)
    assert not await do(store, steering.pause, number)
    assert await rows(store, outbox) == []
    assert await rows(store, contacts) == []
    assert set((await outcomes_of(store)).values()) == {"pending"}
    assert isinstance(await ask(store, verdict_on, BROADCAST, people[0].id), Yes)
    assert await do(store, steering.resume, number)
    assert await fed(store, number) == 3


async def test_whoever_was_left_gets_it_again_only_where_somebody_says_so_and_is_there_to_get_it(
    store: Store,
) -> None:
    first, second, third = await readers(store, 3)
    number = await begun(store)
    await fed(store, number)
    for who, became in ((first, Outcome.SENT), (second, Outcome.REFUSED), (third, Outcome.AMBIGUOUS)):
        await do(store, outcomes.note, number, who.id, became)
    await do(store, casts.change, number, ended_at=NOW)
    assert await ask(store, outcomes.in_doubt, number, 5) == [Doubtful(third.id, third.name, NOW)]
    assert not await do(store, steering.resume, number)
    assert await do(store, steering.resume, number, (Outcome.REFUSED,))
    assert not await do(store, steering.resume, number, (Outcome.REFUSED,))  # another admin has pressed it
    assert await outcomes_of(store) == {first.id: "sent", second.id: "pending", third.id: "ambiguous"}
    assert (await found(store, number)).ended_at is None
    assert await do(store, steering.resume, number, (Outcome.AMBIGUOUS,))
    assert (await outcomes_of(store))[third.id] == "pending"


async def test_what_was_cancelled_is_sent_to_nobody_and_goes_on_no_more(store: Store) -> None:
    await readers(store, 3)
    number = await begun(store)
    await fed(store, number)
    assert await do(store, steering.cancel, number)
    assert await rows(store, outbox) == []
    assert not await do(store, steering.resume, number)
    assert await ask(store, casts.under_way) == []


async def test_what_came_due_while_nobody_was_there_waits_for_a_person(store: Store) -> None:
    await readers(store, 3)
    number = await begun(store)
    assert await fed(store, number, NOW + 3 * HOUR) == feeding.MISSED_IT
    await do(store, telling.stop, number, Paused.MISSED)
    assert await notice(store, BroadcastStopped) == BroadcastStopped(
        broadcast=number, why=Paused.MISSED, sent=0, refused=0, blocked=0, unsubscribed=0, left=3
    )
    broadcast = await found(store, number)
    assert (broadcast.paused_why, broadcast.goes) == (Paused.MISSED, False)
    await do(store, steering.resume, number, now=NOW + 4 * HOUR)
    assert await fed(store, number, NOW + 4 * HOUR + MINUTE) == 3


async def test_of_two_at_once_the_second_keeps_its_distance(store: Store) -> None:
    """The second one waits for its distance, and counts the first as soon as that is queued."""
    [person] = await readers(store, 1)
    first, second = await begun(store), await begun(store)
    await fed(store, first)
    await fed(store, second)
    [_, waits] = await frozen(store)
    assert (waits["outcome"], waits["due_at"]) == ("pending", NOW + 3 * HOUR)
    assert await ask(store, find, person.id) == person


async def test_whoever_is_listed_gets_it_and_no_id_stays_in_the_rule(store: Store) -> None:
    first, _, third = await readers(store, 3)
    number = await begun(store, draft(audience=Not(Not(Listed((first.id, third.id, 1))))))
    assert list(await outcomes_of(store)) == [first.id, third.id]
    assert (await found(store, number)).audience == Not(Not(Listed(())))


async def test_whoever_has_their_data_deleted_stands_in_no_row(store: Store) -> None:
    first, second = await readers(store, 2)
    number = await begun(store)
    await fed(store, number)
    await do(store, knowledge.erase, first.id)
    assert list(await outcomes_of(store)) == [second.id]


async def test_of_a_list_it_is_said_how_many_are_nobodys(store: Store) -> None:
    [first] = await readers(store, 1)
    found = await ask(store, audience, Any((Listed((first.id, 1, 2)), Listed((2,)))), (), BROADCAST)
    assert (found.counted.total, found.strangers, found.names) == (1, 2, (first.name,))
